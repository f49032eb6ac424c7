import { useTranslation } from 'react-i18next'
import type { Member, ServiceDetail } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Frame } from '@/shared/ui/Panel'
import { MemberStatus } from '@/shared/ui/ServiceState'
import { SiteName, useSiteClass } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { verdictTones } from './verdictTones'
import { useMayAct, useOpenAct } from './useAct'

export function MembersPanel({ service, stale }: { service: ServiceDetail; stale: boolean }) {
  const { t } = useTranslation()
  const mayAct = useMayAct(service)
  // Who sees some of the members is not told what the others weigh: no share of the whole can be shown.
  const total = service.partial === true ? null : service.members.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <Frame title={t('service.members')} stale={stale} flush>
      <ul className="members">
        {service.members.map((member) => <MemberRow key={member.site} service={service.id} mayAct={mayAct} member={member} total={total} />)}
      </ul>
    </Frame>
  )
}

function MemberRow({ service, member, total, mayAct }: { service: string; member: Member; total: number | null; mayAct: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const siteClass = useSiteClass()
  const open = useOpenAct(service)
  const out = member.state === 'evacuated' || member.state === 'holding'
  return (
    <li className={`member ${siteClass(member.site)}`}>
      <div className="member-head">
        <SiteName site={member.site} />
        <MemberStatus member={member} />
        {member.stateSince !== null && <span className="muted" title={format.dateTime(member.stateSince)}>{format.ago(now - Date.parse(member.stateSince))}</span>}
        {member.withheld !== null && <Status tone="warn" pill>{t(`withheld.${member.withheld}`)}</Status>}
        {member.byOperator && <Status tone="info" pill>{member.overrideUntil == null ? t('override.held') : t('override.heldUntil', { time: format.clock(member.overrideUntil) })}</Status>}
        {mayAct && (
          <span className="member-act">
            {member.state === 'serving' && <button type="button" className="btn quiet small" onClick={() => open('drill', member.site)}>{t('drill.start')}<span className="sr-only"> {member.site}</span></button>}
            {member.byOperator && <button type="button" className="btn quiet small" onClick={() => open('release', member.site)}>{t('override.release')}<span className="sr-only"> {member.site}</span></button>}
            <button type="button" className="btn quiet small" onClick={() => open(member.state === 'serving' ? 'evacuate' : 'return', member.site)}>
              {member.state === 'serving' ? t('override.evacuate') : t('override.return')}
              <span className="sr-only"> {member.site}</span>
            </button>
          </span>
        )}
      </div>
      <dl className="member-facts">
        <div><dt>{t('service.currentWeight')}</dt><dd><b>{member.weight}</b>{total !== null && <span className="muted"> {total > 0 ? format.percent(member.weight / total) : t('common.noData')}</span>}</dd></div>
        <div><dt>{t('service.configuredWeight')}</dt><dd><b>{member.configuredWeight}</b></dd></div>
        <div className="member-verdict"><dt>{t('evidence.verdict')}</dt><dd><Status tone={verdictTones[member.verdict]}>{t(`verdict.${member.verdict}`)}</Status></dd></div>
        <div className="member-endpoints">
          <dt>{t('service.endpoints')} · {t('service.minimumUpValue', { count: member.minimumUp })}</dt>
          <dd>
            {member.endpoints.map(({ address, port, verdict }) => (
              <span key={`${address}:${port}`} className="endpoint"><Status tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</Status><code>{address}:{port}</code></span>
            ))}
          </dd>
        </div>
      </dl>
      {(out || member.state === 'returning') && <Progress member={member} now={now} />}
    </li>
  )
}

/** The way back: first the hold-down, then the ramp. */
function Progress({ member, now }: { member: Member; now: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const done = member.state === 'returning' ? (member.rampStep ?? 0) : 0
  const left = member.holdUntil === null ? null : Math.max(0, Date.parse(member.holdUntil) - now)
  const since = member.stateSince === null ? null : Date.parse(member.stateSince)
  const held = member.state === 'returning' ? 1 : left === null || since === null || member.holdUntil === null ? 0 : 1 - left / Math.max(1, Date.parse(member.holdUntil) - since)
  return (
    <div className="progress">
      <span className="progress-label">{t('service.holdDown')}{left !== null && member.state === 'holding' && <b> {t('service.holdLeft', { duration: format.duration(left) })}</b>}</span>
      <span className="progress-label">{t('service.ramp')}{member.rampStep !== null && <b> {t('service.rampStep', { step: member.rampStep, steps: member.rampSteps })}</b>}</span>
      <span className="progress-hold"><i style={{ width: `${Math.min(1, Math.max(0, held)) * 100}%` }} /></span>
      <span className="progress-steps">
        {Array.from({ length: member.rampSteps }, (_, index) => <i key={index} className={index < done ? 'done' : ''} />)}
      </span>
    </div>
  )
}
