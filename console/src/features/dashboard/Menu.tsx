import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'

export interface Item { id: string; label: string; onChoose: () => void; disabled?: boolean; danger?: boolean; hint?: string }

interface Props { label: string; className?: string; items: readonly (Item | undefined)[]; children: ReactNode }

/** A button with a list of acts. The browser's own popover closes it by Escape and by a click elsewhere. */
export function Menu({ label, className = 'btn small', items, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const entries = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)') ?? [])]

  const placed = (open: boolean) => {
    const host = button.current
    const menu = list.current
    if (!host || !menu) return
    host.setAttribute('aria-expanded', String(open))
    if (!open) return
    const { left, right, bottom, top } = host.getBoundingClientRect()
    const { width, height } = menu.getBoundingClientRect()
    const x = left + width > window.innerWidth - 8 ? right - width : left
    const y = bottom + 4 + height > window.innerHeight - 8 ? top - 4 - height : bottom + 4
    menu.style.left = `${Math.max(8, x)}px`
    menu.style.top = `${Math.max(8, y)}px`
    entries()[0]?.focus()
  }
  const walk = (event: KeyboardEvent) => {
    const all = entries()
    const now = all.indexOf(document.activeElement as HTMLButtonElement)
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Tab') list.current?.hidePopover()
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    all.at(next % all.length)?.focus()
  }
  const choose = (item: Item) => {
    list.current?.hidePopover()
    button.current?.focus()
    item.onChoose()
  }

  return (
    <>
      <button ref={button} type="button" className={className} aria-label={label} title={label} aria-haspopup="menu" aria-expanded="false" popoverTarget={id}>{children}</button>
      <div ref={list} id={id} popover="auto" role="menu" tabIndex={-1} aria-label={label} className="menu" onKeyDown={walk} onToggle={(event) => placed(event.newState === 'open')}>
        {items.filter((item) => item !== undefined).map((item) => (
          <button key={item.id} type="button" role="menuitem" disabled={item.disabled === true} className={item.danger === true ? 'danger' : undefined} onClick={() => choose(item)}>
            <span>{item.label}</span>
            {item.hint !== undefined && <small>{item.hint}</small>}
          </button>
        ))}
      </div>
    </>
  )
}
