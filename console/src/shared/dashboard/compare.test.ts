import { describe, expect, it } from 'vitest'
import { differences, merged } from './compare'
import { emptyDocument, type DashboardDocument, type PanelDocument } from './document'

const panel = (id: string, y: number, title = id): PanelDocument => ({ id, kind: 'text', title, grid: { x: 0, y, w: 6, h: 4 }, options: { markdown: title } })
const document = (...panels: PanelDocument[]): DashboardDocument => ({ ...emptyDocument('d', 'p'), pages: [{ id: 'page-1', name: 'p', panels }] })
const panels = (one: DashboardDocument | undefined) => one?.pages[0]?.panels.map(({ id, title, grid }) => [id, title, grid.y])

describe('what differs', () => {
  it('is told by panel and by what of it', () => {
    const before = document(panel('a', 0), panel('b', 4))
    const after = document({ ...panel('a', 0), title: 'new', grid: { x: 6, y: 0, w: 6, h: 4 } }, panel('c', 8))
    expect(differences(before, after).map(({ what, name, parts }) => [what, name, parts])).toEqual([['panel-added', 'c', []], ['panel-removed', 'b', []], ['panel-changed', 'new', ['title', 'grid']]])
  })

  it('is told of pages and of the dashboard itself', () => {
    const before = document()
    const after = { ...before, name: 'e', refresh: 'off', pages: [{ id: 'page-2', name: 'q', panels: [panel('a', 0)] }, { id: 'page-1', name: 'first', panels: [] }] }
    expect(differences(before, after).map(({ what }) => what)).toEqual(['name', 'time', 'page-added', 'page-renamed'])
  })

  it('is nothing between the same', () => {
    expect(differences(document(panel('a', 0)), document(panel('a', 0)))).toEqual([])
  })
})

describe('changes of two people', () => {
  const base = document(panel('a', 0), panel('b', 4))

  it('go together where they touch different panels', () => {
    const theirs = document({ ...panel('a', 0), title: 'theirs' }, panel('b', 4))
    const mine = document(panel('a', 0), { ...panel('b', 4), title: 'mine' }, panel('c', 8))
    expect(panels(merged(base, theirs, mine))).toEqual([['a', 'theirs', 0], ['b', 'mine', 4], ['c', 'c', 8]])
  })

  it('do not where both changed the same panel', () => {
    expect(merged(base, document({ ...panel('a', 0), title: 'theirs' }, panel('b', 4)), document({ ...panel('a', 0), title: 'mine' }, panel('b', 4)))).toBeUndefined()
  })

  it('do not where one removed what the other changed', () => {
    expect(merged(base, document(panel('b', 0)), document({ ...panel('a', 0), title: 'mine' }, panel('b', 4)))).toBeUndefined()
  })

  it('take out what one removed', () => {
    expect(panels(merged(base, document(panel('b', 0)), document(panel('a', 0), { ...panel('b', 4), title: 'mine' })))).toEqual([['b', 'mine', 0]])
  })

  it('never overlap', () => {
    const theirs = document(panel('a', 0), panel('b', 4), panel('t', 8))
    const mine = document(panel('a', 0), panel('b', 4), panel('m', 8))
    expect(panels(merged(base, theirs, mine))?.map(([, , y]) => y)).toEqual([0, 4, 8, 12])
  })

  it('do not where both renamed the dashboard', () => {
    expect(merged(base, { ...base, name: 'x' }, { ...base, name: 'y' })).toBeUndefined()
    expect(merged(base, { ...base, name: 'x' }, { ...base, description: 'y' })).toMatchObject({ name: 'x', description: 'y' })
  })
})
