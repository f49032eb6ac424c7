import { describe, expect, it } from 'vitest'
import { blocks, inlines } from './markdownBlocks'

describe('a note', () => {
  it('has headings, lists, paragraphs and code', () => {
    expect(blocks('# 점검\n\n첫 줄\n둘째 줄\n\n- a\n- b\n\n1. c\n\n```\nx < y\n```\n---').map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'code', 'rule'])
  })

  it('has emphasis, code and links', () => {
    expect(inlines('a **b** *c* `d` [e](/services) z')).toEqual([
      { kind: 'text', text: 'a ' }, { kind: 'strong', text: 'b' }, { kind: 'text', text: ' ' }, { kind: 'em', text: 'c' }, { kind: 'text', text: ' ' }, { kind: 'code', text: 'd' }, { kind: 'text', text: ' ' }, { kind: 'link', text: 'e', to: '/services' }, { kind: 'text', text: ' z' },
    ])
  })

  it('runs nothing', () => {
    expect(inlines('[x](javascript:alert(1))').some(({ kind }) => kind === 'link')).toBe(false)
    expect(inlines('[x](//elsewhere)').some(({ kind }) => kind === 'link')).toBe(false)
    expect(inlines('<img src=x>')).toEqual([{ kind: 'text', text: '<img src=x>' }])
  })

  it('ends whatever is written', () => {
    expect(blocks('```\nopen')).toEqual([{ kind: 'code', text: 'open' }])
    expect(blocks('')).toEqual([])
    expect(inlines('** * ` [')).toEqual([{ kind: 'text', text: '** * ` [' }])
  })
})
