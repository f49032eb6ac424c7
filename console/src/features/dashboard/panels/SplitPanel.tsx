import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { liveSplitWindow, servicesQuery, splitQuery } from '@/shared/api/queries'
import { SplitBars } from '@/shared/chart/SplitBars'
import { Away } from '@/shared/ui/Away'
import { liveStaleMs } from '@/shared/ui/Panel'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'

/** Configured, answered and observed weight of a service, with the statistical band; of all services where none is chosen. */
export default function SplitPanel({ view }: PanelProps<'split'>) {
  const { t } = useTranslation()
  const services = useQuery(servicesQuery)
  const chosen = view.scopes.flatMap(({ service }) => service ?? [])
  const shown = chosen.length > 0 ? chosen.map((id) => ({ id, name: services.data?.find((one) => one.id === id)?.name ?? id })) : (services.data ?? []).map(({ id, name }) => ({ id, name }))
  const splits = useQueries({ queries: shown.map(({ id }) => splitQuery(id, liveSplitWindow)) })
  const known = splits.flatMap(({ data }, index) => (data ? [{ data, name: shown[index]?.name ?? data.service }] : []))
  const sheet = (): Sheet => ({
    columns: [t('common.service'), t('common.site'), t('split.configured'), t('split.answered'), t('split.observed')],
    rows: known.flatMap(({ data, name }) => data.members.map(({ site, configured, answered, observed }) => [name, site, configured.share, answered?.share ?? null, observed?.share ?? null])),
  })
  return (
    <PanelBody queries={splits.length > 0 ? splits : [services]} staleAfterMs={liveStaleMs} empty={shown.length === 0} partial={known.some(({ data }) => data.partial)} nothing={{ title: t('overview.noServices'), hint: t('overview.noServicesHint') }} sheet={sheet}>
      {() => (
        <div className="dash-scroll dash-splits">
          {known.map(({ data, name }) => (
            <section key={data.service} aria-label={name}>
              <p><Away><Link to="/services/$id" params={{ id: data.service }}>{name}</Link></Away></p>
              <SplitBars split={data} />
            </section>
          ))}
        </div>
      )}
    </PanelBody>
  )
}
