import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { PanelKind } from '@/shared/dashboard/document'
import type { PanelProps } from './panelView'

type Content<K extends PanelKind> = LazyExoticComponent<ComponentType<PanelProps<K>>>

/** What draws each kind; its code is fetched when a dashboard has one. */
export const contents: { [K in PanelKind]: Content<K> } = {
  tmap: lazy(() => import('./panels/TMapPanel')),
  velocity: lazy(() => import('./panels/VelocityPanel')),
  series: lazy(() => import('./panels/SeriesPanel')),
  stat: lazy(() => import('./panels/StatPanel')),
  apdex: lazy(() => import('./panels/ApdexPanel')),
  table: lazy(() => import('./panels/TablePanel')),
  sites: lazy(() => import('./panels/SitesPanel')),
  split: lazy(() => import('./panels/SplitPanel')),
  topology: lazy(() => import('./panels/TopologyPanel')),
  instances: lazy(() => import('./panels/InstancesPanel')),
  incidents: lazy(() => import('./panels/IncidentsPanel')),
  alarms: lazy(() => import('./panels/AlarmsPanel')),
  ledger: lazy(() => import('./panels/LedgerPanel')),
  text: lazy(() => import('./panels/TextPanel')),
}
