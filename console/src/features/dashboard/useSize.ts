import { useCallback, useRef, useState } from 'react'
import type { Size } from './panelView'

/** The inner size of an element, in CSS pixels, as it changes; undefined until it is known. */
export function useSize(): [(element: HTMLElement | null) => void, Size | undefined] {
  const [size, setSize] = useState<Size>()
  const observer = useRef<ResizeObserver>(undefined)
  const measure = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new ResizeObserver(([entry]) => {
      if (!entry) return
      const next = { width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) }
      setSize((old) => (old?.width === next.width && old.height === next.height ? old : next))
    })
    observer.current.observe(element)
  }, [])
  return [measure, size]
}
