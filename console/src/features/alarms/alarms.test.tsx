import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { keys } from '@/shared/api/queries'
import type { AlarmRule, Metric } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { at, raisedAlarm } from '@/test/samples'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import { certificateEnd } from './certificateEnd'
import { RuleDialog } from './RuleDialog'

const metrics: Metric[] = [{ name: 'duration', unit: 's', aggregates: ['p95', 'mean'], by: [] }, { name: 'errors', unit: '{transaction}', aggregates: ['ratio'], by: [] }]
const rule: AlarmRule = { id: 'r1', version: 3, name: 'Slow', metric: 'duration', unit: 's', aggregate: 'p95', scope: { service: null, site: null, instance: null }, by: 'service', over: 'PT1M', direction: 'above', warning: 1, critical: null, enabled: true, made: null, changedBy: 'kim', changedAt: at }

describe('acknowledging an alarm', () => {
  it('says it to the hub and shows it at once', async () => {
    const alarm = raisedAlarm('a1')
    const calls = fakeHub({ 'POST /alarms/a1/acknowledgement': (body) => ({ status: 200, body: raisedAlarm('a1', { acknowledgedBy: 'kim', acknowledgedAt: at, note: (body as { note: string }).note }) }), 'GET /alarms': () => ({ status: 200, body: { at, active: [], ended: [], settlingUntil: null } }) })
    let closed = false
    const { client } = renderWithData(<AcknowledgeDialog alarm={alarm} onClose={() => { closed = true }} />)
    client.setQueryData(keys.alarms, { at, active: [alarm], ended: [], settlingUntil: null })
    await userEvent.type(screen.getByLabelText('Note'), ' looking at the pool ')
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }))
    expect(calls[0]).toMatchObject({ body: { note: 'looking at the pool' } })
    expect(closed).toBe(true)
    expect(client.getQueryData(keys.alarms)).toMatchObject({ active: [{ id: 'a1', acknowledgedBy: 'kim' }] })
  })

  it('says why not', async () => {
    fakeHub({ 'POST /alarms/a1/acknowledgement': () => ({ status: 404, body: { status: 404, code: 'alarm-not-found' } }) })
    renderWithData(<AcknowledgeDialog alarm={raisedAlarm('a1')} onClose={() => undefined} />)
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }))
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such alarm')
  })
})

describe('the end of a certificate', () => {
  it('is the last word of what the hub says of it', () => {
    expect(certificateEnd({ code: 'part-certificate-ends', detail: 'the certificate of private-1 ends at 2026-10-21T04:05:06Z' })).toBe('2026-10-21T04:05:06Z')
    expect(certificateEnd({ code: 'part-certificate-ends', detail: '' })).toBeUndefined()
    expect(certificateEnd({ code: 'site-stale', detail: 'no report since 2026-10-21T04:05:06Z' })).toBeUndefined()
  })
})

describe('the editor of a rule', () => {
  const open = (edited?: AlarmRule) => {
    const { client } = renderWithData(<RuleDialog rule={edited} onClose={() => undefined} />)
    client.setQueryData(['metric-list'], metrics)
  }

  it('changes the version that was read, in the hub’s units', async () => {
    const calls = fakeHub({ 'GET /metrics': () => ({ status: 200, body: { metrics } }), 'PUT /alarms/rules/r1': () => ({ status: 200, body: { ...rule, version: 4 } }) })
    open(rule)
    const limit = await screen.findByLabelText('Critical limit (ms)')
    await userEvent.type(limit, '2500')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    const put = calls.find(({ key }) => key.startsWith('PUT'))
    expect(put?.headers.get('if-match')).toBe('"3"')
    expect(put?.body).toMatchObject({ warning: 1, critical: 2.5, scope: { service: null } })
  })

  it('asks nothing of the hub while something is wrong', async () => {
    const calls = fakeHub({ 'GET /metrics': () => ({ status: 200, body: { metrics } }) })
    open()
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
    expect(screen.getByText('Enter a name')).toBeDefined()
    expect(screen.getByText('Enter at least one limit')).toBeDefined()
    expect(calls.filter(({ key }) => !key.startsWith('GET'))).toEqual([])
  })

  it('says that somebody else was faster', async () => {
    fakeHub({ 'GET /metrics': () => ({ status: 200, body: { metrics } }), 'PUT /alarms/rules/r1': () => ({ status: 412, body: { status: 412, code: 'alarm-rule-changed' } }) })
    open(rule)
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
    expect(within(await screen.findByRole('alert')).getByText(/Somebody else has changed this rule/)).toBeDefined()
  })
})
