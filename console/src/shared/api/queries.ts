import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { get, ProblemError } from './client'
import type { AuditPage, Incident, Instance, Overview, Service, ServiceDetail, Session, Split } from './types'

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

export const instancesQuery = (hidden: boolean) =>
  queryOptions({
    queryKey: ['instances', hidden],
    queryFn: async ({ signal }) => (await get<{ instances: Instance[] }>(`/instances?hidden=${hidden}`, signal)).instances,
    refetchInterval: 5_000,
  })

export const auditQuery = (before: string | undefined) =>
  queryOptions({
    queryKey: ['audit', before ?? 'newest'],
    queryFn: ({ signal }) => get<AuditPage>(`/audit?limit=50${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`, signal),
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
