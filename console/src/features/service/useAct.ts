import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionQuery } from '@/shared/api/queries'
import type { Act } from '@/app/router'

/** Dialogs are places too: a pasted link opens the same one. */
export function useOpenAct(id: string) {
  const navigate = useNavigate()
  return (act: Act | undefined, site?: string, of?: string) =>
    void navigate({
      to: '/services/$id',
      params: { id },
      search: ({ window }: { window?: 'PT1M' | 'PT5M' | 'PT15M' | 'PT1H' }) => ({ ...(window ? { window } : {}), ...(act ? { act } : {}), ...(site ? { site } : {}), ...(of ? { of } : {}) }),
      replace: act === undefined,
      resetScroll: false,
    })
}

/** What moves one member moves the others: who does not see all of them only looks. */
export function useMayAct(service?: { partial?: boolean }): boolean {
  const { data } = useQuery(sessionQuery)
  return data !== undefined && data.role !== 'viewer' && service?.partial !== true
}
