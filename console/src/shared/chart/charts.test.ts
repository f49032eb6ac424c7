import { describe, expect, it } from 'vitest'
import { splitMember } from '@/test/samples'
import { marksTo, niceTop, onGrid } from './series'
import { boundaries, inBand } from './split'

describe('windows on a grid', () => {
  const end = Date.parse('2026-09-21T04:05:07.000Z')

  it('leave a gap where nothing is known', () => {
    const points = onGrid([{ windowEnd: '2026-09-21T04:04:40.000Z', tps: 5 }, { windowEnd: '2026-09-21T04:05:00.000Z', tps: 0 }], [({ tps }) => tps], end, 10_000, 4)
    expect(points.lines).toEqual([[null, 5, null, 0]])
    expect(points.times.at(-1)).toBe(Date.parse('2026-09-21T04:05:00.000Z') / 1000)
  })
})

describe('the top of an axis', () => {
  it('is round and leaves room', () => {
    expect(niceTop(123, 1)).toBe(150)
    expect(niceTop(0, 10)).toBe(10)
    expect(niceTop(0.0021, 0.01)).toBeCloseTo(0.01)
    expect(niceTop(960, 1)).toBe(1500)
  })

  it('divides into round marks', () => {
    expect(marksTo(150, false)).toEqual([0, 50, 100, 150])
    expect(marksTo(0.3, false)[1]).toBeCloseTo(0.1)
    expect(marksTo(500, false)).toEqual([0, 100, 200, 300, 400, 500])
    expect(marksTo(80, false)).toEqual([0, 20, 40, 60, 80])
    expect(marksTo(150, true)).toEqual([0, 75, 150])
  })
})

describe('a measured share', () => {
  it('is in the band of the current weight or not, or it is not known', () => {
    expect(inBand({ count: 3, share: 0.3, low99: 0.29, high99: 0.31 })).toBe(true)
    expect(inBand({ count: 3, share: 0.33, low99: 0.29, high99: 0.31 })).toBe(false)
    expect(inBand({ count: 0, share: null, low99: null, high99: null })).toBeNull()
  })
})

describe('the boundaries of a split', () => {
  it('stand where the current weights put them', () => {
    expect(boundaries([splitMember('a', 0.2), splitMember('b', 0.3), splitMember('c', 0.5)], 'answered').map(({ at }) => at)).toEqual([0.2, 0.5])
  })

  it('have no band where nothing was measured', () => {
    expect(boundaries([splitMember('a', 0.2, { observed: null }), splitMember('b', 0.8)], 'observed')).toEqual([{ at: 0.2, low: null, high: null }])
  })
})
