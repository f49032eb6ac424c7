import { useTranslation } from 'react-i18next'
import type { Nameserver, ServiceDetail } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Empty, Frame } from '@/shared/ui/Panel'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { tokenText } from './token'

export function NameserversPanel({ service, stale }: { service: ServiceDetail; stale: boolean }) {
  const { t } = useTranslation()
  return (
    <Frame title={t('service.nameservers')} stale={stale} flush>
      {service.nameservers.length === 0 ? <Empty title={t('service.noNameservers')} hint={t('service.noNameserversHint')} /> : (
        <ul className="nameservers">{service.nameservers.map((nameserver) => <Row key={nameserver.id} nameserver={nameserver} />)}</ul>
      )}
    </Frame>
  )
}

function Row({ nameserver }: { nameserver: Nameserver }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li>
      <div className="nameserver-head">
        <strong>{nameserver.id}</strong>
        <code className="muted">{nameserver.address ?? t('common.noData')}</code>
        <span className="nameserver-state">
          {!nameserver.reachable ? <Status tone="crit">{t('service.unreachable')}</Status> : nameserver.inSync ? <Status tone="ok">{t('service.inSync')}</Status> : <Status tone="warn">{t('service.outOfSync')}</Status>}
          <span className="tag" title={t('service.tokenHint')}>{tokenText(nameserver.token)}</span>
        </span>
      </div>
      {nameserver.failOpen && <Status tone="crit" pill>{t('service.failOpen')}</Status>}
      <ul>
        {nameserver.members.map((member) => (
          <li key={member.site}>
            <SiteName site={member.site} />
            {member.evacuated ? <Status tone="crit">{t('service.evacuatedHere')}</Status> : <span className="soft">{t('service.draws')} {member.weight}</span>}
            <span className="muted num" title={t('service.answers')}>{t('service.answerCount', { count: format.number(member.answers) })}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}
