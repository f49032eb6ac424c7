import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proposal } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { TextField } from '@/shared/ui/fields'
import { ActForm } from './ActForm'
import { freezeEnd } from './freeze'
import { Proposed } from './Proposed'
import { useSendAct } from './useSendAct'

interface Props { service: string; site: string; action: 'evacuate' | 'return' | 'release'; onClose: () => void }

/** An operator's own decision on a member. An evacuation may be given an end, so that nobody has to remember it. */
export function OverrideDialog({ service, site, action, onClose }: Props) {
  const { t } = useTranslation()
  const now = useServerNow()
  const [typed, setTyped] = useState('')
  const [until, setUntil] = useState('')
  const [proposal, setProposal] = useState<Proposal>()
  const act = useSendAct(service, onClose, setProposal)
  const matches = typed.trim() === site
  const end = until === '' ? undefined : freezeEnd(until, now)
  const wrongEnd = until !== '' && end === undefined
  if (proposal) return <Proposed proposal={proposal} onClose={onClose} />
  return (
    <ActForm
      title={t(`override.${action}Title`)}
      intro={t(`override.${action}Text`)}
      confirm={t(`override.${action}`)}
      danger
      valid={matches && !wrongEnd}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={(reason) => act.mutate({ method: 'POST', path: 'override', body: { site, action, ...(end === undefined ? {} : { until: end }), reason } })}
    >
      <TextField label={t('override.confirmSite', { site })} autoComplete="off" spellCheck={false} value={typed} error={typed !== '' && !matches && !site.startsWith(typed.trim()) ? t('override.mismatch') : undefined} onChange={(event) => setTyped(event.target.value)} />
      {action === 'evacuate' && <TextField label={t('override.until')} type="datetime-local" value={until} hint={t('override.untilHint')} error={wrongEnd ? t('override.untilPast') : undefined} onChange={(event) => setUntil(event.target.value)} />}
    </ActForm>
  )
}
