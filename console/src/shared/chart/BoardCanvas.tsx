import { useEffect, useRef } from 'react'
import { useTheme } from '@/shared/theme/theme'
import { ends, headHeight, levelOf, type Layout, type Level } from './board'
import { ready, shades, tokens } from './canvas'
import type { BoardTile, Threshold } from './props'

interface Props { made: Layout; width: number; thresholds: readonly Threshold[]; below: boolean; formatValue: (value: number) => string }

const levels = 9

interface Look { fill: string; ink: string; level?: Level }

/** All tiles in one drawing: a thousand of them are a few milliseconds. */
export function BoardCanvas({ made, width, thresholds, below, formatValue }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  useEffect(() => {
    const element = canvas.current
    if (!element || width === 0) return
    const context = ready(element, width, made.height)
    if (!context) return
    const token = tokens(element)
    const lookOf = looks(made, thresholds, below, token)
    const font = token('--font')
    context.textBaseline = 'middle'
    for (const { name, x, y, width: room, count } of made.groups) {
      context.font = `600 11px ${font}`
      context.fillStyle = token('--text-2')
      const text = shortened(context, name, room - 34)
      context.fillText(text, x, y + headHeight / 2)
      const end = x + context.measureText(text).width
      context.font = `11px ${font}`
      context.fillStyle = token('--text-3')
      context.fillText(String(count), end + 7, y + headHeight / 2)
    }
    const hatch = hatching(context, token('--line-strong'))
    made.tiles.forEach((tile, index) => {
      const place = made.places[index]
      if (place) drawTile(context, tile, place.x, place.y, made.tileWidth - 2, made.tileHeight - 2, lookOf(tile), { hatch, font, formatValue, ground: token('--idle-soft') })
    })
  }, [made, width, thresholds, below, formatValue, theme])
  return <canvas ref={canvas} className="board-canvas" style={{ width, height: made.height }} aria-hidden="true" />
}

function looks(made: Layout, thresholds: readonly Threshold[], below: boolean, token: (name: string) => string): (tile: BoardTile) => Look | null {
  if (thresholds.length > 0) {
    const byLevel: Record<Level, Look> = {
      ok: { fill: token('--board-ok'), ink: token('--board-ink'), level: 'ok' },
      warning: { fill: token('--board-warn'), ink: token('--board-ink'), level: 'warning' },
      critical: { fill: token('--board-crit'), ink: token('--board-crit-ink'), level: 'critical' },
    }
    return ({ value }) => (value === null ? null : byLevel[levelOf(value, thresholds, below)])
  }
  const range = ends(made.tiles)
  const ramp = shades(token('--accent'), token('--surface'), levels)
  const dark = token('--on-ink'), light = token('--text')
  return ({ value }) => {
    if (value === null || range === null) return null
    const at = range.greatest === range.least ? 0 : Math.round(((value - range.least) / (range.greatest - range.least)) * (levels - 1))
    return { fill: ramp[at] ?? '', ink: at > 4 ? dark : light }
  }
}

function hatching(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const small = document.createElement('canvas')
  small.width = small.height = 6
  const pen = small.getContext('2d')
  if (!pen) return colour
  pen.strokeStyle = colour
  pen.beginPath()
  pen.moveTo(-1, 7)
  pen.lineTo(7, -1)
  pen.stroke()
  return context.createPattern(small, 'repeat') ?? colour
}

interface TileLook { hatch: CanvasPattern | string; font: string; formatValue: (value: number) => string; ground: string }

function drawTile(context: CanvasRenderingContext2D, tile: BoardTile, x: number, y: number, width: number, height: number, look: Look | null, { hatch, font, formatValue, ground }: TileLook) {
  context.fillStyle = look?.fill ?? ground
  context.fillRect(x, y, width, height)
  if (look === null || tile.gone === true) {
    context.fillStyle = hatch
    context.fillRect(x, y, width, height)
  }
  // A shape for each level, so that it can be told without its colour.
  const corner = Math.min(8, height * 0.55)
  if (look?.level === 'warning' || look?.level === 'critical') {
    context.fillStyle = look.ink
    context.beginPath()
    context.moveTo(x + width - corner, y)
    context.lineTo(x + width, y)
    context.lineTo(x + width, y + corner)
    if (look.level === 'critical') {
      context.moveTo(x, y + height - corner)
      context.lineTo(x, y + height)
      context.lineTo(x + corner, y + height)
    }
    context.fill()
  }
  if (width < 36 || look === null) return
  const value = tile.value === null ? '' : formatValue(tile.value)
  context.fillStyle = look.ink
  const named = width >= 96
  context.font = `600 ${width >= 60 ? 12 : 10}px ${font}`
  context.fillText(value, x + 6, y + height * (named ? 0.68 : 0.5), width - 10)
  if (!named) return
  context.font = `10.5px ${font}`
  context.fillText(shortened(context, tile.name, width - 12), x + 6, y + height * 0.32)
}

function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  // Names of instances differ at their ends.
  for (let cut = 1; cut < text.length; cut++) {
    const rest = `…${text.slice(cut)}`
    if (context.measureText(rest).width <= width) return rest
  }
  return ''
}
