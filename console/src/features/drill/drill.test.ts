import { describe, expect, it } from 'vitest'
import { limitsOf } from './limits'
import { isOver, worstOf } from './drillTones'

const survivor = (site: string, errorRate: number | null, p95Ms: number | null) => ({ site, before: { errorRate: 0, p95Ms: 10 }, worst: { errorRate, p95Ms } })

describe('a drill', () => {
  it('is as bad as its worst survivor, and what is not known is not zero', () => {
    expect(worstOf({ survivors: [survivor('a', 0.01, null), survivor('b', 0.02, 300)] })).toEqual({ errorRate: 0.02, p95Ms: 300 })
    expect(worstOf({ survivors: [survivor('a', null, null)] })).toEqual({ errorRate: null, p95Ms: null })
  })

  it('is over when it is completed or aborted', () => {
    expect(isOver({ state: 'aborted' })).toBe(true)
    expect(isOver({ state: 'aborting' })).toBe(false)
  })
})

describe('the limits of a drill', () => {
  it('are given in percent, milliseconds and seconds', () => {
    expect(limitsOf({ errorRate: '2.5', p95: '800', stay: '60' })).toEqual({ limits: { errorRate: 0.025, p95Ms: 800 }, stayMs: 60_000 })
  })

  it.each([['0', '800', '60'], ['101', '800', '60'], ['1', '0', '60'], ['1', '120001', '60'], ['1', '800', '-1'], ['1', '800', '3601'], ['', '800', '60'], ['x', '800', '60']])('are refused: %s %s %s', (errorRate, p95, stay) => {
    expect(limitsOf({ errorRate, p95, stay })).toBeUndefined()
  })
})
