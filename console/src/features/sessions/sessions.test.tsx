import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { fakeHub, renderWithData } from '@/test/render'
import { at } from '@/test/samples'
import { EndSessionsDialog } from './EndSessionsDialog'
import { byUser, type UserSessions } from './users'

const user = (change: Partial<UserSessions> = {}): UserSessions => ({ user: 'lee', displayName: 'Lee', role: 'operator', limited: false, wall: null, sessions: 2, startedAt: at, usedAt: at, expiresAt: at, ...change })

describe('the list of sessions', () => {
  it('has one row a user, from the oldest to the last end', () => {
    const listed = (id: string, user: string, startedAt: string, expiresAt: string) => ({ id, user, displayName: user, role: 'viewer' as const, limited: false, wall: null, startedAt, usedAt: at, expiresAt })
    const rows = byUser([listed('1', 'kim', '2026-09-21T03:00:00.000Z', '2026-09-21T12:00:00.000Z'), listed('2', 'lee', at, at), listed('3', 'kim', '2026-09-21T01:00:00.000Z', '2026-09-21T10:00:00.000Z')])
    expect(rows.map(({ user: name, sessions }) => [name, sessions])).toEqual([['kim', 2], ['lee', 1]])
    expect(rows[0]).toMatchObject({ startedAt: '2026-09-21T01:00:00.000Z', expiresAt: '2026-09-21T12:00:00.000Z' })
  })
})

describe('ending the sessions of a user', () => {
  it('is asked of the hub by name', async () => {
    const calls = fakeHub({ 'DELETE /sessions': () => ({ status: 204 }) })
    let closed = false
    renderWithData(<EndSessionsDialog user={user()} own={false} onClose={() => { closed = true }} />)
    expect(screen.queryByText(/your own/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'End sessions' }))
    await waitFor(() => expect(closed).toBe(true))
    expect(calls[0]).toMatchObject({ key: 'DELETE /sessions' })
  })

  it('warns of one’s own, and says why the hub refuses', async () => {
    fakeHub({ 'DELETE /sessions': () => ({ status: 403, body: { status: 403, code: 'forbidden' } }) })
    renderWithData(<EndSessionsDialog user={user()} own onClose={() => undefined} />)
    expect(screen.getByText(/your own/)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'End sessions' }))
    expect(await screen.findByText('Your role does not allow this.')).toBeDefined()
  })
})
