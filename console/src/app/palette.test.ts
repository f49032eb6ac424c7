import { describe, expect, it } from 'vitest'
import { consonants, matching, type Entry } from './palette'

const entry = (text: string, more: Partial<Entry> = {}): Entry => ({ id: text, kind: 'x', text, run: () => undefined, ...more })
const texts = (list: Entry[]) => list.map(({ text }) => text)
const list = [entry('Overview'), entry('경보', { hint: 'alarms' }), entry('장애 이력'), entry('portal.egov.test'), entry('was-17', { found: true, hint: 'private' })]

describe('the palette', () => {
  it('offers everything while nothing is written', () => {
    expect(matching(list, '')).toHaveLength(5)
  })

  it('puts first what begins so', () => {
    expect(texts(matching([entry('a portal page'), entry('reportal'), entry('portal')], 'por'))).toEqual(['a portal page', 'portal', 'reportal'])
  })

  it('wants every word', () => {
    expect(texts(matching(list.slice(0, 4), '장애 이'))).toEqual(['장애 이력'])
    expect(matching([entry('portal.egov.test')], 'portal notices')).toEqual([])
  })

  it('knows Korean by its first consonants', () => {
    expect(consonants('장애 이력')).toBe('ㅈㅇ ㅇㄹ')
    expect(texts(matching([entry('경보'), entry('장애 이력')], 'ㄱㅂ'))).toEqual(['경보'])
  })

  it('keeps what the hub has found by something that is not shown', () => {
    expect(texts(matching(list, '10.20.4.17'))).toEqual(['was-17'])
  })
})
