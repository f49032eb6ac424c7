import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { IncidentStatus } from '@/features/incidents/IncidentStatus'
import { RtoBar } from '@/features/incidents/RtoBar'
import { incidentsQuery } from '@/shared/api/queries'
import { useFormat } from '@/shared/time/format'
import { Away } from '@/shared/ui/Away'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import '@/features/incidents/incidents.css'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'

const most = 50
/** Asked for each 30 s, and pushed when something changes. */
const staleMs = 95_000

export default function IncidentsPanel({ view }: PanelProps<'incidents'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(incidentsQuery)
  const incidents = query.data?.filter((incident) => view.scopes.some(({ service, site }) => (service ?? incident.service) === incident.service && (site ?? incident.site) === incident.site)).slice(0, most) ?? []
  const sheet = (): Sheet => ({
    columns: [t('incidents.opened'), t('common.service'), t('common.site'), t('common.state'), t('incidents.rto')],
    rows: incidents.map(({ openedAt, service, site, state, rtoMs }) => [openedAt, service, site, state, rtoMs]),
  })
  return (
    <PanelBody queries={[query]} staleAfterMs={staleMs} empty={incidents.length === 0} nothing={{ title: t('incidents.empty'), hint: t('incidents.emptyHint') }} sheet={sheet}>
      {() => (
        <Scroll label={t('incidents.title')} className="dash-table">
          <table>
            <thead><tr><th>{t('incidents.opened')}</th><th className="roomy">{t('common.service')}</th><th>{t('common.site')}</th><th>{t('common.state')}</th><th>{t('incidents.rto')}</th></tr></thead>
            <tbody>
              {incidents.map((incident) => (
                <tr key={incident.id}>
                  <td className="nowrap"><Away><Link to="/incidents/$id" params={{ id: incident.id }}>{format.clock(incident.openedAt)}</Link></Away></td>
                  <td className="roomy">{incident.service}</td>
                  <td><SiteName site={incident.site} /></td>
                  <td><IncidentStatus incident={incident} /></td>
                  <td><RtoBar incident={incident} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </PanelBody>
  )
}
