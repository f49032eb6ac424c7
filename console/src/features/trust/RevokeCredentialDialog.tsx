import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import type { Credential } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { Dialog } from '@/shared/ui/Dialog'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { enrolmentsQuery } from './queries'
import { credentialState, enrolmentState } from './states'

/** Says what becomes of its holder before it is revoked; an agent whose token has uses left would just come back by it. */
export function RevokeCredentialDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const now = useServerNow()
  const { data } = useQuery({ ...enrolmentsQuery, enabled: credential.kind === 'agent' })
  const token = data?.enrolments.find((one) => one.id === credential.origin && enrolmentState(one, now) === 'open')
  const [also, setAlso] = useState(true)
  const revoking = useMutation({
    mutationFn: async () => {
      // The token first: else its holder might use it in between.
      if (token !== undefined && also) await send('DELETE', `/enrolments/${encodeURIComponent(token.id)}`)
      await send('DELETE', `/credentials/${encodeURIComponent(credential.id)}`)
    },
    onSuccess: async () => {
      onClose()
      await Promise.all([client.invalidateQueries({ queryKey: ['credentials'] }), client.invalidateQueries({ queryKey: ['enrolments'] })])
    },
  })
  return (
    <Dialog title={t('trust.revokeTitle')} onClose={onClose} onSubmit={() => revoking.mutate()} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn danger" disabled={revoking.isPending}>{revoking.isPending ? t('common.working') : t('trust.revoke')}</button></>}>
      <p><strong>{credential.name}</strong> <span className="muted">{t(`trust.kinds.${credential.kind}`)} {credential.site}</span></p>
      <p>{t(credentialState(credential) === 'replaced' ? 'trust.consequence.replaced' : `trust.consequence.${credential.kind}`)} {t('trust.noUndo')}</p>
      {token !== undefined && (
        <>
          <Status tone="warn">{t('trust.consequence.tokenLeft')}</Status>
          <label className="check"><input type="checkbox" checked={also} onChange={(event) => setAlso(event.target.checked)} />{t('trust.alsoTakeBack')}</label>
        </>
      )}
      {revoking.isError && <div role="alert"><Status tone="crit">{problem(revoking.error)}</Status></div>}
    </Dialog>
  )
}
