import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDocument } from '@/shared/dashboard/document'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { createDashboard, dashboardKeys, type Dashboard } from '../api'
import { Acting, useActing } from './acting'

export function CreateDialog({ make, onClose, onDone }: { make: (name: string) => DashboardDocument; onClose: () => void; onDone: (made: Dashboard) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const { busy, error, act } = useActing()
  const submit = () => name.trim() !== '' && act(async () => {
    const made = await createDashboard(make(name.trim()))
    void client.invalidateQueries({ queryKey: dashboardKeys.list })
    onDone(made)
  })
  return (
    <Dialog title={t('dashboard.create')} onClose={onClose} onSubmit={submit} foot={<button type="submit" className="btn primary" disabled={busy || name.trim() === ''}>{busy ? t('common.working') : t('dashboard.create')}</button>}>
      <TextField label={t('dashboard.name')} value={name} maxLength={200} required onChange={(event) => setName(event.target.value)} hint={t('dashboard.createHint')} />
      <Acting error={error} />
    </Dialog>
  )
}
