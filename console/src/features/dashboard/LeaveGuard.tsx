import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/ui/Dialog'

/** Asks before changes that are not saved are left behind; also when the tab is closed. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
    disabled: !dirty,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog
      title={t('dashboard.leaveTitle')}
      onClose={reset}
      foot={<><button type="button" className="btn danger lead" onClick={proceed}>{t('dashboard.leave')}</button><button type="button" className="btn primary" onClick={reset}>{t('dashboard.stay')}</button></>}
    >
      <p>{t('dashboard.leaveText')}</p>
    </Dialog>
  )
}
