import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { fakeHub, renderWithData } from '@/test/render'
import { at } from '@/test/samples'
import { NewTokenDialog } from './NewTokenDialog'
import { RevokeTokenDialog } from './RevokeTokenDialog'

describe('a new token', () => {
  it('is shown once, and may not do more than its owner', async () => {
    const calls = fakeHub({ 'POST /api-tokens': () => ({ status: 201, body: { id: 't-1', token: 'dure_secret', role: 'viewer', expiresAt: at } }) })
    renderWithData(<NewTokenDialog onClose={() => undefined} />)
    expect(screen.queryByLabelText('Administrator')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Make' }))
    expect(screen.getByText('Say what it is for')).toBeDefined()
    await userEvent.type(screen.getByLabelText('Purpose'), 'pipeline')
    await userEvent.click(screen.getByRole('button', { name: 'Make' }))
    expect(await screen.findByDisplayValue('dure_secret')).toBeDefined()
    expect(calls[0]?.body).toEqual({ name: 'pipeline', role: 'viewer', days: 90 })
  })

  it('reaches no further than what is written', async () => {
    const calls = fakeHub({ 'POST /api-tokens': () => ({ status: 201, body: { id: 't-1', token: 'dure_secret', role: 'viewer', expiresAt: at } }) })
    renderWithData(<NewTokenDialog onClose={() => undefined} />)
    await userEvent.type(screen.getByLabelText('Purpose'), 'pipeline')
    await userEvent.type(screen.getByLabelText('Services'), 'portal, mail, portal,')
    await userEvent.click(screen.getByRole('button', { name: 'Make' }))
    expect(await screen.findByDisplayValue('dure_secret')).toBeDefined()
    expect(calls[0]?.body).toEqual({ name: 'pipeline', role: 'viewer', days: 90, services: ['portal', 'mail'] })
  })
})

describe('taking a token back', () => {
  it('is asked of the hub by its id', async () => {
    const calls = fakeHub({ 'DELETE /api-tokens/t-1': () => ({ status: 204 }) })
    let closed = false
    renderWithData(<RevokeTokenDialog token={{ id: 't-1', name: 'pipeline', owner: 'lee', role: 'viewer', sites: null, services: null, createdAt: at, expiresAt: at, lastUsedAt: null }} onClose={() => { closed = true }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }))
    await waitFor(() => expect(closed).toBe(true))
    expect(calls).toHaveLength(1)
  })
})
