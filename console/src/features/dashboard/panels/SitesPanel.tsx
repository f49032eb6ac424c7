import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sitesQuery } from '@/shared/api/queries'
import type { Site } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { liveStaleMs } from '@/shared/ui/Panel'
import { Status, type Tone } from '@/shared/ui/Status'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { together } from './running'

const tones: Record<Site['state'], Tone> = { live: 'ok', stale: 'warn', never: 'idle' }

/** The sites beside each other: the last complete window, and what runs now. A site that is silent keeps no value as if it were of now. */
export default function SitesPanel({ view }: PanelProps<'sites'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(sitesQuery)
  const wanted = view.scopes.flatMap(({ site }) => site ?? [])
  const sites = query.data?.sites.filter(({ id }) => wanted.length === 0 || wanted.includes(id)) ?? []
  const figures = [
    { name: t('metric.tps'), of: ({ values }: Site) => values?.tps, text: (value: number | null | undefined) => format.tps(value) },
    { name: t('metric.mean'), of: ({ values }: Site) => values?.meanMs, text: (value: number | null | undefined) => format.ms(value) },
    { name: t('metric.p95'), of: ({ values }: Site) => values?.p95Ms, text: (value: number | null | undefined) => format.ms(value) },
    { name: t('metric.errorRate'), of: ({ values }: Site) => values?.errorRate, text: (value: number | null | undefined) => format.ratio(value) },
    { name: t('metric.instances'), of: ({ values }: Site) => values?.instances, text: (value: number | null | undefined) => format.number(value) },
    { name: t('dashboard.running'), of: ({ live, state }: Site) => { const all = state === 'live' ? together([live?.running ?? null]) : null; return all && all.lt1s + all.to3s + all.to5s + all.ge5s }, text: (value: number | null | undefined) => format.number(value) },
  ]
  const sheet = (): Sheet => ({ columns: [t('common.site'), ...figures.map(({ name }) => name)], rows: sites.map((site) => [site.id, ...figures.map(({ of }) => of(site) ?? null)]) })
  return (
    <PanelBody queries={[query]} staleAfterMs={liveStaleMs} empty={sites.length === 0} partial={sites.some(({ state }) => state === 'stale')} nothing={{ title: t('overview.noSites'), hint: t('overview.noSitesHint') }} sheet={sheet}>
      {() => (
        <Scroll label={t('overview.compare')} className="dash-table">
          <table className="sites-table">
            <thead>
              <tr><td />{sites.map(({ id, state, staleSince }) => (
                <th key={id} scope="col" className="num"><SiteName site={id} /><div title={state === 'stale' ? t('site.staleSince', { time: format.clock(staleSince) }) : undefined}><Status tone={tones[state]}>{t(`site.${state}`)}</Status></div></th>
              ))}</tr>
            </thead>
            <tbody>{figures.map(({ name, of, text }) => <tr key={name}><th scope="row">{name}</th>{sites.map((site) => <td key={site.id} className={`num${site.state === 'live' ? ' strong' : ' muted'}`}>{text(of(site))}</td>)}</tr>)}</tbody>
          </table>
        </Scroll>
      )}
    </PanelBody>
  )
}
