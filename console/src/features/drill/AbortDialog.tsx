import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActForm } from '@/features/service/ActForm'
import { send } from '@/shared/api/client'
import { refreshAfterAct } from '@/shared/api/queries'
import { drillQuery, steeringKeys } from '@/shared/api/steering'
import type { Drill } from '@/shared/api/types'

export function AbortDialog({ drill, onClose }: { drill: Drill; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const abort = useMutation({
    mutationFn: (reason: string) => send<Drill>('POST', `/drills/${encodeURIComponent(drill.id)}/abort`, { reason }),
    onSuccess: async (next) => {
      client.setQueryData(drillQuery(drill.id).queryKey, next)
      onClose()
      await Promise.all([client.invalidateQueries({ queryKey: steeringKeys.drills }), refreshAfterAct(client, drill.service)])
    },
  })
  return <ActForm title={t('drill.abort')} intro={t('drill.abortText')} confirm={t('drill.abort')} danger busy={abort.isPending} error={abort.error} onClose={onClose} onConfirm={(reason) => abort.mutate(reason)} />
}
