import { use, type ComponentType } from 'react'
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

type Fetched = keyof typeof code
interface Coming { content: Promise<unknown>; failed: boolean }
const coming = new Map<Fetched, Coming>()

function fetchOne(kind: Fetched): Coming {
  const known = coming.get(kind)
  if (known) return known
  const content = code[kind]().then((module) => module.default)
  const begun: Coming = { content, failed: false }
  content.catch(() => { begun.failed = true })
  coming.set(kind, begun)
  return begun
}

/** React's own `lazy` never asks again for what once did not come, as while the hub was away. */
function fetched<K extends Fetched>(kind: K): Content<K> {
  return function Fetched(props) {
    const Drawing = use(fetchOne(kind).content as Promise<Content<K>>)
    return <Drawing {...props} />
  }
}

/** What did not come is asked for again at the next drawing. */
export function forgetFailed() {
  for (const [kind, { failed }] of coming) if (failed) coming.delete(kind)
}

/** What draws each kind; some is fetched when a dashboard has one. */
export const contents: { [K in PanelKind]: Content<K> } = {
  tmap: TMapPanel,
  velocity: VelocityPanel,
  series: fetched<'series'>('series'),
  stat: StatPanel,
  apdex: ApdexPanel,
  table: TablePanel,
  sites: SitesPanel,
  split: fetched<'split'>('split'),
  topology: fetched<'topology'>('topology'),
  instances: InstancesPanel,
  incidents: fetched<'incidents'>('incidents'),
  alarms: fetched<'alarms'>('alarms'),
  ledger: fetched<'ledger'>('ledger'),
  text: TextPanel,
}

const isFetched = (kind: string): kind is Fetched => kind in code

/** Begins to fetch the code of some panels before they are drawn; one that fails is fetched again then. */
export function fetchCode(kinds: Iterable<string> = Object.keys(code)) {
  forgetFailed()
  for (const kind of new Set(kinds)) if (isFetched(kind)) fetchOne(kind)
}
