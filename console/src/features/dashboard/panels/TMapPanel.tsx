import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '@/shared/api/client'
import { sitesQuery } from '@/shared/api/queries'
import type { Heatmap } from '@/shared/api/types'
import { TMap } from '@/shared/chart/TMap'
import type { Scope } from '@/shared/dashboard/document'
import { scopeName } from '@/shared/dashboard/variables'
import { endsNow, type TimeRange } from '@/shared/time/range'
import { PanelBody, staleAfter } from '../PanelBody'
import type { PanelProps, PanelView, Sheet } from '../panelView'
import { parameters, spanNow } from '../questions'
import { interval } from '../refresh'
import { useScopes } from '../useScopes'

/** A column is drawn at least so wide. */
const columnWidth = 3
/** A map of a day is not asked for with every window: the answer is large, and its newest column changes little. */
const longestWaitMs = 60_000

const heatmapQuery = (scope: Scope, range: TimeRange, columns: number, { refresh }: PanelView) =>
  queryOptions({
    queryKey: ['panel', 'heatmap', scope, range, columns] as const,
    queryFn: ({ signal }) => {
      const { from, to } = spanNow(range)
      const { service, site, instance } = scope
      return get<Heatmap>(`/heatmap?${parameters({ service, site, instance, from: new Date(from).toISOString(), to: new Date(to).toISOString(), columns })}`, signal)
    },
    refetchInterval: (query) => {
      const next = interval(refresh, endsNow(range), Math.min(longestWaitMs, query.state.data?.stepMs ?? 0))
      return next === false ? false : next()
    },
    placeholderData: (data, query) => (query !== undefined && JSON.stringify([query.queryKey[2], query.queryKey[3]]) === JSON.stringify([scope, range]) ? data : undefined),
    gcTime: 60_000,
  })

/** Transactions by time and response time: one map, or one a site side by side. */
export default function TMapPanel({ panel, view, size }: PanelProps<'tmap'>) {
  const { t } = useTranslation()
  const { data: sites = [] } = useQuery({ ...sitesQuery, select: (overview) => overview.sites.map(({ id }) => id) })
  const { scopes: asked } = useScopes(view.scopes)
  const scopes = panel.options.split === true ? asked.flatMap((scope) => (scope.site === undefined ? sites.map((site) => ({ ...scope, site })) : [scope])) : asked
  const columns = Math.max(40, Math.min(600, Math.floor(size.width / Math.max(1, scopes.length) / columnWidth / 20) * 20))
  const results = useQueries({ queries: scopes.map((scope) => heatmapQuery(scope, view.range, columns, view)) })
  const sheet = (): Sheet => ({
    columns: [t('common.time'), t('dashboard.scope'), t('dashboard.latencyFrom'), t('dashboard.outcome'), t('dashboard.count')],
    rows: results.flatMap(({ data }, index) => (['ok', 'error'] as const).flatMap((outcome) => (data?.[outcome] ?? []).map(([column = 0, row = 0, count = 0]) => [
      new Date(Date.parse(data?.from ?? '') + column * (data?.stepMs ?? 0)).toISOString(), scopeName(scopes[index] ?? {}, scopes), (data?.lowestSeconds ?? 0) * 1_000 * 2 ** (row / (data?.rowsPerOctave ?? 1)), outcome, count,
    ]))),
  })
  const follows = endsNow(view.range)
  const partial = results.some(({ data }) => data?.parts.some(({ state }) => state === 'partial' || (state === 'stale' && follows)))
  return (
    <PanelBody queries={results} staleAfterMs={follows ? staleAfter(view.refresh) + longestWaitMs : Infinity} empty={results.every(({ data }) => data?.transactions === 0)} partial={partial} nothing={{ title: t('dashboard.noTransactions'), hint: t('dashboard.noDataHint') }} sheet={sheet}>
      {() => (
        <div className="dash-side">
          {results.map(({ data }, index) => {
            const name = scopeName(scopes[index] ?? {}, scopes)
            return (
              <figure key={index} className="dash-figure">
                {name !== '' && <figcaption>{name}</figcaption>}
                {data && <TMap label={[panel.title === '' ? t('dashboard.kinds.tmap') : panel.title, name].filter(Boolean).join(' · ')} data={data} annotations={view.annotations} onZoom={view.onZoom} />}
              </figure>
            )
          })}
        </div>
      )}
    </PanelBody>
  )
}
