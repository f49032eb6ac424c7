import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { WeightsPreview } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { service } from '@/test/samples'
import { WeightsDialog } from './WeightsDialog'

const preview: WeightsPreview = {
  before: [{ site: 'private', weight: 30, share: 0.3 }, { site: 'public', weight: 70, share: 0.7 }],
  after: [{ site: 'private', weight: 50, share: 0.417 }, { site: 'public', weight: 70, share: 0.583 }],
  changes: [{ provider: 'private-1', name: 'portal.egov.test', type: 'A', before: '30/70', after: '50/70' }],
  refusals: [],
  warnings: ['member-down'],
  token: { epoch: 3, revision: 12 },
}

async function edit() {
  const field = screen.getByRole('spinbutton', { name: 'Weight of private' })
  await userEvent.clear(field)
  await userEvent.type(field, '50')
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Night shift')
}

describe('the weights dialog', () => {
  it('shows what will be done before it can be confirmed, then does just that', async () => {
    const done = vi.fn()
    const calls = fakeHub({ 'POST /services/portal/weights/preview': () => ({ status: 200, body: preview }), 'PUT /services/portal/weights': () => ({ status: 200, body: service() }) })
    renderWithData(<WeightsDialog service={service()} onClose={done} />)
    await edit()
    expect(screen.queryByRole('button', { name: 'Apply change' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Preview' }))

    expect(await screen.findByText('50/70')).toBeDefined()
    expect(screen.getByText(/judged down/)).toBeDefined()
    expect(calls.map(({ key }) => key)).toEqual(['POST /services/portal/weights/preview'])

    await userEvent.click(screen.getByRole('button', { name: 'Apply change' }))
    await waitFor(() => expect(done).toHaveBeenCalled())
    expect(calls[1]).toMatchObject({ key: 'PUT /services/portal/weights', body: { weights: { private: 50, public: 70 }, reason: 'Night shift', expected: { epoch: 3, revision: 12 } } })
  })

  it('says that another person decides, and that nothing is done yet', async () => {
    const proposal = { id: 'p1', service: 'portal', kind: 'weights', site: null, weights: { private: 50, public: 70 }, until: null, limits: null, stayMs: null, changes: null, reason: 'Night shift', proposedBy: 'kim', proposedAt: '2026-09-21T04:05:00.000Z', expiresAt: '2026-09-21T05:05:00.000Z', state: 'pending', decidedBy: null, decidedAt: null, decisionReason: null }
    fakeHub({ 'POST /services/portal/weights/preview': () => ({ status: 200, body: { ...preview, warnings: ['two-people'], refusals: [{ provider: 'r53', code: 'endpoint-not-checkable', message: 'no public address' }] } }), 'PUT /services/portal/weights': () => ({ status: 202, body: proposal }) })
    const done = vi.fn()
    renderWithData(<WeightsDialog service={service()} onClose={done} />)
    await edit()
    await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
    expect(await screen.findByText(/cannot check such an address/)).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Propose' }))
    expect(await screen.findByText(/when another approver approves it/)).toBeDefined()
    expect(done).not.toHaveBeenCalled()
  })

  it('asks nothing of the hub without a reason or a change', async () => {
    const calls = fakeHub({})
    renderWithData(<WeightsDialog service={service()} onClose={vi.fn()} />)
    await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
    expect(screen.getByText('Give a reason')).toBeDefined()
    expect(screen.getByText('Same as the current values')).toBeDefined()
    expect(calls).toEqual([])
  })

  it('says why the hub refuses', async () => {
    fakeHub({ 'POST /services/portal/weights/preview': () => ({ status: 409, body: { status: 409, code: 'frozen' } }) })
    renderWithData(<WeightsDialog service={service()} onClose={vi.fn()} />)
    await edit()
    await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
    expect(await screen.findByText('Refused: changes are frozen.')).toBeDefined()
  })

  it('does not confirm what was previewed before another change', async () => {
    fakeHub({ 'POST /services/portal/weights/preview': () => ({ status: 200, body: preview }) })
    const { rerender, client } = renderWithData(<WeightsDialog service={service()} onClose={vi.fn()} />)
    await edit()
    await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
    await screen.findByText('50/70')
    const { QueryClientProvider } = await import('@tanstack/react-query')
    rerender(<QueryClientProvider client={client}><WeightsDialog service={service({ token: { epoch: 3, revision: 13 } })} onClose={vi.fn()} /></QueryClientProvider>)
    expect(screen.getByRole('button', { name: 'Apply change' })).toHaveProperty('disabled', true)
    await userEvent.click(screen.getByRole('button', { name: 'Load current values' }))
    expect(screen.getByRole('spinbutton', { name: 'Weight of private' })).toHaveProperty('value', '30')
  })
})
