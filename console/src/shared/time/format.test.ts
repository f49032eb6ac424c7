import i18next from 'i18next'
import { beforeEach, describe, expect, it } from 'vitest'
import { chooseLanguage } from '@/shared/i18n/i18n'
import { formatFor, type Format } from './format'

describe('values on screen', () => {
  let format: Format
  beforeEach(() => {
    format = formatFor('en', i18next.t)
  })

  it('never show what is not known as 0', () => {
    for (const shown of [format.tps(null), format.ms(null), format.percent(null), format.number(undefined), format.clock(null), format.dateTime(null)]) expect(shown).toBe('—')
    expect(format.tps(0)).toBe('0')
  })

  it('keep three figures of a duration', () => {
    expect(format.ms(41.72)).toBe('41.7 ms')
    expect(format.ms(412.4)).toBe('412 ms')
    expect(format.ms(1_284)).toBe('1.28 s')
  })

  it('show spans in at most two units', () => {
    expect(format.duration(42_400)).toBe('42s')
    expect(format.duration(133_000)).toBe('2m 13s')
    expect(format.duration(3_600_000 * 3.5)).toBe('3h 30m')
    expect(format.duration(86_400_000 * 2 + 3_600_000)).toBe('2d 1h')
    expect(format.duration(-5)).toBe('0s')
  })

  it('show an incident’s steps as exactly as they were measured', () => {
    expect(format.delta(740)).toBe('740 ms')
    expect(format.delta(3_870)).toBe('3.87 s')
    expect(format.delta(63_000)).toBe('1m 3s')
  })

  it('speak Korean', async () => {
    await chooseLanguage('ko')
    const korean = formatFor('ko', i18next.t)
    expect(korean.duration(133_000)).toBe('2분 13초')
    expect(korean.ago(64_000)).toBe('1분 4초 전')
    expect(korean.ago(300)).toBe('방금')
    expect(korean.delta(3_870)).toBe('3.87초')
    expect(korean.number(1_234_567)).toBe('1,234,567')
  })
})
