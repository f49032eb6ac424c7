import { eventParser, type StreamEvent } from './sse'

/**
 * connecting: first attempt; open: events arrive; lost: no stream, trying again; paused: the tab is hidden;
 * signed-out: the hub wants a new sign-in.
 */
export type StreamState = 'connecting' | 'open' | 'lost' | 'paused' | 'signed-out'

export interface StreamStatus { state: StreamState; since: number }

export interface StreamListener {
  onEvent(event: StreamEvent): void
  onStatus(status: StreamStatus): void
  /** The stream is open again after a gap: what it did not carry must be asked for. */
  onCatchUp(): void
}

/** Twice the hub's heartbeat and a bit: silence for longer means that the connection is dead without having been closed. */
const silenceMs = 25_000
const firstRetryMs = 1_000
const longestRetryMs = 10_000

/**
 * One stream of server-sent events. Read by fetch, not EventSource, because that hides the status (a 401 must lead to
 * the sign-in page) and cannot resume from the last event id after a pause.
 */
export class LiveStream {
  private abort: AbortController | undefined
  private retry: number | undefined
  private watchdog: number | undefined
  private failures = 0
  private lastEventId: string | undefined
  private openedOnce = false
  private status: StreamStatus = { state: 'connecting', since: Date.now() }

  constructor(private readonly url: string, private readonly listener: StreamListener) {}

  start() {
    this.stop()
    void this.connect()
  }

  pause() {
    this.stop()
    this.become('paused')
  }

  stop() {
    window.clearTimeout(this.retry)
    window.clearTimeout(this.watchdog)
    this.abort?.abort()
    this.abort = undefined
  }

  private async connect() {
    const abort = new AbortController()
    this.abort = abort
    try {
      const response = await fetch(this.url, {
        headers: { accept: 'text/event-stream', ...(this.lastEventId === undefined ? {} : { 'last-event-id': this.lastEventId }) },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
      })
      if (response.status === 401) {
        this.become('signed-out')
        return
      }
      if (!response.ok || response.body === null) throw new Error(`live stream answered ${response.status}`)
      this.opened()
      await this.read(response.body, abort)
      throw new Error('live stream ended')
    } catch {
      if (this.abort === abort) this.again()
    }
  }

  private async read(body: ReadableStream<Uint8Array>, abort: AbortController) {
    const reader = body.getReader()
    const decoder = new TextDecoder()
    const feed = eventParser((event) => {
      this.lastEventId = event.id ?? this.lastEventId
      this.listener.onEvent(event)
    })
    for (;;) {
      this.watch(abort)
      const { done, value } = await reader.read()
      if (done || this.abort !== abort) return
      feed(decoder.decode(value, { stream: true }))
    }
  }

  private opened() {
    this.failures = 0
    this.become('open')
    if (this.openedOnce) this.listener.onCatchUp()
    this.openedOnce = true
  }

  private again() {
    window.clearTimeout(this.watchdog)
    this.abort = undefined
    this.become('lost')
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** this.failures++)
    this.retry = window.setTimeout(() => void this.connect(), wait)
  }

  private watch(abort: AbortController) {
    window.clearTimeout(this.watchdog)
    this.watchdog = window.setTimeout(() => abort.abort(), silenceMs)
  }

  private become(state: StreamState) {
    if (this.status.state === state) return
    this.status = { state, since: Date.now() }
    this.listener.onStatus(this.status)
  }
}
