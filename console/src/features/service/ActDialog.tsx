import type { Act } from '@/app/router'
import type { ServiceDetail } from '@/shared/api/types'
import { DrillDialog } from '@/features/drill/DrillDialog'
import { ApprovalDialog } from './ApprovalDialog'
import { FreezeDialog, UnfreezeDialog } from './FreezeDialog'
import { ModeDialog } from './ModeDialog'
import { OverrideDialog } from './OverrideDialog'
import { ProposalDialog } from './ProposalDialog'
import { RepairDialog } from './RepairDialog'
import { useMayAct, useOpenAct } from './useAct'
import { WeightsDialog } from './WeightsDialog'

/** The dialog that the address asks for, when what it is about is there. */
export function ActDialog({ act, service, site, of }: { act: Act; service: ServiceDetail; site: string | undefined; of: string | undefined }) {
  const open = useOpenAct(service.id)
  const mayAct = useMayAct(service)
  const close = () => open(undefined)
  const known = service.members.some((member) => member.site === site)
  if (!mayAct) return null
  switch (act) {
    case 'weights':
      return <WeightsDialog service={service} onClose={close} />
    case 'mode':
      return <ModeDialog service={service} mode={service.mode} onClose={close} />
    case 'freeze':
      return <FreezeDialog service={service} onClose={close} />
    case 'unfreeze':
      return <UnfreezeDialog service={service} onClose={close} />
    case 'approve':
    case 'reject':
      return service.pendingApproval === null ? null : <ApprovalDialog service={service.id} wanted={service.pendingApproval} decision={act} onClose={close} />
    case 'approve-proposal':
      return of === undefined ? null : <ProposalDialog service={service.id} id={of} decision="approve" onClose={close} />
    case 'reject-proposal':
      return of === undefined ? null : <ProposalDialog service={service.id} id={of} decision="reject" onClose={close} />
    case 'withdraw-proposal':
      return of === undefined ? null : <ProposalDialog service={service.id} id={of} decision="withdraw" onClose={close} />
    case 'repair':
      return of === undefined ? null : <RepairDialog service={service.id} provider={of} onClose={close} />
    case 'drill':
      return site !== undefined && known ? <DrillDialog service={service.id} site={site} onClose={close} /> : null
    case 'evacuate':
    case 'return':
    case 'release':
      return site !== undefined && known ? <OverrideDialog service={service.id} site={site} action={act} onClose={close} /> : null
  }
}
