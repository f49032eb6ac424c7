import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { sessionQuery } from '@/shared/api/queries'
import { dashboardQuery, defaultsQuery } from './api'
import { fetchCode } from './registry'

/**
 * Asks for a dashboard, and for the code of its first page's panels, while the page's own code is still on its way. What fails
 * here is asked for again, and told, by the page.
 */
export async function dashboardAhead(client: QueryClient, id: string, page?: string) {
  try {
    const { document: { pages } } = await client.query(dashboardQuery(id, i18next.language))
    fetchCode((pages.find((one) => one.id === page) ?? pages[0])?.panels.map(({ kind }) => kind) ?? [])
  } catch {
    // The page asks itself.
  }
}

/** The same of the one that whoever is signed in sees first. */
export async function homeAhead(client: QueryClient) {
  try {
    const [{ role, wall }, defaults] = await Promise.all([client.query({ ...sessionQuery, staleTime: 'static' }), client.query(defaultsQuery)])
    await dashboardAhead(client, wall ?? defaults[role])
  } catch {
    // The page asks itself.
  }
}

/** Fetches what draws the kinds of panels that no dashboard of this tab had yet. */
export const contentsAhead = () => fetchCode()
