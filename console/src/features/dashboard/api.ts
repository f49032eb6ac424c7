import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { components } from '@api'
import { get, send } from '@/shared/api/client'
import type { DashboardDefaults, DashboardList, DashboardShare, DashboardSharing, DashboardVersionSummary, NewWallToken, WallToken } from '@/shared/api/types'
import type { DashboardDocument } from '@/shared/dashboard/document'

type Schemas = components['schemas']
export type Dashboard = Omit<Schemas['Dashboard'], 'document'> & { document: DashboardDocument }
export type DashboardVersion = Omit<Schemas['DashboardVersion'], 'document'> & { document: DashboardDocument }

const at = (id: string, rest = '') => `/dashboards/${encodeURIComponent(id)}${rest}`
/** The dashboards that come with the product speak the reader's language. */
const known = (language: string) => (language === 'ko' ? 'ko' : 'en')

export const dashboardKeys = {
  list: ['dashboards'] as const,
  one: (id: string) => ['dashboard', id] as const,
  versions: (id: string) => ['dashboard', id, 'versions'] as const,
  sharing: (id: string) => ['dashboard', id, 'sharing'] as const,
  walls: (id: string) => ['dashboard', id, 'walls'] as const,
  defaults: ['dashboard-defaults'] as const,
}

export const dashboardsQuery = (language: string) =>
  queryOptions({
    queryKey: [...dashboardKeys.list, known(language)],
    queryFn: ({ signal }) => get<DashboardList>(`/dashboards?language=${known(language)}`, signal),
    staleTime: 10_000,
  })

export const dashboardQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: [...dashboardKeys.one(id), 'document', known(language)],
    queryFn: ({ signal }) => get<Dashboard>(at(id, `?language=${known(language)}`), signal),
    staleTime: 30_000,
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: dashboardKeys.versions(id),
    queryFn: async ({ signal }) => (await get<{ versions: DashboardVersionSummary[] }>(at(id, '/versions'), signal)).versions,
  })

export const versionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...dashboardKeys.versions(id), version],
    queryFn: ({ signal }) => get<DashboardVersion>(at(id, `/versions/${version}`), signal),
    staleTime: Infinity,
  })

export const sharingQuery = (id: string) => queryOptions({ queryKey: dashboardKeys.sharing(id), queryFn: ({ signal }) => get<DashboardSharing>(at(id, '/sharing'), signal) })

export const wallTokensQuery = (id: string) =>
  queryOptions({
    queryKey: dashboardKeys.walls(id),
    queryFn: async ({ signal }) => (await get<{ tokens: WallToken[] }>(at(id, '/wall-tokens'), signal)).tokens,
  })

export const defaultsQuery = queryOptions({ queryKey: dashboardKeys.defaults, queryFn: ({ signal }) => get<DashboardDefaults>('/dashboards/defaults', signal), staleTime: 60_000 })

export const createDashboard = (document: unknown) => send<Dashboard>('POST', '/dashboards', document)
export const copyDashboard = (id: string, name: string, language: string) => send<Dashboard>('POST', at(id, '/copy'), { name, language: known(language) })
export const deleteDashboard = (id: string) => send<undefined>('DELETE', at(id))
/** Refused with `dashboard-changed` when somebody else saved since `version`. */
export const saveDashboard = (id: string, document: DashboardDocument, version: number) => send<Dashboard>('PUT', at(id), document, { 'if-match': `"${version}"` })
export const shareDashboard = (id: string, shares: DashboardShare[]) => send<DashboardSharing>('PUT', at(id, '/sharing'), { shares })
export const giveDashboard = (id: string, owner: string) => send<undefined>('PUT', at(id, '/owner'), { owner })
export const setDefaults = (defaults: Partial<DashboardDefaults>) => send<DashboardDefaults>('PUT', '/dashboards/defaults', defaults)
export const createWallToken = (id: string, days: number) => send<NewWallToken>('POST', at(id, '/wall-tokens'), { days })
export const revokeWallToken = (id: string, token: string) => send<undefined>('DELETE', at(id, `/wall-tokens/${encodeURIComponent(token)}`))

/** Puts what the hub answered to a save where the pages read it. */
export function keepDashboard(client: QueryClient, dashboard: Dashboard) {
  for (const language of ['ko', 'en']) client.setQueryData(dashboardQuery(dashboard.id, language).queryKey, dashboard)
  void client.invalidateQueries({ queryKey: dashboardKeys.list })
  void client.invalidateQueries({ queryKey: dashboardKeys.versions(dashboard.id) })
}
