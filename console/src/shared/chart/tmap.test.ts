import { describe, expect, it } from 'vitest'
import type { TMapData } from './props'
import { bands, corners, lookup, rectOf, scaleOf, selectionOf, shadeOf, total } from './tmap'

const data: TMapData = {
  from: '2026-09-21T04:00:00.000Z', to: '2026-09-21T04:10:00.000Z', stepMs: 10_000, lowestSeconds: 0.00005, rowsPerOctave: 4, rows: 85,
  ok: [[0, 40, 12], [0, 44, 3], [59, 40, 5]],
  error: [[0, 40, 2], [30, 80, 1]],
}
const scale = scaleOf(data)

describe('the axes of a T-Map', () => {
  it('have a column for each step and a row for each quarter of an octave', () => {
    expect(scale.columns).toBe(60)
    expect(scale.latencyMs(0)).toBeCloseTo(0.05)
    expect(scale.latencyMs(4)).toBeCloseTo(0.1)
  })

  it('reach as far as there is something, and from a millisecond to ten seconds always', () => {
    expect(scale.latencyMs(scale.firstRow)).toBeLessThanOrEqual(1)
    expect(scale.lastRow).toBe(80)
    const empty = scaleOf({ ...data, ok: [], error: [] })
    expect(empty.latencyMs(empty.lastRow + 1)).toBeGreaterThan(10_000)
  })
})

describe('a dragged rectangle', () => {
  const rect = corners({ column: 5, row: 44 }, { column: 0, row: 38 })

  it('holds whole cells, whichever corner was first', () => {
    expect(selectionOf(data, scale, rect)).toMatchObject({ from: Date.parse(data.from), to: Date.parse(data.from) + 60_000, ok: 15, errors: 2 })
  })

  it('is found again on the same map, and on one that has moved on', () => {
    const selection = selectionOf(data, scale, rect)
    expect(rectOf(selection, scale)).toEqual(rect)
    expect(rectOf(selection, { ...scale, from: scale.from + 20_000 })).toEqual({ ...rect, firstColumn: 0, lastColumn: 3 })
    expect(rectOf(selection, { ...scale, from: scale.from + 600_000 })).toBeUndefined()
  })

  it('of everything holds everything', () => {
    const all = selectionOf(data, scale, { firstColumn: 0, lastColumn: 59, firstRow: scale.firstRow, lastRow: scale.lastRow })
    expect([all.ok, all.errors]).toEqual([total(data.ok), total(data.error)])
    expect(all.to).toBe(Date.parse(data.to))
  })
})

describe('the counts of a cell', () => {
  it('are looked up, and nothing is 0', () => {
    const ok = lookup(data.ok)
    expect([ok(0, 40), ok(59, 40), ok(1, 40)]).toEqual([12, 5, 0])
  })
})

describe('the map in words', () => {
  it('tells how many took how long and loses none', () => {
    const list = bands(data, scale)
    expect(list.reduce((sum, { ok, errors }) => sum + ok + errors, 0)).toBe(total(data.ok) + total(data.error))
    expect(list.at(-1)).toMatchObject({ slowestMs: Infinity, errors: 1 })
  })
})

describe('the shade of a count', () => {
  it('is full for the most, and lightest for one', () => {
    expect(shadeOf(1000, 1000, 8)).toBe(7)
    expect(shadeOf(1, 1000, 8)).toBe(0)
    expect(shadeOf(32, 1000, 8)).toBe(4)
    expect(shadeOf(1, 1, 8)).toBe(7)
  })
})
