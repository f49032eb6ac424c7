import type { TMapCell, TMapData, TMapSelection } from './props'

/** Cells from one corner to the other, both included. */
export interface Rect { firstColumn: number; lastColumn: number; firstRow: number; lastRow: number }

/** Where the cells of a T-Map lie: which rows are shown and what they mean. */
export interface TMapScale { from: number; columns: number; stepMs: number; firstRow: number; lastRow: number; latencyMs: (row: number) => number }

/** From a millisecond to ten seconds always, so that the axis does not jump; further where there is something. */
const usualMs = [1, 10_000] as const

export function scaleOf(data: TMapData): TMapScale {
  const from = Date.parse(data.from)
  const columns = Math.max(1, Math.ceil((Date.parse(data.to) - from) / data.stepMs))
  const lowestMs = data.lowestSeconds * 1_000
  const rowOf = (ms: number) => Math.floor(Math.log2(ms / lowestMs) * data.rowsPerOctave)
  let [firstRow, lastRow] = [rowOf(usualMs[0]), rowOf(usualMs[1])]
  for (const cells of [data.ok, data.error]) {
    for (const cell of cells) {
      const row = cell[1] ?? 0
      if (row < firstRow) firstRow = row
      if (row > lastRow) lastRow = row
    }
  }
  return { from, columns, stepMs: data.stepMs, firstRow: Math.max(0, firstRow), lastRow: Math.min(data.rows - 1, lastRow), latencyMs: (row) => lowestMs * 2 ** (row / data.rowsPerOctave) }
}

const key = (column: number, row: number) => column * 4_096 + row

/** Counts by cell, for looking up one. */
export function lookup(cells: readonly TMapCell[]): (column: number, row: number) => number {
  const counts = new Map(cells.map(([column = 0, row = 0, count = 0]) => [key(column, row), count]))
  return (column, row) => counts.get(key(column, row)) ?? 0
}

export const total = (cells: readonly TMapCell[]) => cells.reduce((sum, [, , count = 0]) => sum + count, 0)

export const most = (cells: readonly TMapCell[]) => cells.reduce((highest, [, , count = 0]) => Math.max(highest, count), 0)

function within(cells: readonly TMapCell[], { firstColumn, lastColumn, firstRow, lastRow }: Rect): number {
  return cells.reduce((sum, [column = 0, row = 0, count = 0]) => (column >= firstColumn && column <= lastColumn && row >= firstRow && row <= lastRow ? sum + count : sum), 0)
}

export const corners = (a: { column: number; row: number }, b: { column: number; row: number }): Rect => ({
  firstColumn: Math.min(a.column, b.column), lastColumn: Math.max(a.column, b.column), firstRow: Math.min(a.row, b.row), lastRow: Math.max(a.row, b.row),
})

export function selectionOf(data: TMapData, scale: TMapScale, rect: Rect): TMapSelection {
  return {
    from: scale.from + rect.firstColumn * scale.stepMs,
    to: Math.min(Date.parse(data.to), scale.from + (rect.lastColumn + 1) * scale.stepMs),
    fastestMs: scale.latencyMs(rect.firstRow),
    slowestMs: scale.latencyMs(rect.lastRow + 1),
    ok: within(data.ok, rect),
    errors: within(data.error, rect),
  }
}

/** Where a selection lies on another stretch of the same map; undefined where nothing of it is left. */
export function rectOf({ from, to, fastestMs, slowestMs }: TMapSelection, scale: TMapScale): Rect | undefined {
  const rowAt = (ms: number) => Math.round(Math.log2(ms / scale.latencyMs(0)) / Math.log2(scale.latencyMs(1) / scale.latencyMs(0)))
  const rect = {
    firstColumn: Math.max(0, Math.round((from - scale.from) / scale.stepMs)), lastColumn: Math.min(scale.columns - 1, Math.ceil((to - scale.from) / scale.stepMs) - 1),
    firstRow: Math.max(scale.firstRow, rowAt(fastestMs)), lastRow: Math.min(scale.lastRow, rowAt(slowestMs) - 1),
  }
  return rect.firstColumn <= rect.lastColumn && rect.firstRow <= rect.lastRow ? rect : undefined
}

export interface LatencyBand { fastestMs: number; slowestMs: number; ok: number; errors: number }

const bandEndsMs = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000]

/** The map in words: how many transactions took how long, by the row in which they begin. Bands without any are left out. */
export function bands(data: TMapData, scale: TMapScale): LatencyBand[] {
  const list = [...bandEndsMs, Infinity].map((slowestMs, index): LatencyBand => ({ fastestMs: index === 0 ? 0 : (bandEndsMs[index - 1] ?? 0), slowestMs, ok: 0, errors: 0 }))
  const add = (cells: readonly TMapCell[], kind: 'ok' | 'errors') => {
    for (const [, row = 0, count = 0] of cells) {
      const band = list.find(({ slowestMs }) => scale.latencyMs(row) < slowestMs)
      if (band) band[kind] += count
    }
  }
  add(data.ok, 'ok')
  add(data.error, 'errors')
  return list.filter(({ ok, errors }) => ok + errors > 0)
}

/** 0..steps-1: how dark a count is drawn beside the most there are; by its logarithm, so that one alone is seen beside thousands. */
export function shadeOf(count: number, highest: number, steps: number): number {
  if (highest <= 1) return steps - 1
  return Math.min(steps - 1, Math.floor((Math.log(count) / Math.log(highest)) * (steps - 1) + 0.5))
}
