import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useTheme } from '@/shared/theme/theme'
import { useFormat } from '@/shared/time/format'
import { useZone } from '@/shared/time/zone'
import { tokens, useBox } from './canvas'
import type { Annotation, SeriesChartProps, SeriesLine, Threshold } from './props'
import { lay, summary, topOf } from './seriesData'
import { seriesPlot, type Overlay } from './seriesPlot'
import './chart.css'
import './drawings.css'

const noThresholds: readonly Threshold[] = []
const noAnnotations: readonly Annotation[] = []
const colours = ['--line-0', '--line-1', '--line-2', '--line-3', '--line-4', '--line-5', '--line-6', '--line-7']
/** More at once cannot be told apart under the pointer. */
const mostTold = 12

const colourOf = (line: SeriesLine, index: number) => line.colour ?? colours[index % colours.length] ?? '--line-0'

/** Several lines over time, with the least and greatest of each step round them, thresholds and what happened meanwhile. */
export function SeriesChart(props: SeriesChartProps) {
  const { label, height, times, lines, formatValue, thresholds = noThresholds, annotations = noAnnotations, group, leastTop = 1, stacked = false, onZoom } = props
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const theme = useTheme()
  const zone = useZone()
  const [host, box] = useBox<HTMLDivElement>()
  const plot = useRef<uPlot>(undefined)
  /** Made in this turn, and not drawn yet: its scales are not known. */
  const fresh = useRef(false)
  const readout = useRef<HTMLDivElement>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const laid = useMemo(() => lay(times, lines, stacked), [times, lines, stacked])
  const top = useMemo(() => topOf({ lines, thresholds, leastTop, stacked }, hidden), [lines, thresholds, leastTop, stacked, hidden])
  const overlay: Overlay = { thresholds, annotations, formatValue, top }
  const now = useRef({ overlay, laid, lines, hidden, onZoom, format })
  // What the plot reads while drawing; it is not made anew for it.
  useEffect(() => {
    now.current = { overlay, laid, lines, hidden, onZoom, format }
  })
  const shape = JSON.stringify([lines.map((line, index) => [line.id, colourOf(line, index), line.fill, line.compare, line.low !== undefined && line.high !== undefined]), stacked])
  const language = i18n.language
  const zooms = onZoom !== undefined
  const sized = box.width > 0 && box.height > 0

  useEffect(() => {
    const element = host.current
    if (!element || !sized) return
    const { laid: first, lines: drawn, hidden: away } = now.current
    const token = tokens(element)
    const made = new uPlot(seriesPlot({
      width: element.clientWidth, height: element.clientHeight, token, language, zone, group, stacked,
      looks: drawn.map((line, index) => ({ line, colour: token(colourOf(line, index)), show: !away.has(line.id) })),
      slots: first.slots,
      overlay: () => now.current.overlay,
      onCursor: (self) => tell(self, readout.current, now.current),
      onZoom: zooms ? (from, to) => now.current.onZoom?.({ from: Math.round(from), to: Math.round(to) }) : undefined,
    }), first.data, element)
    plot.current = made
    fresh.current = true
    // After its own, which was asked for before.
    queueMicrotask(() => { fresh.current = false })
    return () => {
      made.destroy()
      plot.current = undefined
    }
  }, [shape, theme, language, zone, group, stacked, zooms, sized, host])

  useEffect(() => plot.current?.setSize(box), [box])
  useEffect(() => {
    const made = plot.current
    if (!made) return
    // A new plot draws itself at the end of this turn, with all that holds now.
    if (fresh.current) return
    // One drawing: `batch` would draw at once, and `redraw` of a plot that has new data once more.
    const renewed = made.data !== laid.data
    if (renewed) made.setData(laid.data)
    laid.slots.forEach((slot, index) => {
      const show = !hidden.has(lines[index]?.id ?? '')
      for (const at of [slot.value, slot.low, slot.high]) if (at !== null && made.series[at]?.show !== show) made.setSeries(at, { show })
    })
    if (!renewed) made.redraw()
  }, [laid, lines, hidden, top, thresholds, annotations, formatValue, shape, theme, language, zone, sized])

  const said = lines.map((line) => {
    const { last, least, greatest } = summary(line)
    return t('chart.lineSaid', { line: line.label, last: last === null ? t('common.unknown') : formatValue(last), least: least === null ? t('common.unknown') : formatValue(least), greatest: greatest === null ? t('common.unknown') : formatValue(greatest) })
  })
  const toggle = (id: string, alone: boolean) => setHidden((old) => {
    if (alone) {
      const others = lines.filter((line) => line.id !== id).map((line) => line.id)
      return others.every((other) => old.has(other)) && !old.has(id) ? new Set() : new Set(others)
    }
    const next = new Set(old)
    if (!next.delete(id)) next.add(id)
    return next
  })
  return (
    <div className="drawing series" style={height === undefined ? undefined : { height }}>
      <div className="drawing-host chart">
        <div ref={host} className="series-plot" role="img" aria-label={`${label}. ${said.join('. ')}`} />
        <div ref={readout} className="drawing-readout series-readout" hidden aria-hidden="true" />
      </div>
      {lines.length > 1 && (
        <ul className="legend" aria-label={t('chart.legend')}>
          {lines.map((line, index) => (
            <li key={line.id}>
              <button type="button" className={`legend-key${line.compare === true ? ' dashed' : ''}`} title={t('chart.legendHint')} aria-pressed={!hidden.has(line.id)} onClick={(event) => toggle(line.id, event.altKey || event.ctrlKey || event.metaKey)}>
                <i aria-hidden="true" style={{ color: `var(${colourOf(line, index)})` }} />{line.label}
              </button>
            </li>
          ))}
        </ul>
      )}
      {annotations.length > 0 && <ul className="sr-only" aria-label={t('chart.annotations')}>{annotations.map(({ id, from, text }) => <li key={id}>{format.dateTime(from)} {text}</li>)}</ul>}
    </div>
  )
}

interface Told { overlay: Overlay; lines: readonly SeriesLine[]; hidden: ReadonlySet<string>; format: ReturnType<typeof useFormat> }

/** Writes what is under the pointer, without rendering anything anew. */
function tell(plot: uPlot, output: HTMLElement | null, { overlay, lines, hidden, format }: Told) {
  if (!output) return
  const { idx, left = -1 } = plot.cursor
  const at = idx == null ? undefined : plot.data[0][idx]
  output.hidden = at === undefined || left < 0
  if (idx == null || at === undefined || left < 0) return
  const rows = lines.map((line, index) => ({ line, index, value: line.values[idx] ?? null })).filter(({ line }) => !hidden.has(line.id)).toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)).slice(0, mostTold)
  const near = overlay.annotations.filter(({ from, to }) => { const x = plot.valToPos(from / 1_000, 'x'); return Math.abs(x - left) < 8 || (at * 1_000 >= from && to !== null && at * 1_000 <= to) })
  const row = (text: string, value: string, colour?: string) => {
    const element = document.createElement('span')
    const key = document.createElement('i')
    if (colour !== undefined) key.style.background = `var(${colour})`
    const strong = document.createElement('b')
    strong.textContent = value
    element.append(key, text, strong)
    return element
  }
  const title = document.createElement('b')
  title.textContent = format.clock(at * 1_000)
  output.replaceChildren(title, ...rows.map(({ line, index, value }) => {
    const low = line.low?.[idx], high = line.high?.[idx]
    const spread = value !== null && low != null && high != null && high > low ? ` (${overlay.formatValue(low)} – ${overlay.formatValue(high)})` : ''
    return row(lines.length > 1 ? line.label : '', value === null ? '—' : overlay.formatValue(value) + spread, colourOf(line, index))
  }), ...near.slice(0, 3).map(({ text }) => row(text, '')))
  output.classList.toggle('left', left > plot.over.clientWidth / 2)
}
