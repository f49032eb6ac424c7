import { describe, expect, it } from 'vitest'
import { fromWallClock, toWallClock, zoneOffset } from './zone'

const at = Date.parse('2026-09-21T04:05:00Z')

describe('a zone', () => {
  it('is so far from UTC', () => {
    expect(zoneOffset(at, 'Asia/Seoul')).toBe(9 * 3_600_000)
    expect(zoneOffset(at, 'UTC')).toBe(0)
    expect(zoneOffset(Date.parse('2026-01-15T12:00:00.500Z'), 'America/New_York')).toBe(-5 * 3_600_000)
  })

  it('has a wall clock that leads back to the instant', () => {
    for (const zone of ['Asia/Seoul', 'UTC', 'America/New_York', 'Europe/Berlin']) expect(fromWallClock(toWallClock(at, zone), zone)).toBe(at)
  })

  it('reads a time without seconds, with a space or a T', () => {
    expect(fromWallClock('2026-09-21 13:05', 'Asia/Seoul')).toBe(at)
    expect(fromWallClock('2026-09-21T13:05:00', 'Asia/Seoul')).toBe(at)
  })

  it('changes its offset at the right hour', () => {
    expect(fromWallClock('2026-03-29T01:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T00:30:00Z'))
    expect(fromWallClock('2026-03-29T03:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z'))
  })

  it.each(['', '2026-02-30 10:00', '2026-09-21', '2026-09-21 24:00', 'now'])('does not read %j', (text) => {
    expect(fromWallClock(text, 'UTC')).toBeUndefined()
  })
})
