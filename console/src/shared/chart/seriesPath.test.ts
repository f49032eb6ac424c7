import type uPlot from 'uplot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { brokenLine, lonePoints } from './seriesPath'

class Drawn {
  acts: string[] = []
  moveTo(x: number, y: number) { this.acts.push(`to ${x} ${y}`) }
  lineTo(x: number, y: number) { this.acts.push(`line ${x} ${y}`) }
  closePath() { this.acts.push('close') }
}
beforeEach(() => { vi.stubGlobal('Path2D', Drawn) })

const plot = (values: (number | null)[]) => ({ data: [values.map((_, index) => index), values], ctx: {}, valToPos: (value: number, scale: string) => (scale === 'x' ? value * 10 : 100 - value) }) as unknown as uPlot
const acts = (path: unknown) => (path as Drawn | null)?.acts

describe('a line', () => {
  it('stops at a gap and goes on behind it', () => {
    const { stroke, fill } = brokenLine(false)(plot([1, 2, null, 4, 5]), 1, 0, 4) ?? {}
    expect(acts(stroke)).toEqual(['to 0 99', 'line 10 98', 'to 30 96', 'line 40 95'])
    expect(fill).toBeNull()
  })

  it('is filled down to 0 on each side of a gap apart', () => {
    const { fill } = brokenLine(true)(plot([1, 2, null, 4]), 1, 0, 3) ?? {}
    expect(acts(fill)).toEqual(['to 0 99', 'line 10 98', 'line 10 100', 'line 0 100', 'close', 'to 30 96', 'line 30 100', 'line 30 100', 'close'])
  })
})

describe('a value with a gap on both sides', () => {
  it('is drawn by itself, also at either end', () => {
    expect(lonePoints([1, null, 3, null, 5, 6, null, 8])).toEqual([0, 2, 7])
  })

  it('is the only one of its line at the beginning', () => {
    expect(lonePoints([7])).toEqual([0])
    expect(lonePoints([])).toEqual([])
  })
})
