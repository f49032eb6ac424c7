import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useTheme } from '@/shared/theme/theme'
import './chart.css'
import type { Points } from './series'
import { lonePoints } from './seriesPath'

export interface Line { label: string; colour: string; fill?: boolean; dashed?: boolean }

interface Props {
  label: string
  points: Points
  lines: Line[]
  top: number
  height: number
  language: string
  formatValue: (value: number) => string
  /** Charts of one group show the same moment under the pointer. */
  group: string
  /** Whether the times are written below; of charts that stand above each other one is enough. */
  times?: boolean
}

/** A chart over time. Drawn on a canvas; `label` says the same in words. */
export function TimeSeries({ label, points, lines, top, height, language, formatValue, group, times = false }: Props) {
  const theme = useTheme()
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot>(undefined)
  const readout = useRef<HTMLDivElement>(null)
  const data = useRef<uPlot.AlignedData>([[], []])
  const style = JSON.stringify(lines)

  useEffect(() => {
    const element = host.current
    if (!element) return
    const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
    const grid = { stroke: colour('--line'), width: 1 }
    const font = `11px ${colour('--font')}`
    const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const clockSeconds = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
    const drawn = JSON.parse(style) as Line[]
    const plot = new uPlot({
      width: element.clientWidth,
      height,
      padding: [6, 6, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: group }, y: false, points: { size: 5 }, drag: { x: false, y: false } },
      scales: { x: { time: true }, y: { range: [0, top] } },
      axes: [
        { stroke: colour('--text-3'), font, grid: { show: false }, ticks: { show: false }, size: times ? 20 : 4, gap: 4, space: 90, values: (_, splits) => splits.map((split) => (times ? clock.format(split * 1000) : '')) },
        { stroke: colour('--text-3'), font, grid, ticks: { show: false }, size: 50, gap: 6, splits: () => [0, top / 2, top], values: (_, splits) => splits.map(formatValue) },
      ],
      series: [
        {},
        ...drawn.map((line): uPlot.Series => ({
          stroke: colour(line.colour),
          width: 1.5,
          points: { show: false, size: 4, fill: colour(line.colour), filter: (self, index) => lonePoints(self.data[index] ?? []) },
          ...(line.dashed ? { dash: [4, 3] } : {}),
          ...(line.fill ? { fill: `color-mix(in srgb, ${colour(line.colour)} 13%, transparent)` } : {}),
        })),
      ],
      hooks: {
        setCursor: [
          (self) => {
            const output = readout.current
            if (!output) return
            const { idx } = self.cursor
            const time = idx == null ? undefined : self.data[0][idx]
            output.hidden = time === undefined || self.cursor.left == null || self.cursor.left < 0
            if (time === undefined || idx == null) return
            output.textContent = [clockSeconds.format(time * 1000), ...drawn.map((line, index) => {
              const value = self.data[index + 1]?.[idx]
              return `${drawn.length > 1 ? `${line.label} ` : ''}${value == null ? '—' : formatValue(value)}`
            })].join('  ')
          },
        ],
      },
    }, data.current, element)
    chart.current = plot
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
      chart.current = undefined
    }
  }, [theme, height, top, language, group, style, formatValue, times])

  useEffect(() => {
    data.current = [points.times, ...points.lines]
    chart.current?.setData(data.current)
  }, [points, theme, height, top, language, group, style, formatValue, times])

  return (
    <div className="chart">
      <div ref={host} role="img" aria-label={label} style={{ height }} />
      <div ref={readout} className="chart-readout" hidden aria-hidden="true" />
    </div>
  )
}
