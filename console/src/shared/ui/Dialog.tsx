import { useEffect, useId, useRef, type ReactNode, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'

interface Props { title: string; onClose: () => void; onSubmit?: () => void; foot?: ReactNode; children: ReactNode }

/** The browser's own modal dialog: it keeps the focus inside, closes by Escape and gives the focus back. */
export function Dialog({ title, onClose, onSubmit, foot, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) {
      dialog.showModal()
      dialog.querySelector<HTMLElement>('.dialog-body :is(input:not([type=range]), textarea, select, button)')?.focus()
    }
    return () => dialog?.close()
  }, [])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit?.()
  }

  return (
    <dialog ref={ref} aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose() }}>
      <form noValidate onSubmit={submit}>
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="btn quiet icon" aria-label={t('common.close')} onClick={onClose}><Icon name="close" /></button>
        </div>
        <div className="dialog-body">{children}</div>
        {foot !== undefined && <div className="dialog-foot">{foot}</div>}
      </form>
    </dialog>
  )
}
