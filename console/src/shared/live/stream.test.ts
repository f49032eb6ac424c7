import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveStream, type StreamState } from './stream'

/** A hub whose streams the test opens, feeds and breaks. */
function streamingHub() {
  const requests: Headers[] = []
  let status = 200
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined
  globalThis.fetch = (_, init) => {
    requests.push(new Headers(init?.headers))
    const body = new ReadableStream<Uint8Array>({ start: (controller) => { feed = controller } })
    init?.signal?.addEventListener('abort', () => feed?.error(new Error('aborted')))
    return Promise.resolve(new Response(status === 200 ? body : null, { status }))
  }
  return {
    requests,
    refuse: (code: number) => { status = code },
    send: (text: string) => feed?.enqueue(new TextEncoder().encode(text)),
    end: () => feed?.close(),
  }
}

describe('the live stream', () => {
  const states: StreamState[] = []
  const data: string[] = []
  let catchUps = 0
  let hub: ReturnType<typeof streamingHub>
  let stream: LiveStream

  beforeEach(() => {
    vi.useFakeTimers()
    states.length = 0
    data.length = 0
    catchUps = 0
    hub = streamingHub()
    stream = new LiveStream('/live', { onEvent: (event) => data.push(event.data), onStatus: ({ state }) => states.push(state), onCatchUp: () => catchUps++ })
  })
  afterEach(() => {
    stream.stop()
    vi.useRealTimers()
  })

  it('hands on events', async () => {
    stream.start()
    await vi.advanceTimersByTimeAsync(0)
    hub.send('id: 5\ndata: hello\n\n')
    await vi.advanceTimersByTimeAsync(0)
    expect(states).toEqual(['open'])
    expect(data).toEqual(['hello'])
    expect(catchUps).toBe(0)
  })

  it('comes back after an end, from the last event, and catches up', async () => {
    stream.start()
    await vi.advanceTimersByTimeAsync(0)
    hub.send('id: 5\ndata: hello\n\n')
    await vi.advanceTimersByTimeAsync(0)
    hub.end()
    await vi.advanceTimersByTimeAsync(0)
    expect(states).toEqual(['open', 'lost'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(states).toEqual(['open', 'lost', 'open'])
    expect(hub.requests[1]?.get('last-event-id')).toBe('5')
    expect(catchUps).toBe(1)
  })

  it('waits longer from failure to failure, up to a limit', async () => {
    hub.refuse(503)
    stream.start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(hub.requests.length).toBeGreaterThanOrEqual(8)
    expect(hub.requests.length).toBeLessThanOrEqual(10)
  })

  it('takes a silent connection for a dead one', async () => {
    stream.start()
    await vi.advanceTimersByTimeAsync(24_000)
    expect(states).toEqual(['open'])
    await vi.advanceTimersByTimeAsync(2_500)
    expect(states).toEqual(['open', 'lost', 'open'])
  })

  it('says that a sign-in is wanted and does not try again', async () => {
    hub.refuse(401)
    stream.start()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states).toEqual(['signed-out'])
    expect(hub.requests).toHaveLength(1)
  })

  it('rests while paused', async () => {
    stream.start()
    await vi.advanceTimersByTimeAsync(0)
    stream.pause()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(states).toEqual(['open', 'paused'])
    expect(hub.requests).toHaveLength(1)
    stream.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(states).toEqual(['open', 'paused', 'open'])
    expect(catchUps).toBe(1)
  })
})
