import { useEffect, useSyncExternalStore } from 'react'

/** Something that a reader can do: by its keys, by the command palette, or both. */
export interface Action {
  id: string
  text: string
  /** `g o` for one key after the other, `mod+k` with Ctrl or Cmd. */
  keys?: string
  group: 'everywhere' | 'range' | 'page'
  run: () => void
  /** Works while somebody writes in a field, too. */
  inFields?: boolean
  /** Not worth a line in the palette. */
  quiet?: boolean
}

const registered = new Map<symbol, readonly Action[]>()
const listeners = new Set<() => void>()
let all: readonly Action[] = []

function changed() {
  all = [...registered.values()].flat()
  listeners.forEach((tell) => tell())
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Offers actions while the component is there. Keep the list the same from render to render. */
export function useActions(actions: readonly Action[]) {
  useEffect(() => {
    const key = Symbol('actions')
    registered.set(key, actions)
    changed()
    return () => {
      registered.delete(key)
      changed()
    }
  }, [actions])
}

/** All that can be done on the page that is shown. */
export const useAllActions = (): readonly Action[] => useSyncExternalStore(subscribe, () => all)

/** A key as `keys` names it. Letters by their place on the keyboard where it does not write Latin ones, Korean say. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>): string | undefined {
  if (event.altKey) return undefined
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : undefined
  const name = letter ?? event.key
  return event.ctrlKey || event.metaKey ? `mod+${name}` : name
}

/** How long the second key may take. */
const patienceMs = 1_500

/** Listens for the keys of all registered actions. */
export function listenForKeys(target: Window): () => void {
  let first: string | undefined
  let firstAt = 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const key = keyName(event)
    if (key === undefined || ['Shift', 'Control', 'Meta'].includes(event.key)) return
    const writing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]') !== null
    const asked = document.querySelector('dialog[open]') !== null
    const usable = all.filter(({ inFields }) => inFields === true || (!writing && !asked))
    const pressed = first !== undefined && event.timeStamp - firstAt < patienceMs ? `${first} ${key}` : key
    first = undefined
    const action = usable.findLast(({ keys }) => keys === pressed) ?? usable.findLast(({ keys }) => keys === key)
    if (action) {
      event.preventDefault()
      action.run()
    } else if (usable.some(({ keys }) => keys?.startsWith(`${key} `))) {
      first = key
      firstAt = event.timeStamp
    }
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}
