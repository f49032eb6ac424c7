import { describe, expect, it } from 'vitest'
import { absolute, endingNow, endsNow, isZone, lastOf, moved, parseRange, parseTime, quickRanges, zoomedOut } from './range'

const now = Date.parse('2026-09-21T04:05:00.000Z')
const hour = 3_600_000

describe('a time in the address', () => {
  it('is counted from now', () => {
    expect(parseTime('now', now)).toBe(now)
    expect(parseTime('now-15m', now)).toBe(now - 900_000)
    expect(parseTime('now-2w', now)).toBe(now - 14 * 24 * hour)
  })

  it('is an instant with its offset', () => {
    expect(parseTime('2026-09-21T13:05:00+09:00', now)).toBe(now)
    expect(parseTime('2026-09-21T04:05:00.000Z', now)).toBe(now)
  })

  it.each(['', 'now-', 'now-1y', 'now+1h', 'yesterday', '2026-09-21', '2026-09-21T04:05:00', '2026-13-41T04:05:00Z', '1758427500000'])('is not %j', (text) => {
    expect(parseTime(text, now)).toBeUndefined()
  })
})

describe('a range', () => {
  it('has a beginning before its end', () => {
    expect(parseRange({ from: 'now-1h', to: 'now' }, now)).toEqual({ from: now - hour, to: now })
    expect(parseRange({ from: 'now', to: 'now-1h' }, now)).toBeUndefined()
    expect(parseRange({ from: 'now', to: 'now' }, now)).toBeUndefined()
  })

  it('is no longer than a view can be', () => {
    expect(parseRange({ from: 'now-401d', to: 'now' }, now)).toBeUndefined()
  })

  it('follows the clock only where it ends now', () => {
    expect(endsNow({ from: 'now-1h', to: 'now' })).toBe(true)
    expect(endsNow({ from: 'now-2h', to: 'now-1h' })).toBe(false)
  })

  it('says how much of the past it is', () => {
    expect(lastOf({ from: 'now-15m', to: 'now' })).toEqual({ count: 15, unit: 'm' })
    expect(lastOf({ from: 'now-15m', to: 'now-5m' })).toBeUndefined()
  })

  it('can all be chosen quickly', () => {
    expect(quickRanges.every((range) => parseRange(range, now) !== undefined)).toBe(true)
  })

  it('survives being written as instants', () => {
    const span = { from: now - hour, to: now }
    expect(parseRange(absolute(span), now)).toEqual(span)
  })
})

describe('moving about', () => {
  const span = { from: now - 3 * hour, to: now - 2 * hour }

  it('goes back by half', () => {
    expect(parseRange(moved(span, -1, now), now)).toEqual({ from: span.from - hour / 2, to: span.to - hour / 2 })
  })

  it('never goes past now, where it follows again', () => {
    expect(moved({ from: now - hour - 60_000, to: now - 60_000 }, 1, now)).toEqual({ from: 'now-1h', to: 'now' })
    expect(endingNow(90 * 60_000)).toEqual({ from: 'now-90m', to: 'now' })
    expect(endingNow(0)).toEqual({ from: 'now-1s', to: 'now' })
  })

  it('zooms out round the middle and not past now', () => {
    expect(parseRange(zoomedOut(span, now), now)).toEqual({ from: span.from - hour / 2, to: span.to + hour / 2 })
    expect(parseRange(zoomedOut({ from: now - hour, to: now }, now), now)).toEqual({ from: now - 2 * hour, to: now })
  })
})

describe('a zone', () => {
  it('is one that the browser knows', () => {
    expect(isZone('Asia/Seoul')).toBe(true)
    expect(isZone('UTC')).toBe(true)
    expect(isZone('Mars/Olympus')).toBe(false)
  })
})
