import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isOutcomeUnknown, send } from '@/shared/api/client'
import { keys, refreshAfterAct } from '@/shared/api/queries'
import { isProposal, steeringKeys } from '@/shared/api/steering'
import type { Proposal, ServiceDetail } from '@/shared/api/types'

interface Call { method: 'POST' | 'PUT' | 'DELETE'; path: string; body?: unknown }

/**
 * Sends one act on a service and shows the service as the hub answers it to be. Where two people decide, the answer is a proposal:
 * nothing is done yet, and `onProposed` is told so.
 */
export function useSendAct(service: string, onDone: () => void, onProposed: (proposal: Proposal) => void = onDone) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Call) => send<ServiceDetail | Proposal | undefined>(method, `/services/${encodeURIComponent(service)}/${path}`, body),
    onSuccess: async (detail) => {
      if (isProposal(detail)) {
        onProposed(detail)
        await client.invalidateQueries({ queryKey: steeringKeys.proposals(service) })
      } else {
        if (detail) client.setQueryData(keys.service(service), detail)
        onDone()
      }
      await refreshAfterAct(client, service)
    },
    // Without an answer the act may still have been made: look.
    onError: (error) => (isOutcomeUnknown(error) ? refreshAfterAct(client, service) : undefined),
  })
}
