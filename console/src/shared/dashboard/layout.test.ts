import { describe, expect, it } from 'vitest'
import { clamped, collides, columns, compact, freePlace, put, reading, resized, stepped, type Placed } from './layout'

const item = (id: string, x: number, y: number, w = 6, h = 4): Placed => ({ id, grid: { x, y, w, h } })
const at = (items: readonly Placed[], id: string) => items.find((one) => one.id === id)?.grid
const least = { w: 3, h: 2 }

/** The same numbers in each run: a generator with a seed. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

describe('the grid', () => {
  it('lets panels rise to the top', () => {
    expect(compact([item('a', 0, 7), item('b', 0, 20)])).toEqual([item('a', 0, 0), item('b', 0, 4)])
  })

  it('makes room below what is put on others', () => {
    const next = put([item('a', 0, 0), item('b', 0, 4)], 'b', { x: 0, y: 0, w: 6, h: 4 })
    expect(at(next, 'b')?.y).toBe(0)
    expect(at(next, 'a')?.y).toBe(4)
  })

  it('leaves alone what is not in the way', () => {
    const next = put([item('a', 0, 0), item('b', 6, 0), item('c', 12, 0)], 'a', { x: 0, y: 0, w: 8, h: 4 })
    expect(at(next, 'c')).toEqual({ x: 12, y: 0, w: 6, h: 4 })
    expect(at(next, 'b')?.y).toBe(4)
  })

  it('finds the first free place', () => {
    expect(freePlace([item('a', 0, 0), item('b', 12, 0)], { w: 6, h: 4 })).toEqual({ x: 6, y: 0, w: 6, h: 4 })
    expect(freePlace([], { w: 99, h: 2 })).toEqual({ x: 0, y: 0, w: columns, h: 2 })
  })

  it('keeps panels inside and readable', () => {
    expect(clamped({ x: 23, y: -4, w: 1, h: 0 }, least)).toEqual({ x: 21, y: 0, w: 3, h: 2 })
  })

  it('moves by a key past the neighbour below, and back up', () => {
    const items = [item('a', 0, 0), item('b', 0, 4)]
    const down = stepped(items, 'a', 'down', least)
    expect(at(down, 'a')?.y).toBe(4)
    expect(at(down, 'b')?.y).toBe(0)
    const up = stepped(down, 'a', 'up', least)
    expect(at(up, 'b')?.y).toBeGreaterThanOrEqual(0)
    expect(at(stepped(items, 'a', 'right', least), 'a')?.x).toBe(1)
  })

  it('sizes by a key, never over the edge', () => {
    const items = [item('a', 18, 0)]
    expect(at(resized(items, 'a', 'right', least), 'a')).toEqual({ x: 18, y: 0, w: 6, h: 4 })
    expect(at(resized(items, 'a', 'left', least), 'a')).toEqual({ x: 18, y: 0, w: 5, h: 4 })
    expect(at(resized(items, 'a', 'down', least), 'a')?.h).toBe(5)
  })

  it('reads from the top and from the left', () => {
    expect(reading([item('c', 0, 4), item('b', 6, 0), item('a', 0, 0)]).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  // A seed is a test: one that fails names it, and a busy machine has time for each.
  it.each(Array.from({ length: 60 }, (_, index) => index + 1))('never lets two panels overlap, whatever is done (seed %i)', (seed) => {
    const roll = dice(seed)
    const broken: string[] = []
    let items = compact(Array.from({ length: 12 }, (_, index) => item(`p${index}`, roll(18), roll(20), 3 + roll(8), 2 + roll(5))).map((one) => ({ ...one, grid: clamped(one.grid, least) })))
    for (let act = 0; act < 40; act++) {
      const id = `p${roll(12)}`
      const step = (['left', 'right', 'up', 'down'] as const)[roll(4)] ?? 'left'
      items = roll(3) === 0 ? put(items, id, clamped({ x: roll(24), y: roll(24), w: 3 + roll(20), h: 2 + roll(6) }, least)) : roll(2) === 0 ? stepped(items, id, step, least) : resized(items, id, step, least)
      const wrong = items.flatMap((one, index) => [
        ...(one.grid.x >= 0 && one.grid.x + one.grid.w <= columns && one.grid.y >= 0 ? [] : [`${one.id} is outside`]),
        ...items.slice(index + 1).filter((other) => collides(one.grid, other.grid)).map((other) => `${one.id} lies on ${other.id}`),
      ])
      if (wrong.length > 0) broken.push(`act ${act}: ${wrong.join(', ')}`)
    }
    expect(broken).toEqual([])
  })
})
