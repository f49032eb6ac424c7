import { describe, expect, it } from 'vitest'
import { csv } from './csv'
import { fileName } from './file'
import { stampLines } from './picture'

describe('a table to take along', () => {
  it('quotes what needs it and leaves empty what is not known', () => {
    expect(csv({ columns: ['시각', 'a,b'], rows: [['10:00', 1.5], ['say "hi"', null]] })).toBe('시각,"a,b"\r\n10:00,1.5\r\n"say ""hi""",\r\n')
  })

  it('is never a formula', () => {
    expect(csv({ columns: ['x'], rows: [['=1+1'], ['-5'], [-5]] })).toBe("x\r\n'=1+1\r\n'-5\r\n-5\r\n")
  })

  it('has a name that every system takes', () => {
    const at = new Date('2026-09-21T04:05:06Z')
    expect(fileName('포털: 두 클라우드/TPS', 'csv', at)).toBe('포털-두-클라우드-TPS-20260921-040506Z.csv')
    expect(fileName('///', 'png', at)).toBe('dure-20260921-040506Z.png')
  })
})

describe('the stamp of a picture', () => {
  it('says what, when, in which zone and by whom', () => {
    const span = { from: Date.parse('2026-09-21T03:00:00Z'), to: Date.parse('2026-09-21T04:00:00Z') }
    const [title, line] = stampLines({ name: 'Portal', page: 'Overview', range: { from: 'now-1h', to: 'now' }, user: '김운영' }, span, 'en-GB', 'Asia/Seoul', new Date(span.to))
    expect(title).toBe('Portal · Overview')
    expect(line).toContain('12:00:00')
    expect(line).toContain('(now-1h – now)')
    expect(line).toContain('Asia/Seoul · 김운영')
  })
})
