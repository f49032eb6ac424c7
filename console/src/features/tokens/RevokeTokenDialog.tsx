import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import type { ApiToken } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'

export function RevokeTokenDialog({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const revoking = useMutation({
    mutationFn: () => send('DELETE', `/api-tokens/${encodeURIComponent(token.id)}`),
    onSuccess: () => {
      onClose()
      return client.invalidateQueries({ queryKey: ['api-tokens'] })
    },
  })
  return (
    <Dialog title={t('tokens.revoke')} onClose={onClose} onSubmit={() => revoking.mutate()} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn danger" disabled={revoking.isPending}>{revoking.isPending ? t('common.working') : t('tokens.revoke')}</button></>}>
      <p><strong>{token.name}</strong> <span className="muted">{token.owner}</span></p>
      <p>{t('tokens.revokeText')}</p>
      {revoking.isError && <div role="alert"><Status tone="crit">{problem(revoking.error)}</Status></div>}
    </Dialog>
  )
}
