import { describe, expect, it } from 'vitest'
import { emptyDocument, type Variable } from './document'
import { chosenValues, mostScopes, resolveScope, resolveText, scopeName, unknownReferences } from './variables'

const variable = (name: string, value: string[], multi = false): Variable => ({ name, label: name, kind: 'site', multi, value })

describe('variables', () => {
  it('take what the address says, else what the document keeps', () => {
    expect(chosenValues([variable('site', ['private']), variable('app', ['portal'])], { site: ['public'] })).toEqual({ site: ['public'], app: ['portal'] })
  })

  it('hold one value unless they may hold several', () => {
    expect(chosenValues([variable('site', [])], { site: ['a', 'b'] })).toEqual({ site: ['a'] })
    expect(chosenValues([variable('site', [], true)], { site: ['a', 'b'] })).toEqual({ site: ['a', 'b'] })
  })

  it('make a scope for each of several values', () => {
    expect(resolveScope({ service: 'portal', site: '$site' }, { site: ['private', 'public'] })).toEqual([{ service: 'portal', site: 'private' }, { service: 'portal', site: 'public' }])
  })

  it('narrow nothing without a value', () => {
    expect(resolveScope({ site: '$site' }, { site: [] })).toEqual([{}])
    expect(resolveScope({ site: '$gone' }, {})).toEqual([{}])
    expect(resolveScope(undefined, {})).toEqual([{}])
  })

  it('never make more scopes than can be told apart', () => {
    const many = Array.from({ length: 9 }, (_, index) => `v${index}`)
    expect(resolveScope({ site: '$a', service: '$b' }, { a: many, b: many })).toHaveLength(mostScopes)
  })

  it('appear in titles', () => {
    expect(resolveText('TPS $site, 5$', { site: ['private', 'public'] }, 'all')).toBe('TPS private, public, 5$')
    expect(resolveText('TPS $site', { site: [] }, 'all')).toBe('TPS all')
    expect(resolveText('TPS $gone', {}, 'all')).toBe('TPS $gone')
  })

  it('name a line by what differs', () => {
    const among = [{ service: 'portal', site: 'private' }, { service: 'portal', site: 'public' }]
    expect(among.map((scope) => scopeName(scope, among))).toEqual(['private', 'public'])
  })

  it('that nobody made are found', () => {
    const document = emptyDocument('d', 'p')
    document.pages[0]?.panels.push({ id: 'a', kind: 'text', title: '', grid: { x: 0, y: 0, w: 6, h: 4 }, scope: { site: '$site' }, options: { markdown: '' } })
    expect(unknownReferences(document)).toEqual(['site'])
    expect(unknownReferences({ ...document, variables: [variable('site', [])] })).toEqual([])
  })
})
