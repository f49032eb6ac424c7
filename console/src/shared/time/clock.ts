import { useSyncExternalStore } from 'react'

let offsetMs = 0

/** Remembers how far the hub's clock is from the browser's, so that a countdown ends when the hub's does. */
export function noteServerTime(at: string) {
  offsetMs = Date.parse(at) - Date.now()
}

export function serverTime(browserTime: number): number {
  return browserTime + offsetMs
}

/** The hub's time at this very moment, for something that happens; a view that shows it uses `useServerNow`. */
export const serverClock = (): number => serverTime(Date.now())

let now = Date.now()
const listeners = new Set<() => void>()
let timer: number | undefined

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) {
    now = Date.now()
    timer = window.setInterval(() => {
      now = Date.now()
      listeners.forEach((tell) => tell())
    }, 1_000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      window.clearInterval(timer)
      timer = undefined
    }
  }
}

/** The browser's time, renewed each second; one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

/** The hub's time, renewed each second. */
export function useServerNow(): number {
  return serverTime(useNow())
}

/** Whether something last renewed at a browser time is older than it may be. Renders again only when that changes. */
export function useStale(updatedAt: number, afterMs: number): boolean {
  return useSyncExternalStore(subscribe, () => updatedAt > 0 && now - updatedAt > afterMs)
}

/** The hub's time in whole steps: renders again once a step rather than once a second. */
export function useServerTick(stepMs: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(serverTime(now) / stepMs) * stepMs)
}
