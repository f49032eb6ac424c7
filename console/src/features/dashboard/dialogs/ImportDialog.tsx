import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDocument, type DashboardDocument } from '@/shared/dashboard/document'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { createDashboard, dashboardKeys, type Dashboard } from '../api'
import { Acting, useActing } from './acting'

const mostBytes = 1 << 20

/** Makes a dashboard of one's own from an exported file; the hub says where a file is wrong. */
export function ImportDialog({ onClose, onDone }: { onClose: () => void; onDone: (made: Dashboard) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const id = useId()
  const [read, setRead] = useState<DashboardDocument>()
  const [wrong, setWrong] = useState<string>()
  const [name, setName] = useState('')
  const { busy, error, act } = useActing()
  const look = async (file: File | undefined) => {
    setRead(undefined)
    setWrong(undefined)
    if (!file) return
    try {
      const value: unknown = file.size > mostBytes ? undefined : JSON.parse(await file.text())
      if (!isDocument(value)) throw new Error('no dashboard')
      setRead(value)
      setName(value.name)
    } catch {
      setWrong(t('dashboard.notADashboard'))
    }
  }
  const submit = () => act(async () => {
    if (!read) return
    const made = await createDashboard({ ...read, name: name.trim() === '' ? read.name : name.trim() })
    void client.invalidateQueries({ queryKey: dashboardKeys.list })
    onDone(made)
  })
  return (
    <Dialog title={t('dashboard.import')} onClose={onClose} onSubmit={submit} foot={<button type="submit" className="btn primary" disabled={busy || !read}>{busy ? t('common.working') : t('dashboard.import')}</button>}>
      <div className="field">
        <label htmlFor={id}>{t('dashboard.file')}</label>
        <input id={id} className="input" type="file" accept="application/json,.json" aria-invalid={wrong !== undefined} aria-describedby={`${id}-note`} onChange={(event) => void look(event.target.files?.[0])} />
        <span id={`${id}-note`} className={wrong === undefined ? 'field-hint' : 'field-error'} role={wrong === undefined ? undefined : 'alert'}>{wrong ?? t('dashboard.importHint')}</span>
      </div>
      {read && <TextField label={t('dashboard.name')} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} hint={t('dashboard.importFound', { pages: read.pages.length, panels: read.pages.reduce((sum, page) => sum + page.panels.length, 0) })} />}
      <Acting error={error} />
    </Dialog>
  )
}
