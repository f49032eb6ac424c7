import { describe, expect, it } from 'vitest'
import { instance } from '@/test/samples'
import { filterInstances, sortInstances } from './rows'

const list = [instance('b', { tps: 5 }), instance('a10', { tps: null, state: 'gone' }), instance('a9', { tps: 50, site: 'public', host: 'was-07' })]
const names = (instances: readonly { instance: string }[]) => instances.map((found) => found.instance)

describe('instances', () => {
  it('are found by every word, wherever it stands', () => {
    expect(names(filterInstances(list, { q: 'WAS-07 pub' }))).toEqual(['a9'])
    expect(names(filterInstances(list, { q: '  ' }))).toHaveLength(3)
    expect(names(filterInstances(list, { site: 'private' }))).toEqual(['b', 'a10'])
  })

  it('are sorted with the unknown last, both ways', () => {
    expect(names(sortInstances(list, 'tps', false))).toEqual(['b', 'a9', 'a10'])
    expect(names(sortInstances(list, 'tps', true))).toEqual(['a9', 'b', 'a10'])
  })

  it('are sorted by the number in the name', () => {
    expect(names(sortInstances(list, 'instance', false))).toEqual(['a9', 'a10', 'b'])
  })
})
