import { describe, expect, it } from 'vitest'
import { ends, indexAt, layout, levelOf, neighbour, ranked } from './board'
import type { BoardTile } from './props'
import { timeTicks } from './timeTicks'
import { dotsOf, offsetAt } from './velocity'

const tile = (id: number, group: string, value: number | null = id): BoardTile => ({ id: String(id), name: `was-${id}`, group, value })

describe('a board', () => {
  const fleet = Array.from({ length: 1_228 }, (_, index) => tile(index, index % 3 === 0 ? 'private' : 'public'))

  it('fits a fleet into one view', () => {
    const made = layout(fleet, 1_100, 520)
    expect(made.height).toBeLessThanOrEqual(520)
    expect(made.places).toHaveLength(1_228)
    expect(made.places.every(({ x, y }) => x >= 0 && x + made.tileWidth <= 1_100 && y + made.tileHeight <= made.height)).toBe(true)
  })

  it('gives a few instances room for their names', () => {
    expect(layout(fleet.slice(0, 6), 600, 300).tileWidth).toBeGreaterThan(100)
  })

  it('puts many groups beside each other', () => {
    const made = layout(Array.from({ length: 1_228 }, (_, index) => tile(index, `host-${index >> 1}`)), 1_100, 600)
    expect(new Set(made.groups.map(({ x }) => x)).size).toBeGreaterThan(5)
    expect(made.groups).toHaveLength(614)
  })

  it('finds the tile under the pointer and none in a gap', () => {
    const made = layout(fleet, 1_100, 520)
    made.places.forEach(({ x, y }, index) => expect(indexAt(made, x + 1, y + 1)).toBe(index))
    expect(indexAt(made, 5, 2)).toBeUndefined()
  })

  it('lets the arrows reach every row, across groups', () => {
    const made = layout(fleet, 1_100, 520)
    const rows = new Set(made.places.map(({ y }) => y)).size
    let at = 0
    const seen = new Set([made.places[0]?.y])
    for (let step = 1; step < rows; step++) {
      at = neighbour(made, at, 'ArrowDown') ?? at
      seen.add(made.places[at]?.y)
    }
    expect(seen.size).toBe(rows)
    expect(neighbour(made, at, 'ArrowDown')).toBe(at)
    expect(neighbour(made, 0, 'ArrowLeft')).toBe(0)
    expect(neighbour(made, 0, 'x')).toBeUndefined()
  })

  it('orders by name as people count', () => {
    expect(layout([tile(10, 'a'), tile(9, 'a')], 300, 100).tiles.map(({ name }) => name)).toEqual(['was-9', 'was-10'])
  })

  it('lists the worst first and what is not known last', () => {
    expect(ranked([tile(1, 'a', 5), tile(2, 'a', null), tile(3, 'a', 9)]).map(({ id }) => id)).toEqual(['3', '1', '2'])
    expect(ranked([tile(1, 'a', 5), tile(2, 'a', null), tile(3, 'a', 9)], true).map(({ id }) => id)).toEqual(['1', '3', '2'])
  })

  it('has no range without values', () => {
    expect(ends([tile(1, 'a', null)])).toBeNull()
    expect(ends([tile(1, 'a', 4), tile(2, 'a', 2)])).toEqual({ least: 2, greatest: 4 })
  })
})

describe('the level of a value', () => {
  const thresholds = [{ value: 100, severity: 'warning' }, { value: 200, severity: 'critical' }] as const

  it('is the worst that it has crossed', () => {
    expect([99, 100, 200].map((value) => levelOf(value, thresholds))).toEqual(['ok', 'warning', 'critical'])
  })

  it('may be crossed downwards', () => {
    expect(levelOf(0.5, [{ value: 0.7, severity: 'critical' }], true)).toBe('critical')
    expect(levelOf(0.7, [{ value: 0.7, severity: 'critical' }], true)).toBe('ok')
  })
})

describe('request velocity', () => {
  it('has a dot a request while there is room', () => {
    expect(dotsOf({ lt1s: 12, to3s: 3, to5s: 0, ge5s: 1 }, 300)).toEqual({ dots: { lt1s: 12, to3s: 3, to5s: 0, ge5s: 1 }, each: 1 })
  })

  it('has a dot for several when there is none, and never hides a lane with some', () => {
    const { dots, each } = dotsOf({ lt1s: 900, to3s: 1, to5s: 0, ge5s: 0 }, 300)
    expect(each).toBe(50)
    expect(dots).toMatchObject({ lt1s: 18, to3s: 1, to5s: 0 })
  })

  it('draws nothing where nothing is known', () => {
    expect(dotsOf(null, 300).dots.lt1s).toBe(0)
  })

  it('is the slower the longer requests run', () => {
    expect(offsetAt('lt1s', 1_000, 100)).toBeGreaterThan(offsetAt('ge5s', 1_000, 100))
    expect(offsetAt('lt1s', 20, 123_456_789)).toBeLessThan(20)
  })
})

describe('the ticks of a time axis', () => {
  const from = Date.parse('2026-09-20T20:07:00Z'), to = from + 6 * 3_600_000

  it('are round in the zone of the reader', () => {
    const ticks = timeTicks(from, to, 600, 'en-GB', 'Asia/Seoul')
    expect(ticks.map(({ text }) => text)).toContain('09:00')
    expect(ticks.length).toBeGreaterThanOrEqual(4)
    expect(ticks.length).toBeLessThanOrEqual(8)
  })

  it('name the day where one begins', () => {
    expect(timeTicks(from, to, 600, 'en-GB', 'UTC').map(({ text }) => text)).toContain('21/09')
  })
})
