import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { copyDashboard, dashboardKeys, type Dashboard } from '../api'
import { Acting, useActing } from './acting'

/** A copy of one's own, which can be changed. */
export function CopyDialog({ id, name, onClose, onDone }: { id: string; name: string; onClose: () => void; onDone: (copy: Dashboard) => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [wanted, setWanted] = useState(t('dashboard.copyOf', { name }).slice(0, 200))
  const { busy, error, act } = useActing()
  const submit = () => act(async () => {
    const copy = await copyDashboard(id, wanted.trim(), i18n.language)
    void client.invalidateQueries({ queryKey: dashboardKeys.list })
    onDone(copy)
  })
  return (
    <Dialog title={t('dashboard.copy')} onClose={onClose} onSubmit={submit} foot={<button type="submit" className="btn primary" disabled={busy || wanted.trim() === ''}>{busy ? t('common.working') : t('dashboard.copy')}</button>}>
      <TextField label={t('dashboard.name')} value={wanted} maxLength={200} required onChange={(event) => setWanted(event.target.value)} hint={t('dashboard.copyHint')} />
      <Acting error={error} />
    </Dialog>
  )
}
