import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { sessionQuery } from '@/shared/api/queries'

/** Whether this is a display on a wall, which may look at its dashboard and go nowhere. */
export function useIsDisplay(): boolean {
  const { data } = useQuery(sessionQuery)
  return data?.wall != null
}

/** A link to another page; on a display, what it says. */
export function Away({ children }: { children: ReactElement<{ children?: ReactNode }> }) {
  return useIsDisplay() ? <span>{children.props.children}</span> : children
}
