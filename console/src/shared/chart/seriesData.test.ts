import { describe, expect, it } from 'vitest'
import type { SeriesLine } from './props'
import { lay, summary, topOf } from './seriesData'

const line = (values: (number | null)[], more: Partial<SeriesLine> = {}): SeriesLine => ({ id: 'a', label: 'a', values, ...more })

describe('lines laid out for the plot', () => {
  it('keep a place for the envelope of each that has one', () => {
    const { data, slots } = lay([1, 2], [line([5, null], { low: [4, null], high: [9, null] }), line([1, 2], { id: 'b' })], false)
    expect(slots).toEqual([{ value: 1, high: 2, low: 3 }, { value: 4, low: null, high: null }])
    expect(data).toEqual([[1, 2], [5, null], [9, null], [4, null], [1, 2]])
  })

  it('are summed up where they are stacked, and a gap stays one', () => {
    expect(lay([1, 2], [line([5, null]), line([1, 2])], true).data).toEqual([[1, 2], [5, null], [6, 2]])
  })

  it('have a gap where they are shorter than the time', () => {
    expect(lay([1, 2, 3], [line([5])], false).data[1]).toEqual([5, null, null])
  })
})

describe('the top of the axis', () => {
  it('shows every spike of what is not hidden', () => {
    const lines = [line([5], { high: [80] }), line([400], { id: 'b' })]
    expect(topOf({ lines, leastTop: 1 }, new Set())).toBeGreaterThanOrEqual(400)
    expect(topOf({ lines, leastTop: 1 }, new Set(['b']))).toBe(100)
  })

  it('shows a threshold that is near, and is not flattened by one that is far', () => {
    expect(topOf({ lines: [line([60])], thresholds: [{ value: 100, severity: 'warning' }] }, new Set())).toBeGreaterThanOrEqual(100)
    expect(topOf({ lines: [line([60])], thresholds: [{ value: 10_000, severity: 'warning' }] }, new Set())).toBeLessThan(200)
  })

  it('is never below the least', () => {
    expect(topOf({ lines: [line([null])], leastTop: 0.01 }, new Set())).toBeCloseTo(0.015)
  })

  it('is round in the way of bytes for bytes', () => {
    expect(topOf({ lines: [line([700 * 2 ** 20])], leastTop: 2 ** 20 }, new Set())).toBe(768 * 2 ** 20)
    expect(topOf({ lines: [line([null])], leastTop: 2 ** 20 }, new Set())).toBe(2 ** 20)
  })

  it('holds the sum of stacked lines', () => {
    expect(topOf({ lines: [line([60]), line([50], { id: 'b' })], stacked: true }, new Set())).toBeGreaterThanOrEqual(110)
  })
})

describe('a line in words', () => {
  it('has its last, least and greatest value, of the envelope where there is one', () => {
    expect(summary(line([3, 7, null], { low: [1, 6, null], high: [3, 9, null] }))).toEqual({ last: 7, least: 1, greatest: 9 })
    expect(summary(line([null]))).toEqual({ last: null, least: null, greatest: null })
  })
})
