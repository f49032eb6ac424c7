import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { get, ProblemError } from './client'
import type { AuditPage, Incident, InstanceLife, InstanceList, Ledger, MetricAggregate, MetricAnswer, Overview, Service, ServiceDetail, Session, Split } from './types'

/** What the live stream feeds is fetched once and then kept fresh by it; see shared/live. */
const fed = { staleTime: Infinity, gcTime: 10 * 60_000 } as const

export const keys = {
  session: ['session'] as const,
  sites: ['sites'] as const,
  services: ['services'] as const,
  service: (id: string) => ['service', id] as const,
  split: (id: string, window: string) => ['split', id, window] as const,
  incidents: ['incidents'] as const,
  incident: (id: string) => ['incident', id] as const,
  alarms: ['alarms'] as const,
  rules: ['alarm-rules'] as const,
}

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: ({ signal }) => get<Session>('/session', signal),
  staleTime: 60_000,
})

export const sitesQuery = queryOptions({
  queryKey: keys.sites,
  queryFn: ({ signal }) => get<Overview>('/sites', signal),
  ...fed,
})

export const servicesQuery = queryOptions({
  queryKey: keys.services,
  queryFn: async ({ signal }) => (await get<{ services: Service[] }>('/services', signal)).services,
  ...fed,
})

export const serviceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.service(id),
    queryFn: ({ signal }) => get<ServiceDetail>(`/services/${encodeURIComponent(id)}`, signal),
    ...fed,
  })

/** The window that the live stream carries; longer ones are asked for. */
export const liveSplitWindow = 'PT1M'

export const splitQuery = (id: string, window: string) =>
  queryOptions({
    queryKey: keys.split(id, window),
    queryFn: ({ signal }) => get<Split>(`/services/${encodeURIComponent(id)}/split?window=${window}`, signal),
    ...(window === liveSplitWindow ? fed : { refetchInterval: 5_000 }),
  })

export const incidentsQuery = queryOptions({
  queryKey: keys.incidents,
  queryFn: async ({ signal }) => (await get<{ incidents: Incident[] }>('/incidents?limit=200', signal)).incidents,
  refetchInterval: 30_000,
})

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.incident(id),
    queryFn: ({ signal }) => get<Incident>(`/incidents/${encodeURIComponent(id)}`, signal),
    ...fed,
  })

/** Words of a search are looked for by the hub, among those that are long gone too; without any only those of now are listed. */
export const instancesQuery = (hidden: boolean, words: string) =>
  queryOptions({
    queryKey: ['instances', hidden, words],
    queryFn: ({ signal }) => get<InstanceList>(`/instances?hidden=${hidden || words !== ''}${words === '' ? '' : `&q=${encodeURIComponent(words)}`}`, signal),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  })

export interface LifeKey { site: string; service: string; instance: string; startedAt?: string | undefined }

const asked = (parameters: object) => new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')).toString()

export const lifeQuery = (life: LifeKey) =>
  queryOptions({
    queryKey: ['life', life],
    queryFn: ({ signal }) => get<InstanceLife>(`/instances/life?${asked(life)}`, signal),
    refetchInterval: 5_000,
  })

export const ledgerQuery = (service: string | undefined, site: string | undefined) =>
  queryOptions({
    queryKey: ['ledger', service, site],
    queryFn: ({ signal }) => get<Ledger>(`/ledger?${asked({ service, site })}`, signal),
    refetchInterval: 3_000,
    placeholderData: keepPreviousData,
  })

export interface MetricQuestion { metric: string; aggregate: MetricAggregate; service: string; site: string; instance: string; from: string; to: string; step: string; by?: string | undefined; label?: string | undefined }

/** Names of the metrics that are reported, whoever reports them. */
export const metricsQuery = queryOptions({
  queryKey: ['metrics'],
  queryFn: async ({ signal }) => (await get<{ metrics: { name: string }[] }>('/metrics', signal)).metrics.map(({ name }) => name),
  staleTime: 60_000,
})

export const metricQuery = (question: MetricQuestion, refetchInterval: number | false) =>
  queryOptions({
    queryKey: ['metric', question],
    queryFn: ({ signal }) => get<MetricAnswer>(`/metrics/query?${asked(question)}`, signal),
    refetchInterval,
    placeholderData: keepPreviousData,
  })

export const auditQuery = (before: string | undefined, filter: Record<string, string> = {}) =>
  queryOptions({
    queryKey: ['audit', before ?? 'newest', filter],
    queryFn: ({ signal }) => get<AuditPage>(`/audit?${new URLSearchParams({ limit: '50', ...filter, ...(before === undefined ? {} : { before }) }).toString()}`, signal),
    ...(before === undefined ? { refetchInterval: 10_000 } : {}),
  })

/** After an act of the operator: everything that may show its effect is asked for again. */
export async function refreshAfterAct(client: QueryClient, service: string) {
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.service(service) }),
    client.invalidateQueries({ queryKey: keys.services }),
    client.invalidateQueries({ queryKey: keys.sites }),
    client.invalidateQueries({ queryKey: ['audit'] }),
    client.invalidateQueries({ queryKey: ['split', service] }),
  ])
}

/** A refusal does not change by asking again; silence may. */
export function retryable(failures: number, error: unknown): boolean {
  return !(error instanceof ProblemError && error.status < 500) && failures < 2
}
