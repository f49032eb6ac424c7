import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { incidentsQuery } from '@/shared/api/queries'
import type { Incident } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Segmented } from '@/shared/ui/fields'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { causeText } from './cause'
import { IncidentStatus } from './IncidentStatus'
import { RtoBar } from './RtoBar'
import './incidents.css'

const route = getRouteApi('/signed-in/incidents')
const states = ['all', 'open', 'returning', 'closed'] as const

export function IncidentsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = route.useSearch()
  const all = useQuery(incidentsQuery)
  const shown = (list: Incident[]) => list.filter(({ service, state }) => (search.service === undefined || service === search.service) && (search.state === undefined || state === search.state))
  const services = [...new Set(all.data?.map(({ service }) => service))].toSorted()
  const none = all.data?.length === 0
  return (
    <Page title={t('incidents.title')}>
      <div className="filters">
        <Segmented
          label={t('common.state')}
          value={search.state ?? 'all'}
          choices={states.map((value) => ({ value, label: value === 'all' ? t('common.all') : t(`incidents.${value}`) }))}
          onChange={(value) => void navigate({ to: '/incidents', search: { ...(search.service === undefined ? {} : { service: search.service }), ...(value === 'all' ? {} : { state: value }) } })}
        />
        {(services.length > 1 || search.service !== undefined) && (
          <select className="input" aria-label={t('common.service')} value={search.service ?? ''} onChange={(event) => void navigate({ to: '/incidents', search: { ...(event.target.value === '' ? {} : { service: event.target.value }), ...(search.state === undefined ? {} : { state: search.state }) } })}>
            <option value="">{t('common.service')}: {t('common.all')}</option>
            {services.map((service) => <option key={service} value={service}>{service}</option>)}
          </select>
        )}
      </div>
      <Panel title={t('incidents.title')} query={all} flush bare staleAfterMs={90_000} isEmpty={(list) => shown(list).length === 0} empty={none ? { title: t('incidents.empty'), hint: t('incidents.emptyHint') } : { title: t('incidents.filtered'), hint: t('incidents.filteredHint') }}>
        {(list) => (
          <Scroll label={t('incidents.title')}>
            <table className="incidents">
              <thead>
                <tr><th>{t('common.state')}</th><th>{t('incidents.opened')}</th><th>{t('common.site')}</th><th>{t('common.service')}</th><th>{t('incidents.cause')}</th><th>{t('incidents.rto')}</th><th className="num">{t('incidents.duration')}</th></tr>
              </thead>
              <tbody>{shown(list).map((incident) => <Row key={incident.id} incident={incident} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
    </Page>
  )
}

function Row({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const end = incident.closedAt === null ? now : Date.parse(incident.closedAt)
  return (
    <tr className="row-link">
      <td><IncidentStatus incident={incident} /></td>
      <td className="nowrap"><Link to="/incidents/$id" params={{ id: incident.id }} className="strong">{format.dateTime(incident.openedAt)}</Link></td>
      <td><SiteName site={incident.site} /></td>
      <td className="soft">{incident.service}</td>
      <td className="nowrap">{causeText(t, incident.cause)}{incident.reconstructed && <> <span className="tag" title={t('incidents.reconstructedHint')}>{t('incidents.reconstructed')}</span></>}</td>
      <td><RtoBar incident={incident} /></td>
      <td className="num">{incident.closedAt === null && <span className="muted">{t('incidents.ongoing')} </span>}{format.duration(end - Date.parse(incident.openedAt))}</td>
    </tr>
  )
}
