import { serverTime } from '@/shared/time/clock'
import type { Refresh } from './panelView'

const windowMs = 10_000
/** A window is shown complete 1.5 s after its end; half a second more for it to be stored. */
const completeMs = 2_000

export const refreshes = ['live', 'PT10S', 'PT30S', 'PT1M', 'PT5M', 'off'] as const

const duration = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/

/** Milliseconds of an ISO 8601 duration of hours, minutes and seconds. */
export function durationMs(text: string): number | undefined {
  const match = duration.exec(text)
  if (!match) return undefined
  const ms = ((Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)) * 60 + Number(match[3] ?? 0)) * 1_000
  return ms > 0 ? ms : undefined
}

/** What a document says of refreshing; never more often than windows are made. */
export function refreshOf(text: string): Refresh {
  if (text === 'live' || text === 'off') return text
  const ms = durationMs(text)
  return ms === undefined ? 'live' : Math.max(windowMs, ms)
}

/** Until the next window is complete, at a hub's time. */
export function untilNextWindow(hubTime: number): number {
  return windowMs - ((((hubTime - completeMs) % windowMs) + windowMs) % windowMs)
}

/**
 * When to ask again, for TanStack Query: with `live` shortly after each window, all panels together. A range that has ended
 * does not change by asking; values that cost much (`leastMs`) are asked for less often.
 */
export function interval(refresh: Refresh, follows: boolean, leastMs = 0): false | (() => number) {
  if (refresh === 'off' || !follows) return false
  return () => {
    const next = refresh === 'live' ? untilNextWindow(serverTime(Date.now())) : refresh
    return leastMs > next ? leastMs : next
  }
}
