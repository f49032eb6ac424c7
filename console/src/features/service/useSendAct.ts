import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isOutcomeUnknown, send } from '@/shared/api/client'
import { keys, refreshAfterAct } from '@/shared/api/queries'
import type { ServiceDetail } from '@/shared/api/types'

interface Call { method: 'POST' | 'PUT' | 'DELETE'; path: string; body?: unknown }

/** Sends one act on a service and shows the service as the hub answers it to be. */
export function useSendAct(service: string, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Call) => send<ServiceDetail | undefined>(method, `/services/${encodeURIComponent(service)}/${path}`, body),
    onSuccess: async (detail) => {
      if (detail) client.setQueryData(keys.service(service), detail)
      onDone()
      await refreshAfterAct(client, service)
    },
    // Without an answer the act may still have been made: look.
    onError: (error) => (isOutcomeUnknown(error) ? refreshAfterAct(client, service) : undefined),
  })
}
