import { useEffect, useRef } from 'react'
import { useTheme } from '@/shared/theme/theme'
import { ready, shades, tokens, type Box } from './canvas'
import type { Annotation, TMapCell, TMapData } from './props'
import { timeTicks } from './timeTicks'
import { most, shadeOf, type TMapScale } from './tmap'

export const margin = { left: 50, right: 4, top: 6, bottom: 20 } as const
export interface Layers { ok: boolean; errors: boolean }

interface Props { data: TMapData; scale: TMapScale; box: Box; layers: Layers; annotations: readonly Annotation[]; language: string; zone: string | undefined; formatMs: (ms: number) => string }

const levels = 8
const latencies = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000]

export interface Plot { x: (column: number) => number; y: (row: number) => number; columnAt: (x: number) => number; rowAt: (y: number) => number; width: number; height: number }

/** From cells to pixels and back. Row 0 is at the bottom. */
export function plotOf(scale: TMapScale, box: Box): Plot {
  const width = Math.max(1, box.width - margin.left - margin.right)
  const height = Math.max(1, box.height - margin.top - margin.bottom)
  const rows = scale.lastRow - scale.firstRow + 1
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
  return {
    width, height,
    x: (column) => margin.left + (column / scale.columns) * width,
    y: (row) => margin.top + height - ((row - scale.firstRow) / rows) * height,
    columnAt: (x) => clamp(Math.floor(((x - margin.left) / width) * scale.columns), 0, scale.columns - 1),
    rowAt: (y) => clamp(scale.firstRow + Math.floor(((margin.top + height - y) / height) * rows), scale.firstRow, scale.lastRow),
  }
}

export function TMapCanvas({ data, scale, box, layers, annotations, language, zone, formatMs }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  useEffect(() => {
    const element = canvas.current
    if (!element || box.width === 0 || box.height === 0) return
    const context = ready(element, box.width, box.height)
    if (!context) return
    const token = tokens(element)
    const plot = plotOf(scale, box)
    context.font = `11px ${token('--font')}`
    axes(context, plot, scale, { language, zone, formatMs, text: token('--text-3'), line: token('--line'), right: box.width - margin.right, bottom: margin.top + plot.height })
    const bothShown = layers.ok && layers.errors
    const ok = shades(token('--tmap-ok'), token('--surface'), levels)
    const errors = shades(token('--tmap-error'), token('--surface'), levels)
    // A cell with both is shared: what went well to the left, errors to the right, so that neither hides the other.
    const failing = new Set(bothShown ? data.error.map(([column = 0, row = 0]) => column * 4_096 + row) : [])
    if (layers.ok) cells(context, plot, data.ok, ok, (column, row) => (failing.has(column * 4_096 + row) ? [0, 0.6] : [0, 1]))
    const fine = new Set(bothShown ? data.ok.map(([column = 0, row = 0]) => column * 4_096 + row) : [])
    if (layers.errors) cells(context, plot, data.error, errors, (column, row) => (fine.has(column * 4_096 + row) ? [0.6, 1] : [0, 1]))
    for (const { from, to, severity } of annotations) mark(context, plot, scale, from, to, token(severity === 'critical' ? '--crit' : severity === 'warning' ? '--warn' : '--accent'))
  }, [data, scale, box, layers, annotations, language, zone, formatMs, theme])
  return <canvas ref={canvas} className="drawing-canvas" aria-hidden="true" />
}

function cells(context: CanvasRenderingContext2D, plot: Plot, list: readonly TMapCell[], colours: string[], part: (column: number, row: number) => readonly [number, number]) {
  const highest = most(list)
  const byShade = colours.map((): TMapCell[] => [])
  for (const cell of list) byShade[shadeOf(cell[2] ?? 0, highest, colours.length)]?.push(cell)
  const gap = plot.x(1) - plot.x(0) > 5 ? 1 : 0
  byShade.forEach((shade, index) => {
    context.fillStyle = colours[index] ?? ''
    for (const [column = 0, row = 0] of shade) {
      const [start, end] = part(column, row)
      const left = Math.round(plot.x(column + start)), right = Math.max(left + 1, Math.round(plot.x(column + end)) - gap)
      const top = Math.round(plot.y(row + 1)), bottom = Math.max(top + 1, Math.round(plot.y(row)) - gap)
      context.fillRect(left, top, right - left, bottom - top)
    }
  })
}

interface AxisLook { language: string; zone: string | undefined; formatMs: (ms: number) => string; text: string; line: string; right: number; bottom: number }

function axes(context: CanvasRenderingContext2D, plot: Plot, scale: TMapScale, look: AxisLook) {
  const octave = Math.log2(scale.latencyMs(1) / scale.latencyMs(0))
  const y = (ms: number) => plot.y(Math.log2(ms / scale.latencyMs(0)) / octave)
  context.fillStyle = look.text
  context.strokeStyle = look.line
  context.lineWidth = 1
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  let lastLabel = Infinity
  for (const ms of latencies) {
    const at = y(ms)
    if (at < margin.top || at > look.bottom || lastLabel - at < 18) continue
    lastLabel = at
    const line = Math.round(at) + 0.5
    context.beginPath()
    context.moveTo(margin.left, line)
    context.lineTo(look.right, line)
    context.stroke()
    context.fillText(look.formatMs(ms), margin.left - 6, Math.max(8, at))
  }
  context.textAlign = 'center'
  context.textBaseline = 'top'
  const to = scale.from + scale.columns * scale.stepMs
  for (const { at, text } of timeTicks(scale.from, to, plot.width, look.language, look.zone)) {
    const x = plot.x((at - scale.from) / scale.stepMs)
    const half = context.measureText(text).width / 2
    context.fillText(text, Math.min(look.right - half, Math.max(half, x)), look.bottom + 6)
    context.fillRect(Math.round(x), look.bottom, 1, 3)
  }
}

function mark(context: CanvasRenderingContext2D, plot: Plot, scale: TMapScale, from: number, to: number | null, colour: string) {
  const end = scale.from + scale.columns * scale.stepMs
  if (from > end || (to ?? end) < scale.from) return
  const left = plot.x(Math.max(0, (from - scale.from) / scale.stepMs))
  const right = plot.x(Math.min(scale.columns, ((to ?? end) - scale.from) / scale.stepMs))
  context.globalAlpha = 0.1
  context.fillStyle = colour
  context.fillRect(left, margin.top, right - left, plot.height)
  context.globalAlpha = 1
  context.fillRect(Math.round(left), margin.top, 1, plot.height)
  context.beginPath()
  context.moveTo(left - 4, margin.top)
  context.lineTo(left + 5, margin.top)
  context.lineTo(left + 0.5, margin.top + 6)
  context.fill()
}
