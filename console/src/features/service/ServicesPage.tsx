import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { servicesQuery } from '@/shared/api/queries'
import { Panel } from '@/shared/ui/Panel'
import { MemberStatus, ServiceState } from '@/shared/ui/ServiceState'
import { SiteName } from '@/shared/ui/Site'
import { tokenText } from './token'
import './service.css'

export function ServicesPage() {
  const { t } = useTranslation()
  const query = useQuery(servicesQuery)
  return (
    <Page title={t('service.listTitle')}>
      <Panel title={t('service.listTitle')} query={query} flush bare isEmpty={(services) => services.length === 0} empty={{ title: t('overview.noServices'), hint: t('overview.noServicesHint') }}>
        {(services) => (
          <ul className="service-list">
            {services.map((service) => (
              <li key={service.id}>
                <div className="service-list-head">
                  <Link to="/services/$id" params={{ id: service.id }} className="strong">{service.name}</Link>
                  <span className="muted">TTL {service.ttlSeconds}{t('unit.s')} · {t('service.token')} {tokenText(service.token)}</span>
                  <ServiceState service={service} />
                </div>
                <ul className="service-list-members">
                  {service.members.map((member) => (
                    <li key={member.site}><SiteName site={member.site} /><span className="muted">{t('common.weight')} {member.weight} / {member.configuredWeight}</span><MemberStatus member={member} /></li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Page>
  )
}
