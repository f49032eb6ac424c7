import type { Running } from './props'

export const lanes = ['lt1s', 'to3s', 'to5s', 'ge5s'] as const satisfies readonly (keyof Running)[]
export type Lane = (typeof lanes)[number]

/** Pixels a second, at most. */
const speeds: Record<Lane, number> = { lt1s: 60, to3s: 30, to5s: 15, ge5s: 6 }
const stepMs = 250
/** Of the gap between two dots, in one step: further, and they seem to run backwards. */
const mostOfGap = 0.4
/** Dots nearer to each other than this run together. */
const leastGap = 11

export interface Dots { dots: Record<Lane, number>; each: number }

/** How many dots each lane has; where the fullest has no room for one dot a request, a dot stands for `each` of them in all lanes. */
export function dotsOf(running: Running | null, width: number): Dots {
  const room = Math.max(1, Math.floor(width / leastGap))
  const most = running === null ? 0 : Math.max(...lanes.map((lane) => running[lane]))
  let each = 1
  for (let power = 1; most / each > room; power *= 10) each = [1, 2, 5, 10].map((step) => step * power).find((step) => most / step <= room) ?? 10 * power
  const count = (lane: Lane) => (running === null ? 0 : Math.ceil(running[lane] / each))
  return { dots: { lt1s: count('lt1s'), to3s: count('to3s'), to5s: count('to5s'), ge5s: count('ge5s') }, each }
}

/** How far a lane has moved on at a moment, in pixels; a gap further it looks the same again. */
export function offsetAt(lane: Lane, gap: number, nowMs: number): number {
  const perStep = Math.min((speeds[lane] * stepMs) / 1_000, mostOfGap * gap)
  return Math.round((((nowMs / stepMs) * perStep) % gap) * 10) / 10
}

const moving = new Set<() => void>()
let timer: number | undefined

/** One timer moves all dots of the page, so that they are drawn together; none runs while the tab is hidden. */
export function onTick(move: () => void): () => void {
  moving.add(move)
  timer ??= window.setInterval(() => {
    if (document.visibilityState === 'visible') moving.forEach((each) => each())
  }, stepMs)
  return () => {
    moving.delete(move)
    if (moving.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}
