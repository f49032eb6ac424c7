import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '@/shared/api/queries'
import type { Role, Session } from '@/shared/api/types'
import type { IconName } from '@/shared/ui/Icon'

/** Where the navigation leads, in its order. `keys` follow a g; those with `phone` stand in the bar of a phone, the rest under "more". */
const places = [
  { to: '/', icon: 'home', key: 'overview', keys: 'o', phone: true, role: 'viewer' },
  { to: '/dashboards', icon: 'dashboard', key: 'dashboards', keys: 'd', phone: true, role: 'viewer' },
  { to: '/alarms', icon: 'bell', key: 'alarms', keys: 'b', phone: true, role: 'viewer' },
  { to: '/sites', icon: 'overview', key: 'sites', keys: 't', phone: false, role: 'viewer' },
  { to: '/services', icon: 'service', key: 'services', keys: 's', phone: false, role: 'viewer' },
  { to: '/incidents', icon: 'incident', key: 'incidents', keys: 'i', phone: true, role: 'viewer' },
  { to: '/drills', icon: 'drill', key: 'drills', keys: 'r', phone: false, role: 'viewer' },
  { to: '/instances', icon: 'instance', key: 'instances', keys: 'n', phone: false, role: 'viewer' },
  { to: '/ledger', icon: 'ledger', key: 'ledger', keys: 'l', phone: false, role: 'viewer' },
  { to: '/audit', icon: 'audit', key: 'audit', keys: 'a', phone: false, role: 'viewer' },
  { to: '/notices', icon: 'notice', key: 'notices', keys: 'e', phone: false, role: 'viewer' },
  { to: '/tokens', icon: 'command', key: 'tokens', keys: 'k', phone: false, role: 'viewer' },
  { to: '/enrolment', icon: 'seal', key: 'trust', keys: 'c', phone: false, role: 'administrator' },
  { to: '/directories', icon: 'service', key: 'directories', keys: 'y', phone: false, role: 'administrator' },
  { to: '/role-rules', icon: 'table', key: 'roleRules', keys: 'p', phone: false, role: 'administrator' },
  { to: '/sessions', icon: 'user', key: 'sessions', keys: 'u', phone: false, role: 'administrator' },
] as const satisfies readonly { to: string; icon: IconName; key: string; keys: string; phone: boolean; role: Role }[]

export type Place = (typeof places)[number]

/** Those that are for the reader; what is the hub's as a whole only for those whose role holds everywhere. */
export function placesOf(session: Pick<Session, 'role' | 'sites' | 'services'> | undefined): readonly Place[] {
  const everywhere = session === undefined || (session.sites === null && session.services === null)
  return places.filter(({ role, key }) => (role === 'viewer' || (session?.role === 'administrator' && everywhere)) && (everywhere || key !== 'notices'))
}

/** What keeps the reader from a page: undefined where nothing does. The hub decides; this keeps from asking in vain. */
export function beyond(path: string, session: Parameters<typeof placesOf>[0]): 'role' | 'scope' | undefined {
  const place = places.find(({ to }) => to !== '/' && (path === to || path.startsWith(`${to}/`)))
  if (place === undefined || session === undefined || placesOf(session).includes(place)) return undefined
  return place.role === 'administrator' ? 'role' : 'scope'
}

export function usePlaces(): readonly Place[] {
  const { data: session } = useQuery(sessionQuery)
  return placesOf(session)
}
