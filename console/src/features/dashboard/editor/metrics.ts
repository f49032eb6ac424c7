import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from '@/shared/api/client'
import type { Metric, MetricAggregate, MetricBy } from '@/shared/api/types'

export const metricListQuery = queryOptions({
  queryKey: ['metric-list'],
  queryFn: async ({ signal }) => (await get<{ metrics: Metric[] }>('/metrics', signal)).metrics,
  staleTime: 60_000,
})

const everyAggregate: readonly MetricAggregate[] = ['mean', 'min', 'max', 'total', 'sum', 'rate', 'ratio', 'p50', 'p90', 'p95', 'p99', 'score', 'distinct']
const everyBy: readonly MetricBy[] = ['site', 'service', 'instance', 'label']

/** What can be asked for now. A metric that nobody reports yet may be named all the same. */
export function useMetrics(): { names: string[]; aggregatesOf: (metric: string) => readonly MetricAggregate[]; bysOf: (metric: string) => readonly MetricBy[] } {
  const { data = [] } = useQuery(metricListQuery)
  const find = (metric: string) => data.find(({ name }) => name === metric)
  return {
    names: data.map(({ name }) => name),
    aggregatesOf: (metric) => find(metric)?.aggregates ?? everyAggregate,
    bysOf: (metric) => find(metric)?.by ?? everyBy,
  }
}
