import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderWithData } from '@/test/render'
import { filterOf, isDay, isFiltered, type AuditSearch } from './filter'
import { FilterBar } from './FilterBar'

describe('the filter of the audit', () => {
  it('takes days in the zone in which times are shown, the last one whole', () => {
    expect(filterOf({ since: '2026-01-02', until: '2026-01-02', actor: '' }, 'Asia/Seoul')).toEqual({ from: '2026-01-01T15:00:00.000Z', to: '2026-01-02T15:00:00.000Z' })
    expect(isDay('2026-02-30')).toBe(false)
    expect(isFiltered({ actor: '' })).toBe(false)
  })

  it('goes along with the file', async () => {
    let found: AuditSearch | undefined
    renderWithData(<FilterBar search={{ actor: 'kim', outcome: 'refused' }} onChange={(next) => { found = next }} />)
    expect(screen.getByRole('link', { name: 'Export CSV' }).getAttribute('href')).toBe('/api/v1/audit/export?format=csv&actor=kim&outcome=refused')
    await userEvent.type(screen.getByLabelText('On what'), 'portal{Enter}')
    expect(found).toEqual({ actor: 'kim', outcome: 'refused', object: 'portal' })
  })
})
