import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { steeringKeys } from '@/shared/api/steering'
import { ActForm } from './ActForm'
import { useSendAct } from './useSendAct'

export function RepairDialog({ service, provider, onClose }: { service: string; provider: string; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const act = useSendAct(service, () => {
    onClose()
    void client.invalidateQueries({ queryKey: steeringKeys.providers(service) })
  })
  return (
    <ActForm title={`${t('provider.repairTitle')} · ${provider}`} intro={t('provider.repairText')} confirm={t('provider.repair')} busy={act.isPending} error={act.error} onClose={onClose} onConfirm={(reason) => act.mutate({ method: 'POST', path: `providers/${encodeURIComponent(provider)}/repair`, body: { reason } })} />
  )
}
