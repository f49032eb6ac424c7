import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { formatFor } from '@/shared/time/format'
import { shortTick, tickWithUnit, withUnit } from './units'

describe('a value with its unit', () => {
  const say = (value: number, unit: string, hint = '') => withUnit(value, unit, formatFor('en', i18next.t), hint)

  it('is said as people say it', () => {
    expect(say(0.0413, 's')).toBe('41.3 ms')
    expect(say(1.5, 's')).toBe('1.50 s')
    expect(say(3 * 2 ** 20, 'By')).toBe('3.0 MB')
    expect(say(412, '{transaction}/s')).toBe('412')
    expect(say(12, '{thread}')).toBe('12')
    expect(say(0.93, '1')).toBe('0.93')
  })

  it('is in percent where it is a ratio', () => {
    expect(say(0.31, '1', 'jvm.cpu.recent_utilization')).toBe('31.0%')
    expect(say(0.0014, '1', 'errors ratio')).toBe('0.14%')
    expect(say(0, '1', 'errors ratio')).toBe('0%')
  })

  it('is shorter on an axis', () => {
    expect(tickWithUnit(3 * 2 ** 20, 'By', formatFor('en', i18next.t))).toBe('3 MB')
    expect(tickWithUnit(1000, '{thread}', formatFor('en', i18next.t))).toBe('1,000')
    expect(shortTick('75.0')).toBe('75')
    expect(shortTick('0.0 ms')).toBe('0 ms')
    expect(tickWithUnit(1, 's', formatFor('en', i18next.t))).toBe('1 s')
    expect(tickWithUnit(100, '{thread}', formatFor('en', i18next.t))).toBe('100')
  })
})
