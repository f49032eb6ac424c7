import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '@/shared/api/queries'
import { incident, overview, service, split } from '@/test/samples'
import { applyEvent } from './apply'

describe('an event of the live stream', () => {
  let client: QueryClient
  beforeEach(() => {
    client = new QueryClient()
  })
  const apply = (event: string, data: unknown) => applyEvent(client, { id: '1', event, data: JSON.stringify(data) })

  it('puts the overview where the pages read it', () => {
    apply('overview', overview())
    expect(client.getQueryData(keys.sites)).toEqual(overview())
  })

  it('puts a service into its own place and into the list that is there', () => {
    client.setQueryData(keys.services, [service(), service({ id: 'other' })])
    apply('service', service({ mode: 'off' }))
    expect(client.getQueryData(keys.service('portal'))).toMatchObject({ mode: 'off' })
    expect(client.getQueryData(keys.services)).toMatchObject([{ id: 'portal', mode: 'off' }, { id: 'other', mode: 'automatic' }])
  })

  it('does not make a list out of one service', () => {
    apply('service', service())
    expect(client.getQueryData(keys.services)).toBeUndefined()
  })

  it('feeds the split of the live window only', () => {
    apply('split', split())
    expect(client.getQueryData(keys.split('portal', 'PT1M'))).toEqual(split())
    expect(client.getQueryData(keys.split('portal', 'PT5M'))).toBeUndefined()
  })

  it('puts a new incident first', () => {
    client.setQueryData(keys.incidents, [incident({ id: 'old', openedAt: '2026-09-20T00:00:00.000Z' })])
    apply('incident', incident({ id: 'new' }))
    expect(client.getQueryData(keys.incidents)).toMatchObject([{ id: 'new' }, { id: 'old' }])
    expect(client.getQueryData(keys.incident('new'))).toBeDefined()
  })

  it('carries the alarms', () => {
    apply('alarms', { at: '2026-09-21T04:05:00.000Z', active: [], ended: [] })
    expect(client.getQueryData(keys.alarms)).toMatchObject({ active: [] })
  })

  it('has a dashboard that was saved elsewhere asked for again', () => {
    client.setQueryData(['dashboard', 'd-1', 'document', 'en'], {})
    client.setQueryData(['dashboard', 'd-2', 'document', 'en'], {})
    client.setQueryData(['dashboards', 'en'], {})
    apply('dashboard', { id: 'd-1' })
    const stale = client.getQueryCache().getAll().filter(({ state }) => state.isInvalidated).map(({ queryKey }) => queryKey)
    expect(stale).toEqual([['dashboard', 'd-1', 'document', 'en'], ['dashboards', 'en']])
  })

  it('is left alone when its name is not known', () => {
    apply('from-a-newer-hub', {})
    expect(client.getQueryCache().getAll()).toEqual([])
  })
})
