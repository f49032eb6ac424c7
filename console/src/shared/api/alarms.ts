import { queryOptions } from '@tanstack/react-query'
import { get } from './client'
import { keys } from './queries'
import type { AlarmList, AlarmRule, Heatmap, Metric, MetricAnswer, RaisedAlarm } from './types'

/** Fed by the live stream, like everything that changes by itself. */
export const alarmsQuery = queryOptions({
  queryKey: keys.alarms,
  queryFn: ({ signal }) => get<AlarmList>('/alarms', signal),
  staleTime: Infinity,
  gcTime: 600_000,
  // Ended ones leave the list by age, and the stream tells only of changes.
  refetchInterval: 60_000,
})

export const rulesQuery = queryOptions({
  queryKey: keys.rules,
  queryFn: async ({ signal }) => (await get<{ rules: AlarmRule[] }>('/alarms/rules', signal)).rules,
  refetchInterval: 30_000,
})

/** All that rules can be about, with their units and aggregates. */
export const metricListQuery = queryOptions({
  queryKey: ['metric-list'],
  queryFn: async ({ signal }) => (await get<{ metrics: Metric[] }>('/metrics', signal)).metrics,
  staleTime: 60_000,
})

const asked = (parameters: Record<string, string | number | null | undefined>) => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value != null && value !== '').map(([key, value]) => [key, String(value)])).toString()

export interface Around { from: number; to: number; follows: boolean }

const renewed = ({ follows }: Around) => (follows ? 10_000 : false) as number | false

export const alarmSeriesQuery = ({ target }: RaisedAlarm, around: Around, points: number) =>
  queryOptions({
    queryKey: ['alarm-series', target, around, points],
    queryFn: ({ signal }) => get<MetricAnswer>(`/metrics/query?${asked({ metric: target.metric, aggregate: target.aggregate, service: target.service, site: target.site, instance: target.instance, from: new Date(around.from).toISOString(), to: new Date(around.to).toISOString(), points })}`, signal),
    refetchInterval: renewed(around),
    placeholderData: (old) => old,
  })

export const alarmMapQuery = ({ target }: RaisedAlarm, around: Around, columns: number) =>
  queryOptions({
    queryKey: ['alarm-map', target, around, columns],
    queryFn: ({ signal }) => get<Heatmap>(`/heatmap?${asked({ service: target.service, site: target.site, instance: target.instance, from: new Date(around.from).toISOString(), to: new Date(around.to).toISOString(), columns })}`, signal),
    refetchInterval: renewed(around),
    placeholderData: (old) => old,
  })
