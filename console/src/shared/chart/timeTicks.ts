import { zoneOffset } from '@/shared/time/zone'

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800].map((seconds) => seconds * 1_000)

export interface Tick { at: number; text: string }

/** Round moments of a zone between two instants, about `room` pixels apart; a day's first is its date. */
export function timeTicks(from: number, to: number, width: number, language: string, zone?: string, room = 76): Tick[] {
  const wanted = (to - from) / Math.max(1, Math.floor(width / room))
  const step = steps.find((candidate) => candidate >= wanted) ?? steps[steps.length - 1] ?? 1
  const offset = zoneOffset(from, zone)
  const there = { timeZone: zone, hourCycle: 'h23' } as const
  const time = new Intl.DateTimeFormat(language, { ...there, hour: '2-digit', minute: '2-digit', ...(step < 60_000 ? { second: '2-digit' as const } : {}) })
  const day = new Intl.DateTimeFormat(language, { ...there, month: 'numeric', day: 'numeric' })
  const ticks: Tick[] = []
  for (let at = Math.ceil((from + offset) / step) * step - offset; at <= to; at += step) {
    ticks.push({ at, text: (at + offset) % 86_400_000 === 0 ? day.format(at) : time.format(at) })
  }
  return ticks
}
