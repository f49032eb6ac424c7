import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Credential, Enrolment } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { at } from '@/test/samples'
import { CredentialsPanel } from './CredentialsPanel'
import { TakeBackDialog } from './EnrolmentsPanel'
import { agentOptions, command } from './MadeEnrolment'
import { NewEnrolmentDialog, parts } from './NewEnrolmentDialog'
import { RevokeCredentialDialog } from './RevokeCredentialDialog'
import { credentialState, endsSoon, enrolmentState } from './states'

const day = 86_400_000
const later = new Date(Date.now() + 10 * day).toISOString()
const credential = (change: Partial<Credential> = {}): Credential => ({ id: 'c-1234567890abcdef', kind: 'collector', site: 'private', name: 'private-1', origin: 'e-1', issuedAt: at, expiresAt: later, revokedAt: null, replacedAt: null, lastSeenAt: null, ...change })
const enrolment = (change: Partial<Enrolment> = {}): Enrolment => ({ id: 'e-1', kind: 'agent', site: 'private', name: 'agents', createdBy: 'kim', createdAt: at, expiresAt: later, usedAt: null, revokedAt: null, usesLeft: 3, ...change })

describe('credentials', () => {
  it('are told apart by what became of them, and the newer end of a renewed one worries nobody', () => {
    expect(credentialState(credential())).toBe('current')
    expect(credentialState(credential({ replacedAt: at }))).toBe('replaced')
    expect(credentialState(credential({ replacedAt: at, revokedAt: at }))).toBe('revoked')
    const end = Date.parse('2026-10-01T00:00:00Z')
    const issued = { issuedAt: new Date(end - 30 * day).toISOString(), expiresAt: new Date(end).toISOString() }
    expect(endsSoon(credential(issued), end - 6 * day)).toBe(false)
    expect(endsSoon(credential(issued), end - 4 * day)).toBe(true)
    expect(endsSoon(credential({ ...issued, origin: 'brought' }), end - 6 * day)).toBe(true)
    expect(endsSoon(credential({ ...issued, replacedAt: at }), end - 4 * day)).toBe(false)
  })

  it('are listed, and how many more there are is said', async () => {
    fakeHub({ 'GET /credentials': () => ({ status: 200, body: { credentials: [credential(), credential({ id: 'a-2', kind: 'agent', name: 'portal/was-1', revokedAt: at })], total: 500 } }) })
    renderWithData(<CredentialsPanel search={{}} onSearch={() => undefined} />)
    expect(await screen.findByRole('rowheader', { name: /portal\/was-1/ })).toBeDefined()
    expect(screen.getByText('The newest 2 of 500 are shown. Narrow them down by name.')).toBeDefined()
    expect(screen.getAllByRole('button', { name: /^Revoke/ })).toHaveLength(1)
  })

  it('are narrowed down by kind and name', async () => {
    const asked: unknown[] = []
    fakeHub({ 'GET /credentials': () => ({ status: 200, body: { credentials: [], total: 0 } }) })
    renderWithData(<CredentialsPanel search={{ name: 'was' }} onSearch={(search) => asked.push(search)} />)
    await userEvent.click(screen.getByLabelText('Agent'))
    expect(asked).toEqual([{ name: 'was', kind: 'agent' }])
    expect(await screen.findByText('No credential fits')).toBeDefined()
  })
})

describe('revoking', () => {
  it('says what becomes of a collector, and is asked of the hub by the id', async () => {
    const calls = fakeHub({ 'DELETE /credentials/c-1234567890abcdef': () => ({ status: 204 }) })
    let closed = false
    renderWithData(<RevokeCredentialDialog credential={credential()} onClose={() => { closed = true }} />)
    expect(screen.getByText(/shown as stale/)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
    await waitFor(() => expect(closed).toBe(true))
    expect(calls.map(({ key }) => key)).toEqual(['DELETE /credentials/c-1234567890abcdef'])
  })

  it('takes an agent’s token back first where that could be used again', async () => {
    const calls = fakeHub({ 'GET /enrolments': () => ({ status: 200, body: { enrolments: [enrolment()] } }), 'DELETE /enrolments/e-1': () => ({ status: 204 }), 'DELETE /credentials/a-2': () => ({ status: 204 }) })
    let closed = false
    renderWithData(<RevokeCredentialDialog credential={credential({ id: 'a-2', kind: 'agent', name: 'portal/was-1' })} onClose={() => { closed = true }} />)
    expect(await screen.findByLabelText('Take this token back too')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Revoke' }))
    await waitFor(() => expect(closed).toBe(true))
    expect(calls.map(({ key }) => key).slice(1, 3)).toEqual(['DELETE /enrolments/e-1', 'DELETE /credentials/a-2'])
  })

  it('leaves the holder of a newer one alone, and says so', () => {
    fakeHub({})
    renderWithData(<RevokeCredentialDialog credential={credential({ replacedAt: at })} onClose={() => undefined} />)
    expect(screen.getByText(/uses a newer one/)).toBeDefined()
  })
})

describe('enrolment tokens', () => {
  it('can be used until they are used up, end or are taken back', () => {
    const now = Date.parse(later) - day
    expect(enrolmentState(enrolment(), now)).toBe('open')
    expect(enrolmentState(enrolment({ usesLeft: 0 }), now)).toBe('used')
    expect(enrolmentState(enrolment(), now + 2 * day)).toBe('ended')
    expect(enrolmentState(enrolment({ revokedAt: at }), now)).toBe('taken-back')
  })

  it('are taken back by their id', async () => {
    const calls = fakeHub({ 'DELETE /enrolments/e-1': () => ({ status: 204 }) })
    let closed = false
    renderWithData(<TakeBackDialog enrolment={enrolment()} onClose={() => { closed = true }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }))
    await waitFor(() => expect(closed).toBe(true))
    expect(calls).toHaveLength(1)
  })

  it('are made for a site’s agents, and shown once with what to do', async () => {
    const calls = fakeHub({ 'POST /enrolments': () => ({ status: 201, body: { id: 'e-2', token: 'secret-of-the-test', kind: 'agent', site: 'private', name: 'agents', expiresAt: at } }) })
    renderWithData(<NewEnrolmentDialog onClose={() => undefined} />)
    await userEvent.click(screen.getByLabelText('Agent'))
    await userEvent.clear(screen.getByLabelText('How many agents'))
    await userEvent.type(screen.getByLabelText('How many agents'), '20000')
    await userEvent.click(screen.getByRole('button', { name: 'Make' }))
    expect(screen.getByText('Give a number from 1 to 10,000')).toBeDefined()
    await userEvent.clear(screen.getByLabelText('How many agents'))
    await userEvent.type(screen.getByLabelText('How many agents'), '20')
    await userEvent.click(screen.getByRole('button', { name: 'Make' }))
    expect(await screen.findByDisplayValue('secret-of-the-test')).toBeDefined()
    expect(screen.getByText(agentOptions)).toBeDefined()
    expect(calls[0]?.body).toEqual({ site: 'private', agents: 20, hours: 24 })
  })

  it('are for those that the hub’s file names', () => {
    const collector = (id: string) => ({ id }) as never
    expect(parts({ sites: [{ collectors: [collector('private-1'), collector('private-2')] } as never], witnesses: [collector('witness-1')] })).toEqual(['private-1', 'private-2', 'witness-1'])
  })

  it('are laid out for their owner alone, by a command that bash keeps out of its history', () => {
    expect(command({ kind: 'collector', token: 'dure-enrol.a.b' })).toBe(" printf '%s\\n' 'dure-enrol.a.b' | install -m 600 /dev/stdin /etc/dure/enrolment.token")
    expect(command({ kind: 'agent', token: 'x' })).toContain('/etc/dure/agents.token')
  })
})
