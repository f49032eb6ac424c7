import type { ReactNode } from 'react'

/** A wide table in its own scrolling box; the box takes the focus so that the keyboard can scroll it. */
export function Scroll({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reachable
    <div className={`table-wrap ${className}`} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
