import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { instancesQuery } from '@/shared/api/queries'
import type { Scope } from '@/shared/dashboard/document'
import { omit } from '@/shared/dashboard/omit'
import { mostScopes } from '@/shared/dashboard/variables'

export interface Scopes { scopes: Scope[]; loading: boolean; failed: unknown; /** How many instances of the group there are beyond those shown. */ more: number }

/**
 * Scopes as metrics can be asked for. A group is the instances whose name or host holds a text. Where all their names hold it the
 * hub adds them up as one, those that are gone too; where some are told by their hosts only, each is asked for by itself and
 * shown beside the others.
 */
export function useScopes(scopes: readonly Scope[]): Scopes {
  const grouped = scopes.find(({ group }) => group !== undefined)
  const words = grouped?.group ?? ''
  const query = useQuery({ ...instancesQuery(false, words), enabled: grouped !== undefined, refetchInterval: 60_000 })
  const { data, isError, error } = query
  return useMemo(() => {
    if (grouped === undefined) return { scopes: [...scopes], loading: false, failed: undefined, more: 0 }
    if (data === undefined) return { scopes: [], loading: !isError, failed: isError ? error : undefined, more: 0 }
    const rest = omit(grouped, 'group')
    const found = data.instances.filter(({ hidden, state, service, site }) => !hidden && state === 'live' && (rest.service ?? service) === service && (rest.site ?? site) === site)
    if (found.every(({ instance }) => instance.toLowerCase().includes(words.toLowerCase()))) return { scopes: [{ ...rest, instance: `*${words}*` }], loading: false, failed: undefined, more: 0 }
    return { scopes: found.slice(0, mostScopes).map(({ service, site, instance }) => ({ service, site, instance })), loading: false, failed: undefined, more: Math.max(0, found.length - mostScopes) }
  }, [grouped, words, scopes, data, isError, error])
}
