import uPlot from 'uplot'
import { zoneOffset } from '@/shared/time/zone'
import type { Annotation, SeriesLine, Threshold } from './props'
import { marksTo } from './series'
import type { Slot } from './seriesData'
import { brokenLine, lonePoints } from './seriesPath'
import { labelPlaces } from './thresholdLabels'
import { shortTick } from './units'

export interface PlotLook { line: Pick<SeriesLine, 'fill' | 'compare'>; colour: string; show: boolean }
/** What is drawn over the lines; read at each drawing, so that a change needs no new plot. */
export interface Overlay { thresholds: readonly Threshold[]; annotations: readonly Annotation[]; formatValue: (value: number) => string; top: number }

interface Options {
  width: number
  height: number
  looks: readonly PlotLook[]
  slots: readonly Slot[]
  token: (name: string) => string
  language: string
  zone: string | undefined
  group: string | undefined
  stacked: boolean
  overlay: () => Overlay
  onCursor: (plot: uPlot) => void
  onZoom: ((from: number, to: number) => void) | undefined
}

const alpha = (colour: string, percent: number) => `color-mix(in srgb, ${colour} ${percent}%, transparent)`

function seriesOf({ looks, slots, stacked }: Options): { series: uPlot.Series[]; bands: uPlot.Band[] } {
  const series: uPlot.Series[] = [{}]
  const bands: uPlot.Band[] = []
  slots.forEach((slot, index) => {
    const look = looks[index]
    if (!look) return
    const { colour, line, show } = look
    series[slot.value] = { show, stroke: line.compare ? alpha(colour, 70) : colour, width: 1.5, points: { show: false, size: 4, fill: colour, filter: (plot, at) => lonePoints(plot.data[at] ?? []) }, ...(stacked ? {} : { paths: brokenLine(line.fill === true && !line.compare) }), ...(line.compare ? { dash: [4, 4] } : {}), ...(line.fill && !line.compare ? { fill: alpha(colour, 13) } : {}) }
    if (slot.low === null || slot.high === null) return
    // The envelope itself is not drawn, only what lies inside it.
    series[slot.high] = { show, points: { show: false }, width: 0 }
    series[slot.low] = { show, points: { show: false }, width: 0 }
    bands.push({ series: [slot.high, slot.low], fill: alpha(colour, line.compare ? 8 : 17) })
  })
  return { series, bands }
}

export function seriesPlot(options: Options): uPlot.Options {
  const { width, height, token, language, zone, group, overlay, onCursor, onZoom, stacked, slots, looks } = options
  const { series, bands } = seriesOf(options)
  const stackBands: uPlot.Band[] = stacked ? slots.slice(1).map((slot, index) => ({ series: [slot.value, slots[index]?.value ?? slot.value] as [number, number], fill: alpha(looks[index + 1]?.colour ?? '', 22) })) : []
  const there = { timeZone: zone, hourCycle: 'h23' } as const
  const minutes = new Intl.DateTimeFormat(language, { ...there, hour: '2-digit', minute: '2-digit' })
  const seconds = new Intl.DateTimeFormat(language, { ...there, hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const day = new Intl.DateTimeFormat(language, { ...there, month: 'numeric', day: 'numeric' })
  const font = `11px ${token('--font')}`
  return {
    width, height,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    ...(zone === undefined ? {} : { tzDate: (at: number) => uPlot.tzDate(new Date(at * 1_000), zone) }),
    cursor: { y: false, points: { size: 6 }, drag: { x: onZoom !== undefined, y: false, setScale: false }, ...(group === undefined ? {} : { sync: { key: group } }) },
    scales: { x: { time: true }, y: { range: () => [0, overlay().top] } },
    axes: [
      { stroke: token('--text-3'), font, grid: { show: false }, ticks: { stroke: token('--line'), size: 3, width: 1 }, size: 22, gap: 3, space: 76, values: (_, splits, __, ___, step) => { const clock = step < 60 ? seconds : minutes; return splits.map((at) => ((at * 1_000 + zoneOffset(at * 1_000, zone)) % 86_400_000 === 0 ? day.format(at * 1_000) : clock.format(at * 1_000))) } },
      { stroke: token('--text-3'), font, grid: { stroke: token('--line'), width: 1 }, ticks: { show: false }, size: 54, gap: 6, splits: () => marksTo(overlay().top, height < 110), values: (_, splits) => splits.map((value) => shortTick(overlay().formatValue(value))) },
    ],
    series,
    bands: [...bands, ...stackBands],
    hooks: {
      draw: [(plot) => drawOver(plot, overlay(), token)],
      setCursor: [onCursor],
      setSelect: [(plot) => {
        const { left, width: wide } = plot.select
        if (wide > 4) onZoom?.(plot.posToVal(left, 'x') * 1_000, plot.posToVal(left + wide, 'x') * 1_000)
        if (wide > 0) plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
      }],
    },
  }
}

function drawOver(plot: uPlot, { thresholds, annotations, formatValue, top }: Overlay, token: (name: string) => string) {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const end = bbox.left + bbox.width
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top - 8 * ratio, bbox.width, bbox.height + 8 * ratio)
  ctx.clip()
  const shown = thresholds.filter(({ value }) => value <= top).map((threshold) => ({ ...threshold, y: Math.round(plot.valToPos(threshold.value, 'y', true)) }))
  const places = labelPlaces(shown.map(({ y }) => y / ratio), { top: bbox.top / ratio - 8, bottom: (bbox.top + bbox.height) / ratio })
  for (const [index, { value, severity, y }] of shown.entries()) {
    ctx.strokeStyle = ctx.fillStyle = token(severity === 'critical' ? '--crit' : '--warn')
    ctx.lineWidth = ratio
    ctx.setLineDash([5 * ratio, 3 * ratio])
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(end, y)
    ctx.stroke()
    ctx.setLineDash([])
    const place = places[index]
    if (place == null) continue
    ctx.font = `${10 * ratio}px ${token('--font')}`
    ctx.textAlign = 'right'
    ctx.textBaseline = place === 'above' ? 'bottom' : 'top'
    // Its surface round it, so that it can be read over the lines.
    ctx.strokeStyle = token('--surface')
    ctx.lineWidth = 3 * ratio
    const at: [string, number, number] = [formatValue(value), end - 2 * ratio, y + (place === 'above' ? -2 : 2) * ratio]
    ctx.strokeText(...at)
    ctx.fillText(...at)
  }
  for (const { from, to, severity } of annotations) {
    const left = Math.max(bbox.left, plot.valToPos(from / 1_000, 'x', true))
    const right = Math.min(end, to === null ? end : plot.valToPos(to / 1_000, 'x', true))
    if (left > end || right < bbox.left) continue
    ctx.fillStyle = token(severity === 'critical' ? '--crit' : severity === 'warning' ? '--warn' : '--accent')
    ctx.globalAlpha = 0.09
    ctx.fillRect(left, bbox.top, right - left, bbox.height)
    ctx.globalAlpha = 1
    ctx.fillRect(Math.round(left), bbox.top, ratio, bbox.height)
    ctx.beginPath()
    ctx.moveTo(left - 4 * ratio, bbox.top - 6 * ratio)
    ctx.lineTo(left + 5 * ratio, bbox.top - 6 * ratio)
    ctx.lineTo(left + ratio / 2, bbox.top + ratio)
    ctx.fill()
  }
  ctx.restore()
}
