import { describe, expect, it } from 'vitest'
import { durationMs, interval, refreshOf, untilNextWindow } from './refresh'

describe('refreshing', () => {
  it('reads durations', () => {
    expect(['PT10S', 'PT1M', 'PT24H', 'PT1H30M', 'P1D', 'PT', '10s'].map(durationMs)).toEqual([10_000, 60_000, 86_400_000, 5_400_000, undefined, undefined, undefined])
  })

  it('asks no more often than windows are made', () => {
    expect(['live', 'off', 'PT1S', 'PT30S', 'nonsense'].map(refreshOf)).toEqual(['live', 'off', 10_000, 30_000, 'live'])
  })

  it('asks when the next window is complete', () => {
    expect(untilNextWindow(1_000_000)).toBe(2_000)
    expect(untilNextWindow(1_002_000)).toBe(10_000)
    expect(untilNextWindow(1_009_500)).toBe(2_500)
  })

  it('does not ask again about what has ended', () => {
    expect(interval('live', false)).toBe(false)
    expect(interval('off', true)).toBe(false)
  })

  it('spares the hub where an answer costs much', () => {
    const asked = interval(10_000, true, 60_000)
    expect(asked === false ? 0 : asked()).toBe(60_000)
  })
})
