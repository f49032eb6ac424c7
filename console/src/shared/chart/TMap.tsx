import { useCallback, useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { useZone } from '@/shared/time/zone'
import { Icon } from '@/shared/ui/Icon'
import { useBox } from './canvas'
import type { TMapProps, TMapSelection } from './props'
import { corners, lookup, rectOf, scaleOf, selectionOf, total, type Rect } from './tmap'
import { plotOf, TMapCanvas, type Layers } from './TMapCanvas'
import { TMapTable } from './TMapTable'
import './drawings.css'

interface Cell { column: number; row: number }
interface Drag { from: Cell; to: Cell }

const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 8], PageDown: [0, -8] }

/** Transactions by time and response time, as many as there were by how dark it is. Dragging tells how many a rectangle holds. */
export function TMap({ label, data, height, selection, onSelect, onZoom, annotations = [] }: TMapProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const hint = useId()
  const [host, box] = useBox<HTMLDivElement>()
  const [layers, setLayers] = useState<Layers>({ ok: true, errors: true })
  const [table, setTable] = useState(false)
  const [hover, setHover] = useState<Cell | null>(null)
  const [cursor, setCursor] = useState<Cell | null>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const [own, setOwn] = useState<TMapSelection | null>(null)
  const scale = useMemo(() => scaleOf(data), [data])
  const counts = useMemo(() => ({ ok: lookup(data.ok), errors: lookup(data.error), allOk: total(data.ok), allErrors: total(data.error) }), [data])
  const plot = useMemo(() => plotOf(scale, box), [scale, box])
  const formatMs = useCallback((ms: number) => (ms >= 1_000 ? `${ms / 1_000}${t('unit.s')}` : `${ms}${t('unit.ms')}`), [t])
  const kept = selection === undefined ? own : selection
  // Counted anew as the map goes on: what arrives late belongs to it, too.
  const chosen = useMemo(() => {
    const rect = kept && rectOf(kept, scale)
    if (!rect) return kept
    const { ok, errors } = selectionOf(data, scale, rect)
    return { ...kept, ok, errors }
  }, [kept, data, scale])

  const choose = (next: TMapSelection | null) => {
    setOwn(next)
    onSelect?.(next)
  }
  const cellAt = (event: PointerEvent<HTMLElement>): Cell => {
    const bounds = event.currentTarget.getBoundingClientRect()
    return { column: plot.columnAt(event.clientX - bounds.left), row: plot.rowAt(event.clientY - bounds.top) }
  }
  const finish = (ended: Drag) => {
    setDrag(null)
    choose(selectionOf(data, scale, corners(ended.from, ended.to)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrows[event.key]
    const at = cursor ?? { column: scale.columns - 1, row: Math.round((scale.firstRow + scale.lastRow) / 2) }
    if (step) {
      const next = { column: Math.min(scale.columns - 1, Math.max(0, at.column + step[0])), row: Math.min(scale.lastRow, Math.max(scale.firstRow, at.row + step[1])) }
      setCursor(next)
      setDrag(event.shiftKey ? { from: drag?.from ?? at, to: next } : null)
    } else if (event.key === 'Enter' && cursor) finish(drag ?? { from: cursor, to: cursor })
    else if (event.key === 'Escape' && (drag !== null || chosen !== null)) {
      setDrag(null)
      choose(null)
    } else if (event.key === 'z' && chosen && onZoom) onZoom(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const told = cursor ?? hover
  const readout = told && [
    `${format.clock(scale.from + told.column * scale.stepMs)} · ${format.ms(scale.latencyMs(told.row))} – ${format.ms(scale.latencyMs(told.row + 1))}`,
    t('chart.counts', { ok: format.number(counts.ok(told.column, told.row)), errors: format.number(counts.errors(told.column, told.row)) }),
  ]
  const rect = drag ? corners(drag.from, drag.to) : chosen ? rectOf(chosen, scale) : undefined
  return (
    <div className="drawing tmap" style={height === undefined ? undefined : { height }}>
      <div className="drawing-bar">
        <LayerButton kind="ok" on={layers.ok} text={`${t('chart.ok')} ${format.number(counts.allOk)}`} onToggle={() => setLayers({ ...layers, ok: !layers.ok })} />
        <LayerButton kind="error" on={layers.errors} text={`${t('chart.errors')} ${format.number(counts.allErrors)}`} onToggle={() => setLayers({ ...layers, errors: !layers.errors })} />
        {chosen && !table && (
          <span className="tmap-chosen" role="status">
            <b>{t('chart.selected', { ok: format.number(chosen.ok), errors: format.number(chosen.errors) })}</b>
            <span className="muted">{format.time(chosen.from)}–{format.time(chosen.to)} · {format.ms(chosen.fastestMs)} – {format.ms(chosen.slowestMs)}</span>
            {onZoom && <button type="button" className="btn small" onClick={() => { choose(null); onZoom({ from: chosen.from, to: chosen.to }) }}><Icon name="zoom" size={13} />{t('chart.zoom')}</button>}
            <button type="button" className="btn quiet icon small" aria-label={t('chart.clear')} title={t('chart.clear')} onClick={() => choose(null)}><Icon name="close" size={13} /></button>
          </span>
        )}
        <button type="button" className="btn quiet small drawing-as" aria-pressed={table} onClick={() => setTable(!table)}><Icon name="table" size={13} />{t('chart.table')}</button>
      </div>
      {table ? <TMapTable label={label} data={data} scale={scale} /> : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is worked by pointer and keys
        <div
          ref={host}
          className="drawing-host"
          role="application"
          aria-label={label}
          aria-describedby={hint}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is worked by keys
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && setCursor({ column: scale.columns - 1, row: Math.round((scale.firstRow + scale.lastRow) / 2) })}
          onBlur={() => setCursor(null)}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            const at = cellAt(event)
            setCursor(null)
            setDrag({ from: at, to: at })
          }}
          onPointerMove={(event) => {
            const at = cellAt(event)
            if (hover?.column !== at.column || hover.row !== at.row) setHover(at)
            if (drag && event.buttons > 0 && (drag.to.column !== at.column || drag.to.row !== at.row)) setDrag({ ...drag, to: at })
          }}
          onPointerUp={(event) => drag && finish({ ...drag, to: cellAt(event) })}
          onPointerCancel={() => setDrag(null)}
          onPointerLeave={() => setHover(null)}
        >
          <TMapCanvas data={data} scale={scale} box={box} layers={layers} annotations={annotations} language={i18n.language} zone={zone} formatMs={formatMs} />
          {told && <Rectangle className="tmap-cell" rect={corners(told, told)} plot={plot} />}
          {rect && <Rectangle className="tmap-rect" rect={rect} plot={plot} />}
          {readout && !drag && <div className={`drawing-readout${plot.x(told.column) > box.width / 2 ? ' left' : ''}`} aria-hidden="true"><b>{readout[0]}</b><span>{readout[1]}</span></div>}
        </div>
      )}
      <p id={hint} className="sr-only">{t('chart.tmapKeys')}</p>
      <p className="sr-only" role="status">{cursor && readout ? readout.join(' · ') : ''}</p>
    </div>
  )
}

function Rectangle({ className, rect, plot }: { className: string; rect: Rect; plot: ReturnType<typeof plotOf> }) {
  const left = plot.x(rect.firstColumn), top = plot.y(rect.lastRow + 1)
  return <i className={className} aria-hidden="true" style={{ left, top, width: Math.max(2, plot.x(rect.lastColumn + 1) - left), height: Math.max(2, plot.y(rect.firstRow) - top) }} />
}

function LayerButton({ kind, on, text, onToggle }: { kind: 'ok' | 'error'; on: boolean; text: string; onToggle: () => void }) {
  return <button type="button" className={`legend-key tmap-${kind}`} aria-pressed={on} onClick={onToggle}><i aria-hidden="true" />{text}</button>
}
