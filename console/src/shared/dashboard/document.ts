import type { MetricAggregate, MetricBy } from '@/shared/api/types'

/** The dashboard document, schema version 1, as the hub publishes it at `/api/v1/dashboard.schema.json`. */
export interface DashboardDocument {
  schemaVersion: 1
  name: string
  description: string
  time: DashboardTime
  refresh: string
  variables: Variable[]
  pages: DashboardPage[]
}

/** Both ends as `now`, `now-1h` or an ISO instant. */
export interface DashboardTime { from: string; to: string }

export const variableKinds = ['service', 'site', 'group', 'instance'] as const
export type VariableKind = (typeof variableKinds)[number]
/** An empty value means: all of them. */
export interface Variable { name: string; label: string; kind: VariableKind; multi: boolean; value: string[] }

export interface DashboardPage { id: string; name: string; panels: PanelDocument[] }

/** A place on the grid, in its cells. */
export interface Cell { x: number; y: number; w: number; h: number }

export const scopeFields = ['service', 'site', 'instance', 'group'] as const
export type ScopeField = (typeof scopeFields)[number]
/** What a panel looks at; a value may be `$name` of a variable. */
export type Scope = Partial<Record<ScopeField, string>>

export const severities = ['warning', 'critical'] as const
export type Severity = (typeof severities)[number]
export interface Threshold { value: number; severity: Severity }
export interface Column { metric: string; aggregate: MetricAggregate }
export interface Query extends Column { by?: MetricBy; label?: string }
/** Yesterday, and the same day of last week. */
export const comparisons = ['PT24H', 'P7D'] as const
export type Comparison = (typeof comparisons)[number]

export const panelKinds = ['tmap', 'velocity', 'series', 'stat', 'apdex', 'table', 'sites', 'split', 'topology', 'instances', 'incidents', 'alarms', 'ledger', 'text'] as const
export type PanelKind = (typeof panelKinds)[number]

export interface PanelOptions {
  tmap: { split?: boolean }
  velocity: Record<string, never>
  series: { queries: Query[]; compare?: Comparison; thresholds?: Threshold[]; stack?: boolean; unit?: string }
  stat: Column & { thresholds?: Threshold[] }
  apdex: Record<string, never>
  table: { metrics: Column[]; by: MetricBy }
  sites: Record<string, never>
  split: { service: string }
  topology: Record<string, never>
  instances: Column & { groupBy: GroupBy; thresholds?: Threshold[] }
  incidents: Record<string, never>
  alarms: Record<string, never>
  ledger: Record<string, never>
  text: { markdown: string }
}

export const groupings = ['site', 'service', 'host'] as const
export type GroupBy = (typeof groupings)[number]

interface PanelFrame {
  id: string
  title: string
  grid: Cell
  scope?: Scope
  time?: DashboardTime
  refresh?: string
  annotations?: boolean
}

export type PanelOf<K extends PanelKind> = PanelFrame & { kind: K; options: PanelOptions[K] }
export type PanelDocument = { [K in PanelKind]: PanelOf<K> }[PanelKind]

export const mostPages = 20
export const mostPanels = 60

/** Looks a document over before it is sent; the hub judges it by the schema and names what is wrong. */
export function isDocument(value: unknown): value is DashboardDocument {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value && 'name' in value && typeof value.name === 'string' && 'pages' in value && Array.isArray(value.pages)
}

export function emptyDocument(name: string, page: string): DashboardDocument {
  return { schemaVersion: 1, name, description: '', time: { from: 'now-1h', to: 'now' }, refresh: 'live', variables: [], pages: [{ id: 'page-1', name: page, panels: [] }] }
}

/** A name that none of those taken has: `panel-3`. */
export function freeId(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`${prefix}-${number}`)) number++
  return `${prefix}-${number}`
}
