import type { Span } from '@/shared/time/range'

/**
 * What the drawings take. None of them asks the hub for anything: a panel fetches and hands over. Each fills the width
 * of its box, and its height too unless `height` (CSS pixels) is given. `label` says in words what is drawn.
 */
export interface Drawing { label: string; height?: number | undefined }

export type Severity = 'warning' | 'critical'

/** A line that values should not cross. */
export interface Threshold { value: number; severity: Severity }

/** Something that happened, marked on a chart's time axis: an instant, or a stretch where `to` is later (null: not over). */
export interface Annotation { id: string; from: number; to: number | null; severity: Severity | 'info'; text: string }

/** [column, row, count]: of one cell of a T-Map. */
export type TMapCell = readonly number[]

/** As `/api/v1/heatmap` answers. Row r holds latencies from lowestSeconds * 2^(r / rowsPerOctave); columns are stepMs wide. */
export interface TMapData {
  from: string
  to: string
  stepMs: number
  lowestSeconds: number
  rowsPerOctave: number
  rows: number
  ok: readonly TMapCell[]
  error: readonly TMapCell[]
}

/** What a dragged rectangle holds: whole cells, so the counts are exact. Latencies in milliseconds. */
export interface TMapSelection extends Span { fastestMs: number; slowestMs: number; ok: number; errors: number }

export interface TMapProps extends Drawing {
  data: TMapData
  selection?: TMapSelection | null
  onSelect?: (selection: TMapSelection | null) => void
  /** Asked for when the reader zooms to a selection. */
  onZoom?: (span: Span) => void
  annotations?: readonly Annotation[]
}

/** Requests that run at this moment, by how long they have been running. */
export interface Running { lt1s: number; to3s: number; to5s: number; ge5s: number }

export interface VelocityProps extends Drawing {
  /** Null where no instance reports it: that is not nothing running. */
  running: Running | null
  /** Transactions that ended per second, beside it. */
  tps?: number | null
}

export interface BoardTile {
  /** Unique on the board. */
  id: string
  name: string
  /** What the tile is grouped under, for instance its site or host. */
  group: string
  /** Null: no value is known, which is drawn hatched and never as 0. */
  value: number | null
  /** Said beside the value where the instance does not report: hatched. */
  gone?: boolean
  detail?: string
}

export interface BoardProps extends Drawing {
  tiles: readonly BoardTile[]
  formatValue: (value: number) => string
  /** Name of the value, for the legend. */
  valueName: string
  /** Where given, colour is by threshold; else by size, from the least to the greatest value. */
  thresholds?: readonly Threshold[]
  /** For thresholds that are crossed downwards. */
  below?: boolean
  onOpen?: (tile: BoardTile) => void
}

export interface SeriesLine {
  id: string
  label: string
  /** A token of the theme (`--site-0`); left out, the line takes the next of the series colours. */
  colour?: string
  fill?: boolean
  /** An earlier stretch laid over this one. */
  compare?: boolean
  /** One value a time; null where nothing is known, which is a gap. */
  values: readonly (number | null)[]
  /** The least and the greatest inside each step, drawn as an envelope so that no spike is lost. */
  low?: readonly (number | null)[] | undefined
  high?: readonly (number | null)[] | undefined
}

export interface SeriesChartProps extends Drawing {
  /** Seconds since the epoch, one for each value. */
  times: readonly number[]
  lines: readonly SeriesLine[]
  formatValue: (value: number) => string
  thresholds?: readonly Threshold[]
  annotations?: readonly Annotation[]
  /** Charts of one group show the same moment under the pointer. */
  group?: string
  /** The least that the top of the axis may be: 0.01 for a ratio, say. */
  leastTop?: number
  stacked?: boolean
  onZoom?: (span: Span) => void
}

export interface ApdexGaugeProps extends Drawing {
  /** 0..1, null without counts. */
  score: number | null
  /** Latency up to which a reader is satisfied. */
  thresholdMs?: number | null
  transactions?: number | null
}

export type StatTone = 'ok' | 'warn' | 'crit' | 'idle'

export interface StatProps extends Drawing {
  /** As it is to be read, unit included. */
  text: string
  /** Said in words beside it, for instance which threshold it crosses. */
  tone?: StatTone
  toneText?: string
  note?: string
  /** The way there, drawn behind it. */
  trend?: readonly (number | null)[]
}

export type TopologyState = 'ok' | 'warn' | 'crit' | 'idle'

export interface TopologyNode { id: string; name: string; state: TopologyState; stateText: string; facts: readonly string[] }

/** From a service to a site; `share` 0..1 of its answers, null where it is not known. */
export interface TopologyLink { service: string; site: string; share: number | null; state: TopologyState; stateText: string }

export interface TopologyProps extends Drawing {
  services: readonly TopologyNode[]
  sites: readonly TopologyNode[]
  links: readonly TopologyLink[]
  onOpen?: (kind: 'service' | 'site', id: string) => void
}
