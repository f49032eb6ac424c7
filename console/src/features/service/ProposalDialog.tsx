import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isOutcomeUnknown, send } from '@/shared/api/client'
import { proposalsQuery, steeringKeys } from '@/shared/api/steering'
import { refreshAfterAct } from '@/shared/api/queries'
import { ActForm } from './ActForm'
import { ProposalText } from './ProposalText'

interface Props { service: string; id: string; decision: 'approve' | 'reject' | 'withdraw'; onClose: () => void }

/** The second person's decision, or the first one's second thoughts. */
export function ProposalDialog({ service, id, decision, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data } = useQuery(proposalsQuery(service))
  const proposal = data?.find((one) => one.id === id)
  const refresh = async () => {
    await Promise.all([client.invalidateQueries({ queryKey: steeringKeys.proposals(service) }), client.invalidateQueries({ queryKey: steeringKeys.drills }), refreshAfterAct(client, service)])
  }
  const path = `/services/${encodeURIComponent(service)}/proposals/${encodeURIComponent(id)}`
  const act = useMutation({
    mutationFn: (reason: string) => (decision === 'withdraw' ? send('DELETE', path) : send('POST', `${path}/decision`, { decision, reason })),
    onSuccess: () => {
      onClose()
      return refresh()
    },
    onError: (error) => (isOutcomeUnknown(error) ? refresh() : undefined),
  })
  return (
    <ActForm title={t(`proposal.${decision}Title`)} intro={t(`proposal.${decision}Text`)} confirm={t(`proposal.${decision}`)} reasonless={decision === 'withdraw'} danger={decision === 'approve' && proposal?.kind !== 'weights'} busy={act.isPending} error={act.error} onClose={onClose} onConfirm={(reason) => act.mutate(reason)}>
      {proposal && <ProposalText proposal={proposal} />}
    </ActForm>
  )
}
