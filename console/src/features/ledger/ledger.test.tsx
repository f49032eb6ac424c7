import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWithData } from '@/test/render'
import { ledger, ledgerCollector, ledgerSite } from '@/test/samples'
import { CollectorsTable } from './CollectorsTable'
import { Equation } from './Equation'
import { bytes, byCount, sum } from './figures'
import { SitesTable } from './SitesTable'

describe('figures', () => {
  it('sum reasons, and put the greatest first', () => {
    expect(sum({ 'queue-full': 4, 'agent-error': 1 })).toBe(5)
    expect(byCount({ 'queue-full': 4, 'agent-error': 9, malformed: 0 })).toEqual([['agent-error', 9], ['queue-full', 4]])
  })

  it('say sizes as file systems do', () => {
    expect(bytes(0)).toBe('0 B')
    expect(bytes(1536)).toBe('1.5 KB')
    expect(bytes(1024 ** 3)).toBe('1.0 GB')
    expect(bytes(903 * 1024 ** 2)).toBe('903 MB')
  })
})

describe('the equation', () => {
  const { totals } = ledger()

  it('is one sentence for who cannot see it', () => {
    renderWithData(<Equation figures={{ ...totals, created: 1300, waiting: 60, droppedByAgent: { 'queue-full': 30 }, lost: { 'spool-full': 10 } }} />)
    expect(screen.getByText('Created 1,300 = stored 1,200 + on the way 60 + dropped by agents 30 + lost on the way 10 + unaccounted 0')).toBeTruthy()
  })

  it('says why transactions will never come', () => {
    renderWithData(<Equation figures={{ ...totals, lost: { 'spool-full': 10, 'of-a-newer-collector': 2 } }} />)
    expect(screen.getByText('spool full 10 · of-a-newer-collector 2')).toBeTruthy()
  })

  it('marks a hole by shape, text and colour', () => {
    const { container } = renderWithData(<Equation figures={{ ...totals, hole: 37 }} />)
    const hole = container.querySelector('.term.hole')
    expect(hole?.textContent).toContain('In nobody’s books')
    expect(hole?.querySelector('[data-shape=crit]')).not.toBeNull()
  })

  it('tells counting twice from a hole', () => {
    renderWithData(<Equation figures={{ ...totals, hole: -4 }} />)
    expect(screen.getByText('Counted twice')).toBeTruthy()
  })
})

describe('the tables', () => {
  it('say how each site stands', () => {
    renderWithData(<SitesTable sites={[ledgerSite('private', { state: 'stale', tailUnknown: 2 }), ledgerSite('public')]} />)
    expect(screen.getByText('Collector away')).toBeTruthy()
    expect(screen.getByText('All accounted for')).toBeTruthy()
  })

  it('show a collector that never sent its books as unknown, not as 0', () => {
    renderWithData(<CollectorsTable collectors={[ledgerCollector('private-1', { connected: false, at: null, taken: null, committed: null, repeated: null, waiting: null, probes: null, waitingReports: null, spoolBytes: null, spoolLimitBytes: null })]} />)
    const row = screen.getByRole('row', { name: /private-1/ })
    expect(row.textContent).toContain('No books yet')
    expect(row.textContent).not.toMatch(/\b0\b/)
  })

  it('warn of a spool that fills up', () => {
    const { container } = renderWithData(<CollectorsTable collectors={[ledgerCollector('private-1', { spoolBytes: 900 * 1024 ** 2 })]} />)
    expect(container.querySelector('.spool [data-shape=warn]')).not.toBeNull()
  })
})
