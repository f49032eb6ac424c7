import { fromWallClock } from '@/shared/time/zone'

/** What is looked for, as the address has it; days are those of the zone in which times are shown. */
export interface AuditSearch { actor?: string; act?: string; outcome?: string; object?: string; since?: string; until?: string }

const day = /^\d{4}-\d{2}-\d{2}$/

export const isDay = (text: string): boolean => day.test(text) && fromWallClock(`${text} 00:00`, 'UTC') !== undefined

function nextDay(text: string): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

const instant = (text: string, zone: string | undefined) => {
  const at = fromWallClock(`${text} 00:00`, zone)
  return at === undefined ? undefined : new Date(at).toISOString()
}

/** The same for the hub; the day of `until` is still in it. */
export function filterOf({ since, until, ...words }: AuditSearch, zone: string | undefined): Record<string, string> {
  const from = since === undefined ? undefined : instant(since, zone)
  const to = until === undefined ? undefined : instant(nextDay(until), zone)
  const all = { ...words, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

const parts = ['actor', 'act', 'outcome', 'object', 'since', 'until'] as const

/** Of an address, what belongs to the filter. */
export function searchOf(address: AuditSearch): AuditSearch {
  return Object.fromEntries(parts.flatMap((part) => (address[part] === undefined ? [] : [[part, address[part]]])))
}

export const isFiltered = (search: AuditSearch): boolean => Object.values(search).some((value) => value !== undefined && value !== '')
