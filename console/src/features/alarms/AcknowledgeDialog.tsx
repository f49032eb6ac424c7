import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaisedAlarm } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { useAcknowledge } from './useAcknowledge'
import { useAlarmWords } from './useAlarmWords'

export function AcknowledgeDialog({ alarm, onClose }: { alarm: RaisedAlarm; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useAlarmWords()
  const problem = useProblemText()
  const id = useId()
  const [note, setNote] = useState('')
  const sending = useAcknowledge(onClose)
  return (
    <Dialog
      title={t('alarms.ackTitle')}
      onClose={onClose}
      onSubmit={() => sending.mutate({ id: alarm.id, note })}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="btn primary" disabled={sending.isPending}>{sending.isPending ? t('common.working') : t('alarms.acknowledge')}</button>
        </>
      }
    >
      <p><strong>{words.title(alarm)}</strong> {words.about(alarm).map((part) => <span key={part} className="tag">{part}</span>)}</p>
      <p className="soft">{t('alarms.ackText')}</p>
      <div className="field">
        <label htmlFor={id}>{t('alarms.note')}</label>
        <textarea id={id} className="input" rows={2} maxLength={500} value={note} aria-describedby={`${id}-hint`} onChange={(event) => setNote(event.target.value)} />
        <span id={`${id}-hint`} className="field-hint">{t('alarms.noteHint')}</span>
      </div>
      {sending.isError && <p role="alert"><Status tone="crit">{problem(sending.error)}</Status></p>}
    </Dialog>
  )
}
