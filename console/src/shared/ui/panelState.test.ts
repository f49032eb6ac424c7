import { describe, expect, it } from 'vitest'
import { panelState } from './panelState'

describe('a panel', () => {
  const facts = { hasData: true, failed: false, empty: false, partial: false, stale: false }

  it('loads until something is known', () => {
    expect(panelState({ ...facts, hasData: false })).toBe('loading')
  })

  it('shows the failure when nothing was ever known', () => {
    expect(panelState({ ...facts, hasData: false, failed: true })).toBe('error')
  })

  it('keeps what was known and calls it stale when asking again fails', () => {
    expect(panelState({ ...facts, failed: true })).toBe('stale')
    expect(panelState({ ...facts, stale: true, partial: true })).toBe('stale')
  })

  it('is empty, partial or ready', () => {
    expect(panelState({ ...facts, empty: true })).toBe('empty')
    expect(panelState({ ...facts, partial: true })).toBe('partial')
    expect(panelState(facts)).toBe('ready')
  })
})
