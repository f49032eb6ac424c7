import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next, { type TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { renderWithData } from '@/test/render'
import { filterOf, isDay, isFiltered, type AuditSearch } from './filter'
import { FilterBar } from './FilterBar'
import { detailText, valueText } from './words'

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

describe('what was done with enrolments and credentials', () => {
  const t = i18next.t.bind(i18next) as TFunction
  const told = (detail: string | null, outcome = 'done', act = 'enrol') => detailText(t, { act, detail, outcome }, (time) => `<${time}>`)

  it('is told in words, made of its attributes', () => {
    expect(told('kind=collector site=private id=c-1 until=2026-10-21T04:05:06Z of=private-1')).toBe('Collector private-1 · site private · until <2026-10-21T04:05:06Z> · c-1')
    expect(told('kind=witness id=e-1 until=2026-10-21T04:05:06Z of=witness-1')).toBe('Witness witness-1 · until <2026-10-21T04:05:06Z> · e-1')
    expect(told('kind=agent site=private id=e-2 until=2026-10-21T04:05:06Z uses=3 of=agents')).toBe('Agents of private · 3 agents · until <2026-10-21T04:05:06Z> · e-2')
    expect(told('kind=agent site=private id=a-2 until=2026-10-21T04:05:06Z of=portal/was 1')).toContain('Agent portal/was 1')
  })

  it('says why something was refused by its code, not once more in English', () => {
    expect(told('the enrolment token was used before', 'token-used')).toBeNull()
    expect(told('c-0123456789abcdef', 'certificate-revoked', 'refuse-certificate')).toBe('c-0123456789abcdef')
    expect(told('reports of site public', 'foreign-site', 'refuse-write')).toBe('reports of site public')
  })

  it('leaves people’s own words alone', () => {
    expect(told('kind= regards')).toBe('kind= regards')
    expect(told(null)).toBeNull()
  })
})

describe('what was before and after', () => {
  const t = i18next.t.bind(i18next) as TFunction
  const told = (value: string | null, act = 'change-alarm-rule') => valueText(t, { act }, value, (ms) => `${ms / 1_000} s`)

  it('of an alarm rule is told in words', () => {
    expect(told('duration p95 over PT5M above 0.5/null by site of portal, private, off')).toBe('duration p95 · mean over 300 s · above: warning 0.5, critical — · by site · portal, private · off')
  })

  it('of anything else is what was written', () => {
    expect(told('private=30, public=70', 'set-weights')).toBe('private=30, public=70')
    expect(told(null)).toBeNull()
  })
})
