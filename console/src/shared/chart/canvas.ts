import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** A canvas made ready for drawing in CSS pixels, sharp on dense screens; null where there is none to draw on. */
export function ready(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = Math.min(2, window.devicePixelRatio || 1)
  const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}

/** Reads the theme's colours where an element stands. */
export function tokens(element: Element): (name: string) => string {
  const style = getComputedStyle(element)
  return (name) => style.getPropertyValue(name).trim()
}

/** From hardly seen to full, `steps` shades of a colour on a ground. */
export function shades(colour: string, ground: string, steps: number): string[] {
  return Array.from({ length: steps }, (_, index) => `color-mix(in oklab, ${colour} ${Math.round(26 + (74 * index) / Math.max(1, steps - 1))}%, ${ground})`)
}

export interface Box { width: number; height: number }

/** The size of a box as it is laid out; 0 by 0 until it is known. */
export function useBox<T extends HTMLElement>(): [RefObject<T | null>, Box] {
  const ref = useRef<T>(null)
  const [box, setBox] = useState<Box>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setBox((old) => (old.width === element.clientWidth && old.height === element.clientHeight ? old : { width: element.clientWidth, height: element.clientHeight }))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, box]
}
