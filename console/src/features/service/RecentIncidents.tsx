import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { incidentsQuery } from '@/shared/api/queries'
import { IncidentStatus } from '@/features/incidents/IncidentStatus'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { SiteName } from '@/shared/ui/Site'

export function RecentIncidents({ service }: { service: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery({ ...incidentsQuery, select: (all) => all.filter((incident) => incident.service === service).slice(0, 5) })
  return (
    <Panel title={t('service.recent')} query={query} flush staleAfterMs={90_000} isEmpty={(list) => list.length === 0} empty={{ title: t('service.noRecent') }} aside={<Link to="/incidents" search={{ service }}>{t('common.all')}</Link>}>
      {(list) => (
        <ul className="recent">
          {list.map((incident) => (
            <li key={incident.id}>
              <Link to="/incidents/$id" params={{ id: incident.id }}>{format.clock(incident.openedAt)}</Link>
              <IncidentStatus incident={incident} />
              <SiteName site={incident.site} />
              <span className="muted num">RTO {incident.rtoMs === null ? t('common.noData') : format.delta(incident.rtoMs)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
