import type { ListedSession } from '@/shared/api/types'

/** All sessions of one person, or of one display. */
export interface UserSessions { user: string; displayName: string; role: ListedSession['role']; limited: boolean; wall: string | null; sessions: number; startedAt: string; usedAt: string; expiresAt: string }

/** One row a user, the one used last first, as the hub orders its sessions. */
export function byUser(sessions: readonly ListedSession[]): UserSessions[] {
  const users = new Map<string, UserSessions>()
  for (const { user, displayName, role, limited, wall, startedAt, usedAt, expiresAt } of sessions) {
    const known = users.get(user)
    if (known === undefined) users.set(user, { user, displayName, role, limited, wall, sessions: 1, startedAt, usedAt, expiresAt })
    else users.set(user, { ...known, sessions: known.sessions + 1, startedAt: startedAt < known.startedAt ? startedAt : known.startedAt, expiresAt: expiresAt > known.expiresAt ? expiresAt : known.expiresAt })
  }
  return [...users.values()]
}
