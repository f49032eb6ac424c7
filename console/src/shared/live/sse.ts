/** One event of a `text/event-stream`, as the HTML standard's section on server-sent events reads it. */
export interface StreamEvent { id: string | undefined; event: string; data: string }

/** Cuts a stream of text into events; text may arrive in any pieces. Comments only count as a sign of life. */
export function eventParser(emit: (event: StreamEvent) => void) {
  let rest = ''
  let data: string[] = []
  let event = ''
  let id: string | undefined

  function line(text: string) {
    if (text === '') {
      if (data.length > 0) emit({ id, event: event === '' ? 'message' : event, data: data.join('\n') })
      data = []
      event = ''
      return
    }
    const colon = text.indexOf(':')
    if (colon === 0) return
    const field = colon === -1 ? text : text.slice(0, colon)
    const value = colon === -1 ? '' : text.slice(colon + (text[colon + 1] === ' ' ? 2 : 1))
    if (field === 'data') data.push(value)
    else if (field === 'event') event = value
    else if (field === 'id' && !value.includes('\0')) id = value
  }

  return (chunk: string) => {
    rest += chunk
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    lines.forEach(line)
  }
}
