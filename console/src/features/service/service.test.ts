import { describe, expect, it } from 'vitest'
import { endpointsOf } from './evidence'
import { freezeEnd, inLocalField } from './freeze'
import { sameToken, tokenText } from './token'

describe('the end of a freeze', () => {
  const now = Date.parse('2026-09-21T04:05:30.000Z')

  it('goes through the field and back', () => {
    const later = now + 3_600_000
    expect(freezeEnd(inLocalField(later), now)).toBe(new Date(Math.floor(later / 60_000) * 60_000).toISOString())
  })

  it('is ahead, by 30 days at most', () => {
    expect(freezeEnd(inLocalField(now - 60_000), now)).toBeUndefined()
    expect(freezeEnd(inLocalField(now + 31 * 86_400_000), now)).toBeUndefined()
    expect(freezeEnd('', now)).toBeUndefined()
  })
})

describe('a token', () => {
  it('is written as nameservers write it', () => {
    expect(tokenText({ epoch: 3, revision: 12 })).toBe('3.12')
    expect(tokenText(null)).toBe('—')
  })

  it('is the same by its parts', () => {
    expect(sameToken({ epoch: 3, revision: 12 }, { epoch: 3, revision: 12 })).toBe(true)
    expect(sameToken({ epoch: 3, revision: 12 }, { epoch: 3, revision: 13 })).toBe(false)
    expect(sameToken(null, { epoch: 3, revision: 13 })).toBe(false)
  })
})

describe('the endpoints of the evidence', () => {
  const endpoint = (address: string, site: string) => ({ address, port: 8000, site, verdict: 'up' as const, run: 1, since: null, reason: null, certificateEnds: null })

  it('are named once, in the order of sites and addresses', () => {
    const evidence = [
      { vantagePoint: 'a', domain: 'a', state: 'voting' as const, ageMs: 1, endpoints: [endpoint('127.0.2.21', 'public'), endpoint('127.0.1.22', 'private')] },
      { vantagePoint: 'b', domain: 'b', state: 'voting' as const, ageMs: 1, endpoints: [endpoint('127.0.1.22', 'private'), endpoint('127.0.1.3', 'private')] },
    ]
    expect(endpointsOf(evidence).map(({ address }) => address)).toEqual(['127.0.1.3', '127.0.1.22', '127.0.2.21'])
  })
})
