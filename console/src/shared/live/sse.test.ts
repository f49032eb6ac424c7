import { describe, expect, it } from 'vitest'
import { eventParser, type StreamEvent } from './sse'

function parse(...chunks: string[]): StreamEvent[] {
  const events: StreamEvent[] = []
  const feed = eventParser((event) => events.push(event))
  chunks.forEach(feed)
  return events
}

describe('the event parser', () => {
  it('reads id, name and data', () => {
    expect(parse('id: 7\nevent: overview\ndata: {"a":1}\n\n')).toEqual([{ id: '7', event: 'overview', data: '{"a":1}' }])
  })

  it('reads the same events however the text is cut', () => {
    const text = 'id: 1\nevent: split\ndata: one\ndata: two\n\n: heartbeat\n\nid: 2\ndata: three\n\n'
    const whole = parse(text)
    expect(whole).toEqual([{ id: '1', event: 'split', data: 'one\ntwo' }, { id: '2', event: 'message', data: 'three' }])
    for (let cut = 1; cut < text.length; cut++) expect(parse(text.slice(0, cut), text.slice(cut))).toEqual(whole)
    expect(parse(...text.split(''))).toEqual(whole)
  })

  it('reads lines that end with carriage returns, cut in between too', () => {
    expect(parse('data: a\r', '\n\r\ndata: b\r\n\r\n').map(({ data }) => data)).toEqual(['a', 'b'])
  })

  it('says nothing of an event without data', () => {
    expect(parse('event: overview\n\n: comment\n\n')).toEqual([])
  })
})
