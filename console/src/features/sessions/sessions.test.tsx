import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { UserSessions } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { at } from '@/test/samples'
import { EndSessionsDialog } from './EndSessionsDialog'

const user = (change: Partial<UserSessions> = {}): UserSessions => ({ user: 'lee', displayName: 'Lee', role: 'operator', wall: null, sessions: 2, startedAt: at, usedAt: at, expiresAt: at, ...change })

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
