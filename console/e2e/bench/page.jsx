// The page that e2e/bench.mjs measures: the same made-up data drawn by the console's own drawings and by ECharts.
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import * as echarts from 'echarts'
import { Board } from '@/shared/chart/Board'
import { SeriesChart } from '@/shared/chart/SeriesChart'
import { TMap } from '@/shared/chart/TMap'
import { Velocity } from '@/shared/chart/Velocity'
import { startLanguage } from '@/shared/i18n/i18n'
import { startTheme } from '@/shared/theme/theme'
import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/ui.css'
import { boardTiles, linesData, tmapData, velocityData } from './data.mjs'

startTheme()
await startLanguage('en')
const root = document.getElementById('root')
const size = { width: 1200, height: 640 }
const ms = (value) => `${Math.round(value)} ms`
const thresholds = [{ value: 180, severity: 'warning' }, { value: 400, severity: 'critical' }]

function host() {
  const box = document.createElement('div')
  box.style.width = `${size.width}px`
  box.style.height = `${size.height}px`
  root.append(box)
  return box
}

/** Each draws data into a box and gives back how to draw other data there and how to take it away. */
function ours(element) {
  return (box, data) => {
    const made = createRoot(box)
    const draw = (next) => flushSync(() => made.render(element(next)))
    draw(data)
    return { draw, end: () => made.unmount() }
  }
}
function theirs(option) {
  return (box, data) => {
    const chart = echarts.init(box, undefined, { renderer: 'canvas' })
    const draw = (next) => chart.setOption(option(next), { notMerge: false, lazyUpdate: false })
    draw(data)
    return { draw, end: () => chart.dispose() }
  }
}
const category = { type: 'category', splitArea: { show: false } }
const heat = (cells) => ({ type: 'heatmap', data: cells, animation: false, progressive: 0, itemStyle: { borderWidth: 0 } })

const drawings = {
  board: { data: boardTiles, own: ours((tiles) => <Board label="board" tiles={tiles} formatValue={ms} valueName="p95" thresholds={thresholds} onOpen={() => undefined} />), other: theirs((tiles) => ({ animation: false, tooltip: {}, visualMap: { min: 0, max: 700, calculable: false }, xAxis: { ...category, data: Array.from({ length: 48 }, (_, index) => index) }, yAxis: { ...category, data: Array.from({ length: 26 }, (_, index) => index) }, series: [heat(tiles.map(({ value }, index) => [index % 48, Math.floor(index / 48), value ?? 0]))] })) },
  tmap: { data: tmapData, own: ours((map) => <TMap label="map" data={map} />), other: theirs((map) => ({ animation: false, tooltip: {}, visualMap: [{ min: 0, max: 4_000, seriesIndex: 0 }, { min: 0, max: 60, seriesIndex: 1, show: false }], xAxis: { ...category, data: Array.from({ length: map.columns }, (_, index) => index) }, yAxis: { ...category, data: Array.from({ length: map.rows }, (_, index) => index) }, series: [heat(map.ok), heat(map.error)] })) },
  lines: { data: linesData, own: ours(({ times, lines }) => <SeriesChart label="lines" times={times} lines={lines} formatValue={ms} />), other: theirs(({ times, lines }) => ({ animation: false, tooltip: { trigger: 'axis' }, legend: {}, xAxis: { type: 'time' }, yAxis: { type: 'value' }, series: lines.map(({ label, values }) => ({ type: 'line', name: label, showSymbol: false, data: times.map((time, index) => [time * 1_000, values[index]]) })) })) },
  velocity: { data: velocityData, own: ours((given) => <Velocity label="velocity" {...given} />) },
}

const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

window.bench = {
  /** Milliseconds from having the data to its being on screen, each time in a new box. */
  async paint(name, which, times) {
    const { data, [which]: make } = drawings[name]
    const taken = []
    for (let round = 0; round < times; round++) {
      const given = data(round)
      const box = host()
      await painted()
      const began = performance.now()
      const drawn = make(box, given)
      await painted()
      taken.push(performance.now() - began)
      drawn.end()
      box.remove()
    }
    return taken
  },
  /** Draws new data every `everyMs` until stopped, and nothing else. */
  quietly(name, everyMs) {
    const { data, own: make } = drawings[name]
    const box = host()
    let round = 0
    const drawn = make(box, data(round))
    const timer = setInterval(() => drawn.draw(data(++round)), everyMs)
    window.bench.stop = () => {
      clearInterval(timer)
      drawn.end()
      box.remove()
    }
  },
  /** Draws new data every `everyMs` until stopped, counting frames. */
  live(name, which, everyMs) {
    const { data, [which]: make } = drawings[name]
    const box = host()
    let round = 0, frames = 0, worst = 0, last = performance.now(), running = true
    const drawn = make(box, data(round))
    const timer = setInterval(() => drawn.draw(data(++round)), everyMs)
    const began = performance.now()
    const frame = (now) => {
      frames++
      worst = Math.max(worst, now - last)
      last = now
      if (running) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    window.bench.stop = () => {
      running = false
      clearInterval(timer)
      drawn.end()
      box.remove()
      return { fps: (frames / (performance.now() - began)) * 1_000, worstFrameMs: worst }
    }
  },
  show(name) {
    drawings[name].own(host(), drawings[name].data(0))
  },
}
document.title = 'ready'
