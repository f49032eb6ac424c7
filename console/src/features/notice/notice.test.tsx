import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { NoticeChannel, NoticeResult } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { at } from '@/test/samples'
import { NoticeChannelItem } from './NoticeChannelItem'

const result = (change: Partial<NoticeResult> = {}): NoticeResult => ({ id: 'n1', at, event: null, state: 'test', title: 'A test', outcome: 'delivered', attempts: 1, detail: null, tookMs: 40, ...change })
const channel = (change: Partial<NoticeChannel> = {}): NoticeChannel => ({ id: 'night-shift', kind: 'webhook', language: 'en', events: ['failover'], target: 'https://chat.egov.test', waiting: 0, delivered: 3, retried: 1, dropped: {}, failingSince: null, results: [], ...change })

describe('a channel of notices', () => {
  it('is tested, and what the other side said is shown', async () => {
    const calls = fakeHub({ 'POST /notices/night-shift/test': () => ({ status: 200, body: result({ outcome: 'failed', detail: 'it answered 503' }) }) })
    renderWithData(<NoticeChannelItem channel={channel()} />)
    await userEvent.click(screen.getByRole('button', { name: /Send a test/ }))
    expect(await screen.findByText('It was not delivered: it answered 503')).toBeDefined()
    expect(calls[0]).toMatchObject({ key: 'POST /notices/night-shift/test' })
  })

  it('says that a test is running already', async () => {
    fakeHub({ 'POST /notices/night-shift/test': () => ({ status: 409, body: { status: 409, code: 'notice-test-running' } }) })
    renderWithData(<NoticeChannelItem channel={channel()} />)
    await userEvent.click(screen.getByRole('button', { name: /Send a test/ }))
    expect(await screen.findByText('A test of this channel is already running.')).toBeDefined()
  })

  it('names what was given up and why', () => {
    renderWithData(<NoticeChannelItem channel={channel({ dropped: { expired: 2 }, results: [result({ event: 'failover', outcome: 'retrying', attempts: 3 })] })} />)
    expect(screen.getByText('too old 2')).toBeDefined()
    expect(screen.getByText('Retrying')).toBeDefined()
    expect(screen.getByText(/attempt 3/)).toBeDefined()
  })

  it('says since when nothing is delivered', () => {
    fakeHub({})
    renderWithData(<NoticeChannelItem channel={channel({ failingSince: at, waiting: 2 })} />)
    expect(screen.getByText(/^Not delivered since/)).toBeDefined()
  })
})
