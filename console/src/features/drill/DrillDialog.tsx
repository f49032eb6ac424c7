import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '@/features/service/ActForm'
import { Proposed } from '@/features/service/Proposed'
import { send } from '@/shared/api/client'
import { refreshAfterAct } from '@/shared/api/queries'
import { isProposal, steeringKeys } from '@/shared/api/steering'
import type { Drill, Proposal } from '@/shared/api/types'
import { TextField } from '@/shared/ui/fields'
import { isMs, isPercent, isStay, limitsOf, mostMs, mostPercent } from './limits'

/** Starts a planned failover: which site goes out, how long it stays out, and at what the survivors break it off. */
export function DrillDialog({ service, site, onClose }: { service: string; site: string; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [fields, setFields] = useState({ errorRate: '5', p95: '2000', stay: '60' })
  const [proposal, setProposal] = useState<Proposal>()
  const chosen = limitsOf(fields)
  const start = useMutation({
    mutationFn: (reason: string) => send<Drill | Proposal>('POST', `/services/${encodeURIComponent(service)}/drills`, { site, ...chosen, reason }),
    onSuccess: async (answer) => {
      await Promise.all([client.invalidateQueries({ queryKey: steeringKeys.proposals(service) }), client.invalidateQueries({ queryKey: steeringKeys.drills }), refreshAfterAct(client, service)])
      if (isProposal(answer)) setProposal(answer)
      else await navigate({ to: '/drills/$id', params: { id: answer.id } })
    },
  })
  if (proposal) return <Proposed proposal={proposal} onClose={onClose} />
  const field = (key: keyof typeof fields, label: string, valid: boolean, error: string) => (
    <TextField label={label} inputMode="decimal" value={fields[key]} error={valid ? undefined : error} onChange={(event) => setFields({ ...fields, [key]: event.target.value })} />
  )
  return (
    <ActForm title={t('drill.startTitle', { site })} intro={t('drill.startText')} confirm={t('drill.start')} danger valid={chosen !== undefined} busy={start.isPending} error={start.error} onClose={onClose} onConfirm={(reason) => start.mutate(reason)}>
      {field('errorRate', t('drill.errorRate'), isPercent(fields.errorRate), t('drill.invalid', { most: mostPercent }))}
      {field('p95', t('drill.p95'), isMs(fields.p95), t('drill.invalid', { most: mostMs }))}
      {field('stay', t('drill.stay'), isStay(fields.stay), t('drill.invalidStay'))}
    </ActForm>
  )
}
