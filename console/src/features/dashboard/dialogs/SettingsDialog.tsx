import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDocument } from '@/shared/dashboard/document'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { RefreshField, TimeFields, validTime } from '../editor/timeFields'

/** What holds for the whole dashboard: its name, what it is for, the range and refresh that it opens with. */
export function SettingsDialog({ document, onClose, onDone }: { document: DashboardDocument; onClose: () => void; onDone: (document: DashboardDocument) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [name, setName] = useState(document.name)
  const [description, setDescription] = useState(document.description)
  const [time, setTime] = useState(document.time)
  const [refresh, setRefresh] = useState(document.refresh)
  const valid = name.trim() !== '' && validTime(time)
  return (
    <Dialog title={t('dashboard.settings')} onClose={onClose} onSubmit={() => valid && onDone({ ...document, name: name.trim(), description, time, refresh })} foot={<button type="submit" className="btn primary" disabled={!valid}>{t('dashboard.apply')}</button>}>
      <TextField label={t('dashboard.name')} value={name} maxLength={200} required error={name.trim() === '' ? t('dashboard.nameMissing') : undefined} onChange={(event) => setName(event.target.value)} />
      <div className="field">
        <label htmlFor={id}>{t('dashboard.description')}</label>
        <textarea id={id} className="input" rows={2} maxLength={2000} value={description} onChange={(event) => setDescription(event.target.value)} />
      </div>
      <TimeFields time={time} onChange={setTime} />
      <RefreshField value={refresh} onChange={setRefresh} />
    </Dialog>
  )
}
