import { describe, expect, it } from 'vitest'
import type { MetricAnswer } from '@/shared/api/types'
import { newest, reached } from './stat'

const answer = (values: (number | null)[]) => ({ series: [{ labels: {}, points: values.map((value) => ({ at: '2026-09-21T04:00:00Z', value })) }] }) as unknown as MetricAnswer

describe('the newest value', () => {
  it('is the last that is known', () => {
    expect(newest(answer([1, 2, 3, null])).value).toBe(3)
  })

  it('is not known when nothing came lately', () => {
    expect(newest(answer([1, 2, null, null, null])).value).toBeNull()
    expect(newest(undefined).value).toBeNull()
  })

  it('may be zero', () => {
    expect(newest(answer([5, 0])).value).toBe(0)
  })
})

describe('a threshold', () => {
  const limits = [{ value: 100, severity: 'warning' as const }, { value: 200, severity: 'critical' as const }]

  it('is reached from its value on, the worst counts', () => {
    expect([99, 100, 200].map((value) => reached(value, limits))).toEqual([undefined, 'warning', 'critical'])
  })

  it('is not reached by what is not known', () => {
    expect(reached(null, limits)).toBeUndefined()
  })
})
