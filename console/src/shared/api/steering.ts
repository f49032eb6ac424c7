import { queryOptions } from '@tanstack/react-query'
import { get, ProblemError } from './client'
import type { Drill, DrillComparison, NoticeChannel, Proposal, ServiceDetail, ServiceProviders } from './types'

const of = (service: string, rest: string) => `/services/${encodeURIComponent(service)}/${rest}`

export const steeringKeys = {
  providers: (service: string) => ['service', service, 'providers'] as const,
  proposals: (service: string) => ['service', service, 'proposals'] as const,
  drills: ['drills'] as const,
  notices: ['notices'] as const,
}

export const providersQuery = (service: string) =>
  queryOptions({
    queryKey: steeringKeys.providers(service),
    queryFn: ({ signal }) => get<ServiceProviders>(of(service, 'providers'), signal),
    refetchInterval: 5_000,
  })

export const proposalsQuery = (service: string) =>
  queryOptions({
    queryKey: steeringKeys.proposals(service),
    queryFn: async ({ signal }) => (await get<{ proposals: Proposal[] }>(of(service, 'proposals'), signal)).proposals,
    refetchInterval: 10_000,
  })

/** A drill moves by itself while it runs. */
const drillsMs = 5_000

export const drillsQuery = (service: string | undefined) =>
  queryOptions({
    queryKey: [...steeringKeys.drills, 'list', service ?? ''],
    queryFn: async ({ signal }) => (await get<{ drills: Drill[] }>(`/drills?limit=200${service === undefined ? '' : `&service=${encodeURIComponent(service)}`}`, signal)).drills,
    refetchInterval: drillsMs,
  })

export const drillQuery = (id: string) =>
  queryOptions({
    queryKey: [...steeringKeys.drills, 'one', id],
    queryFn: ({ signal }) => get<Drill>(`/drills/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.endedAt == null && !(state.error instanceof ProblemError) ? 2_000 : false),
  })

export const comparisonQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [...steeringKeys.drills, 'comparison', ids],
    queryFn: ({ signal }) => get<DrillComparison>(`/drills/comparison?ids=${ids.map(encodeURIComponent).join(',')}`, signal),
    staleTime: 60_000,
  })

export const noticesQuery = queryOptions({
  queryKey: steeringKeys.notices,
  queryFn: async ({ signal }) => (await get<{ channels: NoticeChannel[] }>('/notices', signal)).channels,
  refetchInterval: 5_000,
})

/** A planned act of a service that two people decide is answered with the proposal that it became. */
export const isProposal = (answer: ServiceDetail | Drill | Proposal | undefined): answer is Proposal => answer !== undefined && 'proposedBy' in answer
