import { describe, expect, it } from 'vitest'
import type { Overview } from '@/shared/api/types'
import { instance, overview } from '@/test/samples'
import { together, velocityOfInstances, velocityOfSites } from './running'

const running = (lt1s: number) => ({ lt1s, to3s: 1, to5s: 0, ge5s: 0 })
const live = (tps: number, lt1s: number | null) => ({ at: '', tps, meanMs: null, p95Ms: null, errorRate: null, running: lt1s === null ? null : running(lt1s), services: [{ service: 'portal', tps: tps / 2, meanMs: null, p95Ms: null, errorRate: null, running: lt1s === null ? null : running(1) }] })
const two = (): Overview => {
  const all = overview()
  return { ...all, sites: all.sites.map((site, index) => ({ ...site, live: index === 0 ? live(10, 4) : live(30, 6) })) }
}

describe('requests that run', () => {
  it('are added over sites', () => {
    expect(velocityOfSites(two(), {})).toEqual({ running: { lt1s: 10, to3s: 2, to5s: 0, ge5s: 0 }, tps: 40, silent: [] })
    expect(velocityOfSites(two(), { site: 'private' }).tps).toBe(10)
  })

  it('are told of one service', () => {
    expect(velocityOfSites(two(), { service: 'portal' })).toMatchObject({ running: { lt1s: 2 }, tps: 20 })
    expect(velocityOfSites(two(), { service: 'nobody' })).toMatchObject({ running: null, tps: null })
  })

  it('are not known where nobody says', () => {
    expect(together([null, null])).toBeNull()
    expect(together([null, running(3)])).toEqual(running(3))
  })

  it('name the sites that are silent', () => {
    const all = two()
    expect(velocityOfSites({ ...all, sites: all.sites.map((site) => (site.id === 'private' ? { ...site, state: 'stale' as const } : site)) }, {}).silent).toEqual(['private'])
  })

  it('are told of one instance', () => {
    const list = [instance('a', { running: running(5), tps: 3 }), instance('b', { running: running(7), tps: 4 }), instance('c', { running: running(100), state: 'gone' })]
    expect(velocityOfInstances(list, { instance: 'a' })).toMatchObject({ running: running(5), tps: 3 })
    expect(velocityOfInstances(list, {}).tps).toBe(7)
  })

  it('are added over the instances of a group', () => {
    const list = [instance('WAS-1', { tps: 3 }), instance('was-2', { tps: 4 }), instance('batch', { tps: 9 })]
    expect(velocityOfInstances(list, { instance: '*was-*' }).tps).toBe(7)
    expect(velocityOfInstances(list, { instance: 'was-2' }).tps).toBe(4)
  })
})
