import { describe, expect, it } from 'vitest'
import type { InstanceLife, MetricAnswer } from '@/shared/api/types'
import { instance, ledgerInstance } from '@/test/samples'
import { highest, isEmpty, stretch, together } from './history'

const now = Date.parse('2026-09-21T12:00:00.000Z')
const iso = (ms: number) => new Date(ms).toISOString()
const hour = 3_600_000

const life = (began: number, ended: number | null): InstanceLife => {
  const one = instance('a', { firstWindowAt: iso(began), endedAt: ended === null ? null : iso(ended) })
  return { instance: one, ledger: ledgerInstance('a'), lives: [one] }
}

const answer = (values: (number | null)[]): MetricAnswer => ({ metric: 'duration', unit: 's', aggregate: 'mean', from: iso(now), to: iso(now), stepMs: 10_000, resolutionMs: 10_000, percentileError: null, envelopeMs: null, usersSources: [], series: [{ labels: {}, points: values.map((value, index) => ({ at: iso(now + index * 10_000), value })) }], parts: [] })

describe('the stretch of a life', () => {
  it('begins with its first window when the life is shorter than the range', () => {
    expect(stretch(life(now - 600_000, null), '1h', now)).toEqual({ from: now - 600_000, to: now, stepMs: 10_000 })
  })

  it('ends with the life, however long ago', () => {
    const { from, to } = stretch(life(now - 72 * hour, now - 48 * hour), '1h', now)
    expect([from, to]).toEqual([now - 49 * hour, now - 48 * hour])
  })

  it('asks for no more points than can be drawn', () => {
    const { from, to, stepMs } = stretch(life(now - 400 * 24 * hour, null), 'life', now)
    expect((to - from) / stepMs).toBeLessThanOrEqual(402)
  })
})

describe('answers', () => {
  it('are laid on one grid, with gaps where nothing is known', () => {
    expect(together([answer([1, null, 3]), answer([4])])).toEqual({ times: [now, now + 10_000, now + 20_000].map((time) => time / 1000), lines: [[1, null, 3], [4, null, null]] })
  })

  it('that hold nothing are told from zeros', () => {
    expect(isEmpty(together([answer([null, null])]))).toBe(true)
    expect(isEmpty(together([undefined]))).toBe(true)
    expect(isEmpty(together([answer([0])]))).toBe(false)
    expect(highest(together([answer([2, null, 7])]))).toBe(7)
  })
})
