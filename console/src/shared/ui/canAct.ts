import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '@/shared/api/queries'

/** Whether the reader may change something at all; the hub decides again on each change. */
export function useCanAct(): boolean {
  const { data } = useQuery(sessionQuery)
  return data !== undefined && data.role !== 'viewer'
}
