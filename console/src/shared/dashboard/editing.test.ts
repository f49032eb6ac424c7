import { describe, expect, it } from 'vitest'
import { emptyDocument, freeId, isDocument, type DashboardDocument } from './document'
import { edit, isDirty, mostSteps, startEditing, withPanel, withoutPanel } from './editing'

const start = emptyDocument('first', 'p')
const named = (name: string): DashboardDocument => ({ ...start, name })

describe('editing', () => {
  it('takes steps back and forth', () => {
    let state = edit(edit(startEditing(start), { act: 'change', document: named('b') }), { act: 'change', document: named('c') })
    state = edit(state, { act: 'undo' })
    expect(state.present.name).toBe('b')
    state = edit(edit(state, { act: 'undo' }), { act: 'undo' })
    expect(state.present.name).toBe('first')
    state = edit(state, { act: 'redo' })
    expect(state.present.name).toBe('b')
    state = edit(state, { act: 'change', document: named('d') })
    expect(edit(state, { act: 'redo' }).present.name).toBe('d')
  })

  it('counts what belongs together as one step', () => {
    let state = startEditing(start)
    for (const name of ['a', 'b', 'c']) state = edit(state, { act: 'change', document: named(name), group: 'drag-1' })
    expect(edit(state, { act: 'undo' }).present.name).toBe('first')
  })

  it('is dirty until saved or taken back', () => {
    const changed = edit(startEditing(start), { act: 'change', document: named('b') })
    expect(isDirty(changed)).toBe(true)
    expect(isDirty(edit(changed, { act: 'undo' }))).toBe(false)
    const saved = edit(changed, { act: 'saved', document: named('b') })
    expect(isDirty(saved)).toBe(false)
    expect(isDirty(edit(saved, { act: 'undo' }))).toBe(true)
  })

  it('remembers a bounded way back', () => {
    let state = startEditing(start)
    for (let count = 0; count < mostSteps + 20; count++) state = edit(state, { act: 'change', document: named(`n${count}`) })
    expect(state.past).toHaveLength(mostSteps)
  })

  it('is no step when nothing changed', () => {
    const state = startEditing(start)
    expect(edit(state, { act: 'change', document: structuredClone(start) })).toBe(state)
  })
})

describe('a document', () => {
  const panel = (id: string, y: number) => ({ id, kind: 'text' as const, title: id, grid: { x: 0, y, w: 6, h: 4 }, options: { markdown: '' } })

  it('adds, replaces and removes panels', () => {
    const two = withPanel(withPanel(start, 'page-1', panel('a', 0)), 'page-1', panel('b', 4))
    expect(withPanel(two, 'page-1', { ...panel('a', 0), title: 'new' }).pages[0]?.panels.map(({ title }) => title)).toEqual(['new', 'b'])
    expect(withoutPanel(two, 'page-1', 'a').pages[0]?.panels).toEqual([panel('b', 0)])
  })

  it('gives ids that nobody has', () => {
    expect(freeId('panel', ['panel-1', 'panel-3'])).toBe('panel-4')
    expect(freeId('panel', [])).toBe('panel-1')
  })

  it('is told from other files', () => {
    expect(isDocument(start)).toBe(true)
    expect(isDocument({ name: 'x' })).toBe(false)
    expect(isDocument('x')).toBe(false)
  })
})
