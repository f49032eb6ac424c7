import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import { Dialog } from '@/shared/ui/Dialog'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import type { UserSessions } from './users'

export function EndSessionsDialog({ user, own, onClose }: { user: UserSessions; own: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const text = useProblemText()
  const end = useMutation({
    mutationFn: () => send('DELETE', `/sessions?user=${encodeURIComponent(user.user)}`),
    onSuccess: () => {
      onClose()
      return client.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  return (
    <Dialog title={t('sessions.end')} onClose={onClose} onSubmit={() => end.mutate()} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn danger" disabled={end.isPending}>{end.isPending ? t('common.working') : t('sessions.end')}</button></>}>
      <p><strong>{user.displayName}</strong> <span className="muted">{user.user}</span></p>
      <p>{t('sessions.endText', { count: user.sessions })}</p>
      {own && <p><Status tone="warn">{t('sessions.endOwn')}</Status></p>}
      {user.wall !== null && <p className="soft">{t('sessions.endWall')}</p>}
      {end.isError && <div role="alert"><Status tone="crit">{text(end.error)}</Status></div>}
    </Dialog>
  )
}
