import { describe, expect, it } from 'vitest'
import { instance } from '@/test/samples'
import { filterInstances, lifeOf, sortInstances } from './rows'

const list = [instance('b', { tps: 5 }), instance('a10', { tps: null, state: 'gone' }), instance('a9', { tps: 50, site: 'public', host: 'was-07' })]
const names = (instances: readonly { instance: string }[]) => instances.map((found) => found.instance)

describe('instances', () => {
  it('are chosen by site and service', () => {
    expect(names(filterInstances(list, { site: 'private' }))).toEqual(['b', 'a10'])
    expect(names(filterInstances(list, { service: 'nobody' }))).toEqual([])
  })

  it('are sorted with the unknown last, both ways', () => {
    expect(names(sortInstances(list, 'tps', false))).toEqual(['b', 'a9', 'a10'])
    expect(names(sortInstances(list, 'tps', true))).toEqual(['a9', 'b', 'a10'])
  })

  it('are sorted by the number in the name', () => {
    expect(names(sortInstances(list, 'instance', false))).toEqual(['a9', 'a10', 'b'])
  })

  it('put the newest life of an instance first', () => {
    const lives = [instance('a', { lastReportAt: '2026-09-20T00:00:00.000Z' }), instance('a', { lastReportAt: '2026-09-21T00:00:00.000Z' })]
    expect(sortInstances(lives, 'instance', false).map(({ lastReportAt }) => lastReportAt.slice(8, 10))).toEqual(['21', '20'])
  })

  it('are named without a start that nobody knows', () => {
    expect(lifeOf(instance('a', { startedAt: null }))).toEqual({ site: 'private', service: 'portal', instance: 'a' })
  })
})
