import type { Token } from '@/shared/api/types'

/** epoch.revision, as nameservers write it in their evidence. */
export function tokenText(token: Token | null | undefined): string {
  return token ? `${token.epoch}.${token.revision}` : '—'
}

export function sameToken(a: Token | null, b: Token | null): boolean {
  return a === b || (a !== null && b !== null && a.epoch === b.epoch && a.revision === b.revision)
}
