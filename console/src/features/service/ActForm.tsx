import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isOutcomeUnknown } from '@/shared/api/client'
import { Dialog } from '@/shared/ui/Dialog'
import { ReasonField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'

export function ActError({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const text = useProblemText()
  if (error === null || error === undefined) return null
  return (
    <div className="banner crit" role="alert">
      <div>
        {!isOutcomeUnknown(error) && <Status tone="crit">{t('act.failed')}</Status>}
        <p>{isOutcomeUnknown(error) ? t('act.unknownOutcome') : text(error)}</p>
      </div>
    </div>
  )
}

interface Props { title: string; intro: string; confirm: string; danger?: boolean; reasonless?: boolean; busy: boolean; error: unknown; valid?: boolean; onClose: () => void; onConfirm: (reason: string) => void; children?: ReactNode }

/** An act that needs a reason and one more look. */
export function ActForm({ title, intro, confirm, danger = false, reasonless = false, busy, error, valid = true, onClose, onConfirm, children }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (valid && (reasonless || reason.trim() !== '')) onConfirm(reason.trim())
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <button type="button" className="btn" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className={`btn ${danger ? 'danger' : 'primary'}`} disabled={busy}>{busy ? t('common.working') : confirm}</button>
        </>
      }
    >
      <p className="soft">{intro}</p>
      {children}
      {!reasonless && <ReasonField value={reason} onChange={setReason} missing={tried && reason.trim() === ''} />}
      <ActError error={error} />
    </Dialog>
  )
}
