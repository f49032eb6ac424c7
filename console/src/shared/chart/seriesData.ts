import type uPlot from 'uplot'
import { niceTop } from './series'
import type { SeriesChartProps, SeriesLine } from './props'

/** Where a line's values stand among the series of the plot: its own, and those of its envelope where it has one. */
export interface Slot { value: number; low: number | null; high: number | null }
export interface Laid { data: uPlot.AlignedData; slots: Slot[] }

/** Lines as the plot wants them: time first, then each line with its envelope; stacked lines are summed up from the first. */
export function lay(times: readonly number[], lines: readonly SeriesLine[], stacked: boolean): Laid {
  const columns: (number | null)[][] = []
  const slots: Slot[] = []
  const below = times.map(() => 0)
  for (const line of lines) {
    const values = times.map((_, index) => line.values[index] ?? null)
    const shown = stacked ? values.map((value, index) => (value === null ? null : (below[index] = (below[index] ?? 0) + value))) : values
    const slot: Slot = { value: columns.push(shown), low: null, high: null }
    if (!stacked && line.low && line.high) {
      const { low, high } = line
      slot.high = columns.push(times.map((_, index) => high[index] ?? null))
      slot.low = columns.push(times.map((_, index) => low[index] ?? null))
    }
    slots.push(slot)
  }
  return { data: [[...times], ...columns], slots }
}

/** The top that shows every value of the lines shown, and every threshold that is near enough not to flatten them. */
export function topOf({ lines, thresholds = [], leastTop = 1, stacked = false }: Pick<SeriesChartProps, 'lines' | 'thresholds' | 'leastTop' | 'stacked'>, hidden: ReadonlySet<string>): number {
  let highest = 0
  const shown = lines.filter(({ id }) => !hidden.has(id))
  const length = Math.max(0, ...shown.map(({ values }) => values.length))
  for (let index = 0; index < length; index++) {
    let sum = 0
    for (const { values, high } of shown) {
      const value = (stacked ? values[index] : (high?.[index] ?? values[index])) ?? 0
      sum = stacked ? sum + value : value
      if (sum > highest) highest = sum
    }
  }
  const near = thresholds.filter(({ value }) => value <= highest * 2).map(({ value }) => value)
  const greatest = Math.max(highest, ...near)
  return bytes(leastTop) ? binaryTop(greatest, leastTop) : niceTop(greatest / leastTop, 1) * leastTop
}

/** A least top in whole KB or MB tells that the values are bytes, whose round numbers are powers of two. */
const bytes = (leastTop: number) => leastTop >= 1_024 && leastTop % 1_024 === 0

function binaryTop(greatest: number, leastTop: number): number {
  const wanted = Math.max(greatest * 1.05, leastTop)
  const power = 2 ** Math.floor(Math.log2(wanted))
  return [1, 1.25, 1.5, 2].map((step) => step * power).find((top) => top >= wanted) ?? 2 * power
}

export interface LineSummary { last: number | null; least: number | null; greatest: number | null }

/** What a line says to somebody who cannot see it. */
export function summary({ values, low = values, high = values }: SeriesLine): LineSummary {
  let last: number | null = null, least: number | null = null, greatest: number | null = null
  for (const value of values) if (value !== null) last = value
  for (const value of low) if (value !== null && (least === null || value < least)) least = value
  for (const value of high) if (value !== null && (greatest === null || value > greatest)) greatest = value
  return { last, least, greatest }
}
