import { useTranslation } from 'react-i18next'
import type { Member, MemberState, Service } from '@/shared/api/types'
import { Status, type Tone } from './Status'

export const memberTones: Record<MemberState, Tone> = { serving: 'ok', evacuated: 'crit', holding: 'warn', returning: 'info' }

export function MemberStatus({ member }: { member: Member }) {
  const { t } = useTranslation()
  return <Status tone={memberTones[member.state]} pill>{t(`member.${member.state}`)}</Status>
}

/** What an operator must know of a service at a glance: members that do not serve, mode, freeze, whether failover can work. */
export function ServiceState({ service }: { service: Service }) {
  const { t } = useTranslation()
  const notServing = service.members.filter(({ state }) => state !== 'serving')
  return (
    <>
      {notServing.map((member) => <Status key={member.site} tone={memberTones[member.state]} pill>{member.site} {t(`member.${member.state}`)}</Status>)}
      {service.pendingApproval && <Status tone="warn" pill>{t('alarm.approval-wanted')}</Status>}
      {(service.pendingProposals ?? 0) > 0 && <Status tone="warn" pill>{t('proposal.states.pending')} {service.pendingProposals}</Status>}
      {service.drill && <Status tone="info" pill>{t('drill.title')} {service.drill.site}</Status>}
      {service.freeze && <Status tone="warn" pill>{t('freeze.active')}</Status>}
      {!service.automaticFailover.possible && <Status tone="crit" pill>{t('service.autoImpossible')}</Status>}
      <span className="tag">{t('service.mode')}: {t(`mode.${service.mode}`)}</span>
    </>
  )
}
