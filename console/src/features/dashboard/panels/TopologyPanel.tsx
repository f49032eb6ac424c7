import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { liveSplitWindow, servicesQuery, sitesQuery, splitQuery } from '@/shared/api/queries'
import type { Member, Site } from '@/shared/api/types'
import type { TopologyState } from '@/shared/chart/props'
import { Topology } from '@/shared/chart/Topology'
import { useFormat } from '@/shared/time/format'
import { useIsDisplay } from '@/shared/ui/Away'
import { liveStaleMs } from '@/shared/ui/Panel'
import { PanelBody } from '../PanelBody'
import type { PanelProps } from '../panelView'

const memberStates: Record<Member['state'], TopologyState> = { serving: 'ok', evacuated: 'crit', holding: 'warn', returning: 'warn' }
const siteStates: Record<Site['state'], TopologyState> = { live: 'ok', stale: 'warn', never: 'idle' }

/** Which service is answered from which site, with what share. */
export default function TopologyPanel({ panel, view }: PanelProps<'topology'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const display = useIsDisplay()
  const sites = useQuery(sitesQuery)
  const services = useQuery(servicesQuery)
  const wanted = (field: 'service' | 'site', id: string) => view.scopes.some((scope) => (scope[field] ?? id) === id)
  const shownSites = sites.data?.sites.filter(({ id }) => wanted('site', id)) ?? []
  const shownServices = services.data?.filter(({ id }) => wanted('service', id)) ?? []
  const splits = useQueries({ queries: shownServices.map(({ id }) => splitQuery(id, liveSplitWindow)) })
  return (
    <PanelBody queries={[sites, services]} staleAfterMs={liveStaleMs} empty={shownSites.length === 0 || shownServices.length === 0} partial={shownSites.some(({ state }) => state === 'stale')}>
      {() => (
        <Topology
          label={panel.title === '' ? t('dashboard.kinds.topology') : panel.title}
          services={shownServices.map(({ id, name, members, automaticFailover }) => {
            const away = members.filter(({ state }) => state === 'evacuated').map(({ site }) => site)
            const down = away.length > 0
            return { id, name, state: down ? 'crit' : automaticFailover.possible ? 'ok' : 'warn', stateText: down ? `${away.join(', ')} ${t('member.evacuated')}` : automaticFailover.possible ? t('member.serving') : t('service.autoImpossible'), facts: [members.map(({ site, weight }) => `${site} ${weight}`).join(' / ')] }
          })}
          sites={shownSites.map(({ id, state, values }) => ({ id, name: id, state: siteStates[state], stateText: t(`site.${state}`), facts: values === null ? [] : [`${format.tps(values.tps)} TPS`, `p95 ${format.ms(values.p95Ms)}`, `${t('metric.errorRate')} ${format.percent(values.errorRate, 2)}`] }))}
          links={shownServices.flatMap(({ id, members }, index) => members.filter(({ site }) => shownSites.some((one) => one.id === site)).map((member) => ({
            service: id, site: member.site, share: splits[index]?.data?.members.find(({ site }) => site === member.site)?.answered?.share ?? null, state: memberStates[member.state], stateText: t(`member.${member.state}`),
          })))}
          {...(display ? {} : { onOpen: (kind: 'service' | 'site', id: string) => void (kind === 'service' ? navigate({ to: '/services/$id', params: { id } }) : navigate({ to: '/instances', search: { site: id } })) })}
        />
      )}
    </PanelBody>
  )
}
