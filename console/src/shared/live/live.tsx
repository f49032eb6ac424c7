import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useStale } from '@/shared/time/clock'
import { applyEvent } from './apply'
import { LiveStream, type StreamStatus } from './stream'

export const LiveContext = createContext<StreamStatus>({ state: 'connecting', since: 0 })

export function useLive(): StreamStatus {
  return useContext(LiveContext)
}

/**
 * Whether values are old: not renewed for too long, or received before the stream was lost, which would have told what changed since.
 * `Infinity` is for what cannot change.
 */
export function useOld(updatedAt: number, afterMs: number): boolean {
  const { state, since } = useLive()
  const stale = useStale(updatedAt, afterMs)
  return stale || (state === 'lost' && updatedAt > 0 && updatedAt <= since && afterMs !== Infinity)
}

/** Holds the tab's one stream: open while the tab can be seen, closed while it is hidden. */
export function LiveProvider({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const client = useQueryClient()
  const [status, setStatus] = useState<StreamStatus>({ state: 'connecting', since: 0 })

  useEffect(() => {
    const stream = new LiveStream('/api/v1/live', {
      onEvent: (event) => applyEvent(client, event),
      onCatchUp: () => void client.invalidateQueries(),
      onStatus: (next) => {
        setStatus(next)
        if (next.state === 'signed-out') onSignedOut()
      },
    })
    const follow = () => {
      if (document.visibilityState === 'hidden') stream.pause()
      else stream.start()
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      stream.stop()
    }
  }, [client, onSignedOut])

  return <LiveContext value={status}>{children}</LiveContext>
}
