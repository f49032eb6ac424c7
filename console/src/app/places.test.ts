import { describe, expect, it } from 'vitest'
import { beyond, placesOf } from './places'

const keys = (session: Parameters<typeof placesOf>[0]) => placesOf(session).map(({ key }) => key)

describe('places', () => {
  it('leads an administrator everywhere', () => {
    expect(keys({ role: 'administrator', sites: null, services: null })).toEqual(expect.arrayContaining(['ledger', 'notices', 'sessions']))
  })

  it('leads nobody to what is the hub’s as a whole whose role holds somewhere', () => {
    for (const scope of [{ sites: ['private'], services: null }, { sites: null, services: ['portal'] }]) {
      expect(keys({ role: 'administrator', ...scope })).not.toContain('sessions')
      expect(keys({ role: 'operator', ...scope })).not.toContain('notices')
      expect(keys({ role: 'operator', ...scope })).toEqual(expect.arrayContaining(['overview', 'services', 'audit']))
    }
  })

  it('says what keeps somebody from a page that he came to by its address', () => {
    const held = { role: 'viewer', sites: ['private'], services: null } as const
    expect(beyond('/sessions', { ...held, sites: null })).toBe('role')
    expect(beyond('/directories', { role: 'administrator', sites: ['private'], services: null })).toBe('role')
    expect(beyond('/notices', { ...held, sites: ['private'] })).toBe('scope')
    for (const path of ['/', '/services/portal', '/audit', '/nowhere']) expect(beyond(path, { ...held, sites: ['private'] })).toBeUndefined()
    expect(beyond('/sessions', undefined)).toBeUndefined()
  })

  it('leads a viewer to no sessions', () => {
    expect(keys({ role: 'viewer', sites: null, services: null })).not.toContain('sessions')
    expect(keys(undefined)).not.toContain('sessions')
  })
})
