import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, send } from '@/shared/api/client'
import type { Proposal, ServiceDetail, WeightsPreview } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { ReasonField } from '@/shared/ui/fields'
import { ActError } from './ActForm'
import { sameToken, tokenText } from './token'
import { useSendAct } from './useSendAct'
import { checkDraft, draftOf } from './weights'
import { WeightFields } from './WeightFields'
import { Proposed } from './Proposed'
import { WeightsPreviewView } from './WeightsPreviewView'

/** Edit, look at what would be done, then do it: three steps, and only the last changes anything. */
export function WeightsDialog({ service, onClose }: { service: ServiceDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(service.members))
  const [base, setBase] = useState(service.token)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const check = checkDraft(draft, service.members)
  const body = { weights: check.weights ?? {}, reason: reason.trim() }
  const preview = useMutation({ mutationFn: () => send<WeightsPreview>('POST', `/services/${encodeURIComponent(service.id)}/weights/preview`, body) })
  const [proposal, setProposal] = useState<Proposal>()
  const act = useSendAct(service.id, onClose, setProposal)
  const twoPeople = preview.data?.warnings.includes('two-people') ?? false
  const overtaken = !sameToken(base, service.token) || (act.error instanceof ProblemError && act.error.code === 'token-mismatch')
  const ready = check.weights !== undefined && !check.allZero && !check.unchanged && body.reason !== ''

  const reload = () => {
    setDraft(draftOf(service.members))
    setBase(service.token)
    preview.reset()
    act.reset()
  }
  const submit = () => {
    setTried(true)
    if (!ready) return
    if (preview.data === undefined) preview.mutate()
    else act.mutate({ method: 'PUT', path: 'weights', body: { ...body, expected: preview.data.token } })
  }

  if (proposal) return <Proposed proposal={proposal} onClose={onClose} />
  return (
    <Dialog
      title={`${t('weights.title')} · ${service.name}`}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <span className="lead muted">{t('weights.tokenBefore', { token: tokenText(preview.data?.token ?? base) })}</span>
          {preview.data === undefined
            ? <button key="cancel" type="button" className="btn" onClick={onClose}>{t('common.cancel')}</button>
            : <button key="edit" type="button" className="btn" onClick={() => { preview.reset(); act.reset() }}>{t('weights.edit')}</button>}
          <button type="submit" className="btn primary" disabled={preview.isPending || act.isPending || overtaken}>
            {preview.isPending || act.isPending ? t('common.working') : preview.data === undefined ? t('weights.preview') : twoPeople ? t('proposal.propose') : t('weights.confirm')}
          </button>
        </>
      }
    >
      {overtaken && (
        <div className="banner warn" role="alert">
          <div>{t('weights.stale')}</div>
          <button type="button" className="btn small" onClick={reload}>{t('weights.reloadValues')}</button>
        </div>
      )}
      {preview.data === undefined ? (
        <>
          <p className="soft">{t('weights.intro')}</p>
          <WeightFields members={service.members} draft={draft} check={check} onChange={(site, text) => setDraft({ ...draft, [site]: text })} />
          {tried && check.unchanged && <p className="field-error" role="alert">{t('weights.unchanged')}</p>}
          {check.allZero && <p className="field-error" role="alert">{t('weights.allZero')}</p>}
          <ReasonField value={reason} onChange={setReason} missing={tried && body.reason === ''} />
          <ActError error={preview.error} />
        </>
      ) : (
        <>
          <WeightsPreviewView preview={preview.data} reason={body.reason} />
          {!overtaken && <ActError error={act.error} />}
        </>
      )}
    </Dialog>
  )
}
