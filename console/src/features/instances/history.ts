import type { LifeRange } from '@/app/router'
import type { InstanceLife, MetricAnswer } from '@/shared/api/types'
import type { Points } from '@/shared/chart/series'

const minute = 60_000
const spans: Record<Exclude<LifeRange, 'life'>, number> = { '1h': 60 * minute, '6h': 360 * minute, '24h': 1_440 * minute }
/** Widths that the store keeps, and multiples of them. */
const steps = [10_000, 30_000, minute, 5 * minute, 10 * minute, 30 * minute, 60 * minute, 360 * minute, 1_440 * minute]
const most = 180

export interface Stretch { from: number; to: number; stepMs: number }

/** The part of a life that is asked for: never before its first window, never after its end. Whole steps. */
export function stretch({ instance }: InstanceLife, range: LifeRange, now: number): Stretch {
  const began = Date.parse(instance.firstWindowAt ?? instance.startedAt ?? instance.lastReportAt)
  const end = instance.endedAt === null ? now : Date.parse(instance.endedAt)
  const begin = range === 'life' ? began : Math.max(began, end - spans[range])
  const stepMs = steps.find((step) => (end - begin) / step <= most) ?? 1_440 * minute
  return { from: Math.floor(begin / stepMs) * stepMs, to: Math.ceil(end / stepMs) * stepMs, stepMs }
}

export const stepText = (stepMs: number) => `PT${stepMs / 1000}S`

/** Answers side by side on the grid of the first; a step that nobody reported into is a gap. */
export function together(answers: readonly (MetricAnswer | undefined)[]): Points {
  const series = answers.map((answer) => new Map(answer?.series[0]?.points.map(({ at, value }) => [Date.parse(at), value])))
  const times = [...new Set(series.flatMap((points) => [...points.keys()]))].toSorted((a, b) => a - b)
  return { times: times.map((time) => time / 1000), lines: series.map((points) => times.map((time) => points.get(time) ?? null)) }
}

export const isEmpty = ({ lines }: Points) => lines.every((line) => line.every((value) => value === null))

export const highest = ({ lines }: Points) => Math.max(0, ...lines.flatMap((line) => line.map((value) => value ?? 0)))
