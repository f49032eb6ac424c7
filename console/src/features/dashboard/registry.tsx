import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { PanelKind } from '@/shared/dashboard/document'
import { isKnown } from './kinds'
import type { PanelProps } from './panelView'

type Content<K extends PanelKind> = LazyExoticComponent<ComponentType<PanelProps<K>>>

type Code<K extends PanelKind> = () => Promise<{ default: ComponentType<PanelProps<K>> }>

const code: { [K in PanelKind]: Code<K> } = {
  tmap: () => import('./panels/TMapPanel'),
  velocity: () => import('./panels/VelocityPanel'),
  series: () => import('./panels/SeriesPanel'),
  stat: () => import('./panels/StatPanel'),
  apdex: () => import('./panels/ApdexPanel'),
  table: () => import('./panels/TablePanel'),
  sites: () => import('./panels/SitesPanel'),
  split: () => import('./panels/SplitPanel'),
  topology: () => import('./panels/TopologyPanel'),
  instances: () => import('./panels/InstancesPanel'),
  incidents: () => import('./panels/IncidentsPanel'),
  alarms: () => import('./panels/AlarmsPanel'),
  ledger: () => import('./panels/LedgerPanel'),
  text: () => import('./panels/TextPanel'),
}

/** What draws each kind; its code is fetched when a dashboard has one. */
export const contents: { [K in PanelKind]: Content<K> } = {
  tmap: lazy(code.tmap),
  velocity: lazy(code.velocity),
  series: lazy(code.series),
  stat: lazy(code.stat),
  apdex: lazy(code.apdex),
  table: lazy(code.table),
  sites: lazy(code.sites),
  split: lazy(code.split),
  topology: lazy(code.topology),
  instances: lazy(code.instances),
  incidents: lazy(code.incidents),
  alarms: lazy(code.alarms),
  ledger: lazy(code.ledger),
  text: lazy(code.text),
}

/** Begins to fetch the code of some panels before they are drawn; one that fails is fetched again then. */
export function fetchCode(kinds: Iterable<string>) {
  for (const kind of new Set(kinds)) if (isKnown(kind)) code[kind]().catch(() => undefined)
}
