import { lazy, type ComponentType } from 'react'
import type { PanelKind } from '@/shared/dashboard/document'
import type { PanelProps } from './panelView'
import ApdexPanel from './panels/ApdexPanel'
import InstancesPanel from './panels/InstancesPanel'
import SitesPanel from './panels/SitesPanel'
import StatPanel from './panels/StatPanel'
import TablePanel from './panels/TablePanel'
import TextPanel from './panels/TextPanel'
import TMapPanel from './panels/TMapPanel'
import VelocityPanel from './panels/VelocityPanel'

type Content<K extends PanelKind> = ComponentType<PanelProps<K>>

/** What needs a library, or shares its parts with other pages; all else comes with the dashboard, without asking once more. */
const code = {
  series: () => import('./panels/SeriesPanel'),
  split: () => import('./panels/SplitPanel'),
  topology: () => import('./panels/TopologyPanel'),
  incidents: () => import('./panels/IncidentsPanel'),
  alarms: () => import('./panels/AlarmsPanel'),
  ledger: () => import('./panels/LedgerPanel'),
}

/** What draws each kind; some is fetched when a dashboard has one. */
export const contents: { [K in PanelKind]: Content<K> } = {
  tmap: TMapPanel,
  velocity: VelocityPanel,
  series: lazy(code.series),
  stat: StatPanel,
  apdex: ApdexPanel,
  table: TablePanel,
  sites: SitesPanel,
  split: lazy(code.split),
  topology: lazy(code.topology),
  instances: InstancesPanel,
  incidents: lazy(code.incidents),
  alarms: lazy(code.alarms),
  ledger: lazy(code.ledger),
  text: TextPanel,
}

const isFetched = (kind: string): kind is keyof typeof code => kind in code

/** Begins to fetch the code of some panels before they are drawn; one that fails is fetched again then. */
export function fetchCode(kinds: Iterable<string>) {
  for (const kind of new Set(kinds)) if (isFetched(kind)) code[kind]().catch(() => undefined)
}
