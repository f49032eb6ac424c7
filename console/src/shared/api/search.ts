import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from './client'
import type { Instance, InstanceList } from './types'

/** As many hits as a list below a field can show. */
const limit = 12

/** Instances whose name, host, version, service or site have all the words; those that are long gone only when asked for. */
export const instanceSearchQuery = (words: string, gone: boolean) =>
  queryOptions({
    queryKey: ['search', words, gone],
    queryFn: ({ signal }) => get<InstanceList>(`/instances?${new URLSearchParams({ q: words, hidden: String(gone), limit: String(limit) }).toString()}`, signal),
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  })

/** The address of one life of an instance. */
export const lifeOf = ({ site, service, instance, startedAt }: Pick<Instance, 'site' | 'service' | 'instance' | 'startedAt'>) => ({ site, service, instance, ...(startedAt === null ? {} : { startedAt }) })
