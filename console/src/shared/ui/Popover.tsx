import { useEffect, useRef, type ReactNode } from 'react'

interface Props { label: string; open: boolean; onClose: () => void; className?: string; children: ReactNode }

/** What opens below its button: closed by Escape, by a click elsewhere and when the focus goes on. Stands in the button's own box. */
export function Popover({ label, open, onClose, className = '', children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!open || !element) return
    const anchor = element.parentElement
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && anchor && !anchor.contains(event.target)) onClose()
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      onClose()
      anchor?.querySelector<HTMLElement>('button')?.focus()
    }
    element.querySelector<HTMLElement>('[data-first]')?.focus()
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    anchor?.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
      anchor?.removeEventListener('keydown', escape)
    }
  }, [open, onClose])
  return open ? <div ref={box} className={`popover ${className}`} role="dialog" aria-label={label}>{children}</div> : null
}
