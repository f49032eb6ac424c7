import type uPlot from 'uplot'

type Values = ArrayLike<number | null | undefined>

/** The indices of values that have a gap on both sides: no line goes through them. */
export function lonePoints(values: Values): number[] {
  const lone: number[] = []
  for (let index = 0; index < values.length; index++) if (values[index] != null && values[index - 1] == null && values[index + 1] == null) lone.push(index)
  return lone
}

/**
 * A line that stops at a gap and goes on behind it, with the area below it where that is filled. uPlot's own goes through a gap, clips it away
 * and rounds each corner: without a graphics card that took longer than drawing ten lines without.
 */
export const brokenLine = (filled: boolean): uPlot.Series.PathBuilder => (plot, at, first, last) => {
  const values: Values = plot.data[at] ?? []
  const stroke = new Path2D()
  const fill = filled ? new Path2D() : null
  const bottom = plot.valToPos(0, 'y', true)
  let begun: number | null = null
  let x = 0
  const end = () => {
    if (begun === null) return
    fill?.lineTo(x, bottom)
    fill?.lineTo(begun, bottom)
    fill?.closePath()
    begun = null
  }
  for (let index = first; index <= last; index++) {
    const value = values[index], time = plot.data[0][index]
    if (value == null || time === undefined) {
      end()
      continue
    }
    x = Math.round(plot.valToPos(time, 'x', true))
    const y = Math.round(plot.valToPos(value, 'y', true))
    if (begun === null) {
      begun = x
      stroke.moveTo(x, y)
      fill?.moveTo(x, y)
    } else {
      stroke.lineTo(x, y)
      fill?.lineTo(x, y)
    }
  }
  end()
  // Of all that uPlot sets this alone cannot be told it; it leaves what it finds.
  plot.ctx.lineJoin = 'bevel'
  return { stroke, fill, clip: null, band: null, gaps: [], flags: 0 }
}
