import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { servicesQuery } from '@/shared/api/queries'
import { providersQuery } from '@/shared/api/steering'
import type { Service } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { MemberStatus, ServiceState } from '@/shared/ui/ServiceState'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { lastChange, providerTones, summary } from './providerTones'
import { tokenText } from './token'
import { verdictTones } from './verdictTones'
import './service.css'

/** All services at a glance: who answers with which weight, what the quorum says, whether every provider serves it. */
export function ServicesPage() {
  const { t } = useTranslation()
  const query = useQuery(servicesQuery)
  return (
    <Page title={t('service.listTitle')}>
      <Panel title={t('service.listTitle')} query={query} flush bare isEmpty={(services) => services.length === 0} empty={{ title: t('overview.noServices'), hint: t('overview.noServicesHint') }}>
        {(services) => <ul className="service-list">{services.map((service) => <Row key={service.id} service={service} />)}</ul>}
      </Panel>
    </Page>
  )
}

function Row({ service }: { service: Service }) {
  const { t } = useTranslation()
  return (
    <li>
      <div className="service-list-head">
        <Link to="/services/$id" params={{ id: service.id }} className="strong">{service.name}</Link>
        <span className="muted">TTL {service.ttlSeconds}{t('unit.s')} · {t('service.token')} {tokenText(service.token)}</span>
        <ServiceState service={service} />
      </div>
      <ul className="service-list-members">
        {service.members.map((member) => (
          <li key={member.site}>
            <SiteName site={member.site} />
            <span className="muted">{t('common.weight')} {member.weight} / {member.configuredWeight}</span>
            <Status tone={verdictTones[member.verdict]}>{t(`verdict.${member.verdict}`)}</Status>
            <MemberStatus member={member} />
          </li>
        ))}
      </ul>
      {service.partial !== true && <Providers service={service.id} />}
    </li>
  )
}

function Providers({ service }: { service: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const { data } = useQuery({ ...providersQuery(service), refetchInterval: 10_000 })
  if (data === undefined || data.providers.length === 0) return null
  const { inSync, worst } = summary(data.providers)
  const change = lastChange(data.providers)
  return (
    <p className="service-list-providers">
      <span className="muted">{t('provider.title')}</span> <Status tone={providerTones[worst]}>{t('provider.summary', { inSync, total: data.providers.length })}{worst === 'in-sync' ? '' : ` · ${t(`provider.states.${worst}`)}`}</Status>
      {change && <span className="muted">{t('provider.lastChange')} {format.ago(now - Date.parse(change.at))} <span className="tag">{tokenText(change.token)}</span></span>}
    </p>
  )
}
