import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Proposal, ServiceProvider } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { at } from '@/test/samples'
import { lastChange, summary } from './providerTones'
import { ProviderVerdicts } from './ProviderVerdicts'
import { ProposalDialog } from './ProposalDialog'

const provider = (id: string, change: Partial<ServiceProvider> = {}): ServiceProvider => ({
  id, kind: 'rfc2136', state: 'in-sync', capabilities: { nativeWeights: false, nativeHealthChecks: false, changeStatus: true }, reachable: true, cause: null, token: { epoch: 1, revision: 2 }, inSync: true, propagation: null, observedAt: at, lastChange: null, refusal: null, drift: null, records: [], verdicts: [],
  ...change,
})

const proposal: Proposal = { id: 'p1', service: 'portal', kind: 'weights', site: null, weights: { private: 50, public: 50 }, until: null, limits: null, stayMs: null, changes: null, reason: 'Night shift', proposedBy: 'kim', proposedAt: at, expiresAt: at, state: 'pending', decidedBy: null, decidedAt: null, decisionReason: null }

describe('the providers of a service', () => {
  it('are told by the one that most needs a look', () => {
    expect(summary([provider('a'), provider('b', { state: 'pending' }), provider('c', { state: 'drifted' })])).toEqual({ inSync: 1, worst: 'drifted' })
    expect(summary([provider('a')])).toEqual({ inSync: 1, worst: 'in-sync' })
    expect(summary([])).toEqual({ inSync: 0, worst: 'unknown' })
  })

  it('changed when the newest of them did', () => {
    const older = { at: '2026-09-21T04:00:00.000Z', token: { epoch: 1, revision: 1 } }
    const newer = { at: '2026-09-21T04:01:00.000Z', token: { epoch: 1, revision: 2 } }
    expect(lastChange([provider('a', { lastChange: older }), provider('b', { lastChange: newer }), provider('c')])).toEqual(newer)
    expect(lastChange([provider('a')])).toBeUndefined()
  })

  it('differ from us only where both know', () => {
    const verdict = { site: 'private', address: '10.0.0.1', detail: '', verdict: 'down', ours: 'up' } as const
    renderWithData(<ProviderVerdicts verdicts={[verdict, { ...verdict, address: '10.0.0.2', verdict: 'unknown' }]} />)
    expect(screen.getAllByText('Differ')).toHaveLength(1)
  })
})

describe('the decision on a proposal', () => {
  it('shows what is decided on and needs a reason', async () => {
    const calls = fakeHub({ 'GET /services/portal/proposals': () => ({ status: 200, body: { proposals: [proposal] } }), 'POST /services/portal/proposals/p1/decision': () => ({ status: 403, body: { status: 403, code: 'same-person' } }) })
    renderWithData(<ProposalDialog service="portal" id="p1" decision="approve" onClose={() => undefined} />)
    expect(await screen.findByText('private 50')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }))
    expect(screen.getByText('Give a reason')).toBeDefined()
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'fine')
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }))
    expect(await screen.findByText(/somebody else than the proposer/)).toBeDefined()
    expect(calls.at(-1)).toMatchObject({ body: { decision: 'approve', reason: 'fine' } })
  })
})
