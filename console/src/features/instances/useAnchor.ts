import { useRouterState } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import { bringIntoView } from './anchor'

/** Brings the part of the page into view that the address names behind `#`, as soon as it is drawn; once. */
export function useAnchor(): (id: string) => (element: HTMLElement | null) => void {
  const hash = useRouterState({ select: ({ location }) => location.hash })
  const shown = useRef('')
  return useCallback((id) => (element) => {
    if (element === null || hash !== id || shown.current === id) return
    shown.current = id
    bringIntoView(element)
  }, [hash])
}
