import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { dashboardQuery } from '@/features/dashboard/api'

/**
 * Begins to fetch what the address asks for while the session is still being asked for, so that one does not wait for the
 * other. Of pages without a dashboard nothing is fetched ahead; what fails is fetched again, and told, by the page.
 */
export function fetchEarly(client: QueryClient, { pathname, search }: { pathname: string; search: string }) {
  const id = /^\/dashboards\/([^/]+)$/.exec(pathname)?.[1]
  if (id === undefined && pathname !== '/') return
  const page = id === undefined ? import('@/features/dashboard/HomePage') : import('@/features/dashboard/DashboardPage')
  page.catch(() => undefined)
  if (id !== undefined) client.query(dashboardQuery(decodeURIComponent(id), i18next.language)).catch(() => undefined)
  import('@/features/dashboard/ahead')
    .then(({ dashboardAhead, homeAhead }) => (id === undefined ? homeAhead(client) : dashboardAhead(client, decodeURIComponent(id), new URLSearchParams(search).get('page') ?? undefined)))
    .catch(() => undefined)
}
