import { useSyncExternalStore } from 'react'

let zone: string | undefined
const listeners = new Set<() => void>()

/** The zone in which the whole page shows times; undefined for the browser's. The shell keeps it as the address says. */
export function showZone(next: string | undefined) {
  if (next === zone) return
  zone = next
  listeners.forEach((tell) => tell())
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useZone = () => useSyncExternalStore(subscribe, () => zone)

/** The browser's own zone by name. */
export const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

let wallClock: { zone: string | undefined; format: Intl.DateTimeFormat } | undefined

/** How far a zone is from UTC at a moment, in milliseconds. */
export function zoneOffset(at: number, zone: string | undefined): number {
  // Asked for each tick of each chart, mostly of one zone; to make one takes longer than to use it.
  if (wallClock === undefined || wallClock.zone !== zone) wallClock = { zone, format: new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }) }
  const parts = wallClock.format.formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1_000) * 1_000
}

const local = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/

/** The instant of a wall clock's time in a zone; undefined for anything else. Of an hour that comes twice the later one. */
export function fromWallClock(text: string, zone: string | undefined): number | undefined {
  const match = local.exec(text.trim())
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part: string | undefined) => Number(part ?? 0))
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  if (new Date(utc).getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined
  return utc - zoneOffset(utc - zoneOffset(utc, zone), zone)
}

/** The wall clock of a zone at an instant, as a field for date and time wants it. */
export function toWallClock(at: number, zone: string | undefined): string {
  return new Date(at + zoneOffset(at, zone)).toISOString().slice(0, 19)
}
