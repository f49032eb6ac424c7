import { useTranslation } from 'react-i18next'
import type { Service } from '@/shared/api/types'
import { ActForm } from './ActForm'
import { useSendAct } from './useSendAct'

interface Props { service: string; wanted: NonNullable<Service['pendingApproval']>; decision: 'approve' | 'reject'; onClose: () => void }

export function ApprovalDialog({ service, wanted, decision, onClose }: Props) {
  const { t } = useTranslation()
  const act = useSendAct(service, onClose)
  const { site, kind } = wanted
  return (
    <ActForm
      title={t(`approval.${decision}Title`)}
      intro={`${t(`approval.${kind}`, { site })} — ${t(`approval.${kind}Text`)}`}
      confirm={t(`approval.${decision}`)}
      danger={decision === 'approve' && kind === 'evacuate'}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={(reason) => act.mutate({ method: 'POST', path: 'approval', body: { site, kind, decision, reason } })}
    />
  )
}
