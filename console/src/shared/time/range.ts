import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useServerTick } from './clock'

/** A stretch of time as the address and a dashboard write it: each end is `now`, `now-15m` or an instant in ISO 8601. */
export interface TimeRange { from: string; to: string }

/** The same in milliseconds since the epoch. */
export interface Span { from: number; to: number }

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
type Unit = keyof typeof units

const relative = /^now(?:-(\d{1,5})([smhdw]))?$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** No view reaches further back than the store does. */
const longestMs = 400 * units.d

/** What somebody looks at who has chosen nothing. */
export const lastHour: TimeRange = { from: 'now-1h', to: 'now' }

export const quickRanges: readonly TimeRange[] = ['5m', '15m', '30m', '1h', '3h', '6h', '12h', '24h', '2d', '7d', '30d', '90d'].map((length) => ({ from: `now-${length}`, to: 'now' }))

/** The moment that a text means at `now`, or undefined where it means none. */
export function parseTime(text: string, now: number): number | undefined {
  const match = relative.exec(text)
  if (match) return match[1] === undefined ? now : now - Number(match[1]) * units[match[2] as Unit]
  if (!instant.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** Undefined where an end means nothing, the ends are turned round or the stretch is longer than any view. */
export function parseRange({ from, to }: TimeRange, now: number): Span | undefined {
  const start = parseTime(from, now)
  const end = parseTime(to, now)
  if (start === undefined || end === undefined || start >= end || end - start > longestMs) return undefined
  return { from: start, to: end }
}

/** Whether new windows come into it by themselves. */
export const endsNow = ({ to }: TimeRange): boolean => to === 'now'

export const absolute = ({ from, to }: Span): TimeRange => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })

/** The parts of `now-15m`, for a reader's words; undefined for anything that does not end now. */
export function lastOf({ from, to }: TimeRange): { count: number; unit: Unit } | undefined {
  const match = relative.exec(from)
  return to === 'now' && match?.[1] !== undefined ? { count: Number(match[1]), unit: match[2] as Unit } : undefined
}

/** A stretch of this length that ends now and moves on with it. */
export function endingNow(lengthMs: number): TimeRange {
  const whole = Math.max(units.s, Math.round(lengthMs / units.s) * units.s)
  const unit = (['w', 'd', 'h', 'm'] as const).find((candidate) => whole % units[candidate] === 0) ?? 's'
  return { from: `now-${whole / units[unit]}${unit}`, to: 'now' }
}

/** Half a length earlier or later; never past now, where it follows again. */
export function moved({ from, to }: Span, direction: -1 | 1, now: number): TimeRange {
  const step = ((to - from) / 2) * direction
  if (to + step >= now) return endingNow(to - from)
  return absolute({ from: from + step, to: to + step })
}

/** Twice as long round the same middle. */
export function zoomedOut({ from, to }: Span, now: number): TimeRange {
  const half = Math.min(to - from, longestMs / 2)
  const middle = (from + to) / 2
  const end = Math.min(now, middle + half)
  return absolute({ from: end - 2 * half, to: end })
}

/** Whether the browser knows this IANA name of a time zone. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** One window: a range that ends now moves on when there may be a new one. */
const windowMs = 10_000

export interface TimeRangeState {
  /** As written in the address, or else the fallback. */
  range: TimeRange
  /** The same in milliseconds; it moves on each window while the range ends now. */
  span: Span
  follows: boolean
  /** IANA name, undefined for the browser's own. */
  zone: string | undefined
  /** Whether the address names a range, so that the fallback is not shown. */
  chosen: boolean
  /** Undefined takes the range out of the address: the fallback holds again. */
  setRange: (range: TimeRange | undefined) => void
  setZone: (zone: string | undefined) => void
}

interface Asked { from?: string; to?: string; tz?: string }

/** The range of the page, from `from`, `to` and `tz` in the address, so that a pasted link shows the same stretch. */
export function useTimeRange(fallback: TimeRange = lastHour): TimeRangeState {
  const search: Asked = useSearch({ strict: false })
  const navigate = useNavigate()
  const { from, to, tz } = search
  const now = useServerTick(windowMs)
  const { from: otherFrom, to: otherTo } = fallback

  const asked = from !== undefined && to !== undefined && parseRange({ from, to }, now) !== undefined
  const start = asked ? from : otherFrom
  const end = asked ? to : otherTo
  const range = useMemo(() => ({ from: start, to: end }), [start, end])
  // A range between two instants does not move, whatever the clock says.
  const at = range.from.startsWith('now') || range.to.startsWith('now') ? now : 0
  const span = useMemo(() => parseRange(range, at) ?? { from: at - 3_600_000, to: at }, [range, at])

  const change = useCallback((next: Asked) => {
    void navigate({ to: '.', search: (old: object) => defined({ ...old, ...next }) } as never)
  }, [navigate])
  const setRange = useCallback((next: TimeRange | undefined) => change({ from: next?.from, to: next?.to } as Asked), [change])
  const setZone = useCallback((zone: string | undefined) => change({ tz: zone } as Asked), [change])
  return { range, span, follows: endsNow(range), zone: tz, chosen: asked, setRange, setZone }
}

function defined(search: object): object {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
