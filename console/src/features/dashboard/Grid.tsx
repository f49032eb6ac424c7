import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell, PanelDocument } from '@/shared/dashboard/document'
import { clamped, columns, put, reading, resized, stepped, type Step } from '@/shared/dashboard/layout'
import { Icon } from '@/shared/ui/Icon'
import { isKnown, kindOf } from './kinds'

export const rowHeight = 30
export const gap = 8

interface Props {
  panels: readonly PanelDocument[]
  editing: boolean
  /** `group` is the same for what one gesture does, so that it can be taken back at once. */
  onChange: (panels: PanelDocument[], group: string) => void
  titleOf: (panel: PanelDocument) => string
  children: (panel: PanelDocument) => ReactNode
}

interface Gesture { id: string; kind: 'move' | 'size'; startX: number; startY: number; cell: Cell; unitX: number; layout: PanelDocument[]; dx: number; dy: number }

const steps: Record<string, Step> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }
const leastOf = ({ kind }: PanelDocument) => (isKnown(kind) ? kindOf(kind).least : { w: 2, h: 2 })
const cellStyle = ({ x, y, w, h }: Cell) => ({ gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` })

/**
 * Panels on 24 columns. Edited by dragging a title or a corner, and by keys: arrows on a panel's handle move it, with Shift
 * they size it. What a key did is said aloud.
 */
export function Grid({ panels, editing, onChange, titleOf, children }: Props) {
  const { t } = useTranslation()
  const hint = useId()
  const host = useRef<HTMLDivElement>(null)
  const strokes = useRef(0)
  const [gesture, setGesture] = useState<Gesture>()
  const [said, setSaid] = useState('')
  const shown = gesture?.layout ?? panels
  // While it is edited nothing is reordered in the document: an element that is moved there loses the focus.
  const ordered = editing ? panels : reading(panels)
  const target = gesture && shown.find(({ id }) => id === gesture.id)?.grid

  const say = (panel: PanelDocument | undefined) => {
    if (panel) setSaid(t('dashboard.placed', { title: titleOf(panel), column: panel.grid.x + 1, row: panel.grid.y + 1, width: panel.grid.w, height: panel.grid.h }))
  }
  const begin = (panel: PanelDocument, kind: Gesture['kind']) => (event: PointerEvent<HTMLElement>) => {
    if (!editing || event.button !== 0 || host.current === null || (event.target as HTMLElement).closest('button, a, input, select') !== null) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setGesture({ id: panel.id, kind, startX: event.pageX, startY: event.pageY, cell: panel.grid, unitX: (host.current.clientWidth + gap) / columns, layout: [...panels], dx: 0, dy: 0 })
  }
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (!gesture) return
    const panel = panels.find(({ id }) => id === gesture.id)
    if (!panel) return
    const dx = event.pageX - gesture.startX, dy = event.pageY - gesture.startY
    const byX = Math.round(dx / gesture.unitX), byY = Math.round(dy / (rowHeight + gap))
    const { x, y, w, h } = gesture.cell
    const wanted = gesture.kind === 'move' ? { x: x + byX, y: y + byY, w, h } : { x, y, w: Math.min(w + byX, columns - x), h: h + byY }
    setGesture({ ...gesture, dx, dy, layout: put(panels, panel.id, clamped(wanted, leastOf(panel))) })
  }
  const finish = () => {
    if (!gesture) return
    onChange(gesture.layout, `gesture-${strokes.current++}`)
    say(gesture.layout.find(({ id }) => id === gesture.id))
    setGesture(undefined)
  }
  const press = (panel: PanelDocument) => (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (event.key === 'Escape') setGesture(undefined)
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const next = event.shiftKey ? resized(panels, panel.id, step, leastOf(panel)) : stepped(panels, panel.id, step, leastOf(panel))
    if (!event.repeat) strokes.current++
    onChange(next, `keys-${panel.id}-${strokes.current}`)
    say(next.find(({ id }) => id === panel.id))
  }

  return (
    <div ref={host} className={`dash-grid${editing ? ' is-editing' : ''}`}>
      {target && <div className="dash-target" style={cellStyle(target)} aria-hidden="true" />}
      {ordered.map((panel) => {
        const held = gesture?.id === panel.id ? gesture : undefined
        const cell = held?.kind === 'move' ? held.cell : (shown.find(({ id }) => id === panel.id)?.grid ?? panel.grid)
        return (
          <div
            key={panel.id}
            className={`dash-cell${held ? ' is-held' : ''}`}
            style={{ ...cellStyle(cell), ...(held?.kind === 'move' ? { transform: `translate(${held.dx}px, ${held.dy}px)` } : {}) }}
            onPointerDown={(event) => (event.target as HTMLElement).closest('.dash-panel > header') !== null && begin(panel, 'move')(event)}
            onPointerMove={follow}
            onPointerUp={finish}
            onPointerCancel={() => setGesture(undefined)}
          >
            {editing && (
              <button type="button" className="btn small icon dash-handle" aria-label={t('dashboard.handle', { title: titleOf(panel) })} aria-describedby={hint} onKeyDown={press(panel)}>
                <Icon name="grip" />
              </button>
            )}
            {children(panel)}
            {editing && <i className="dash-corner" aria-hidden="true" onPointerDown={begin(panel, 'size')} />}
          </div>
        )
      })}
      {editing && <p id={hint} className="sr-only">{t('dashboard.handleHint')}</p>}
      <p className="sr-only" role="status">{said}</p>
    </div>
  )
}
