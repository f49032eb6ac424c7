import { panelKinds, type PanelDocument, type PanelKind, type PanelOptions } from '@/shared/dashboard/document'

interface Kind<K extends PanelKind> {
  /** What a new one looks like, in cells. */
  size: { w: number; h: number }
  /** Smaller ones cannot be read. */
  least: { w: number; h: number }
  options: () => PanelOptions[K]
  /** Whether a range of time means something to it; others show what is now. */
  timed: boolean
  scoped: readonly ('service' | 'site' | 'instance' | 'group')[]
  annotated?: true
}

const all = ['service', 'site', 'instance', 'group'] as const

const kinds: { [K in PanelKind]: Kind<K> } = {
  tmap: { size: { w: 12, h: 10 }, least: { w: 5, h: 5 }, options: () => ({}), timed: true, scoped: all, annotated: true },
  velocity: { size: { w: 6, h: 6 }, least: { w: 4, h: 4 }, options: () => ({}), timed: false, scoped: all },
  series: { size: { w: 12, h: 8 }, least: { w: 4, h: 4 }, options: () => ({ queries: [{ metric: 'transactions', aggregate: 'rate' }] }), timed: true, scoped: all, annotated: true },
  stat: { size: { w: 4, h: 4 }, least: { w: 2, h: 2 }, options: () => ({ metric: 'transactions', aggregate: 'rate' }), timed: true, scoped: all },
  apdex: { size: { w: 5, h: 6 }, least: { w: 3, h: 4 }, options: () => ({}), timed: true, scoped: all },
  table: { size: { w: 12, h: 8 }, least: { w: 4, h: 3 }, options: () => ({ metrics: [{ metric: 'transactions', aggregate: 'rate' }, { metric: 'duration', aggregate: 'p95' }, { metric: 'errors', aggregate: 'ratio' }], by: 'instance' }), timed: true, scoped: all },
  sites: { size: { w: 12, h: 7 }, least: { w: 5, h: 4 }, options: () => ({}), timed: false, scoped: ['site'] },
  split: { size: { w: 24, h: 5 }, least: { w: 6, h: 4 }, options: () => ({ service: 'portal' }), timed: false, scoped: [] },
  topology: { size: { w: 12, h: 9 }, least: { w: 6, h: 5 }, options: () => ({}), timed: false, scoped: ['service', 'site'] },
  instances: { size: { w: 24, h: 10 }, least: { w: 5, h: 4 }, options: () => ({ metric: 'duration', aggregate: 'p95', groupBy: 'site' }), timed: false, scoped: all },
  incidents: { size: { w: 12, h: 7 }, least: { w: 5, h: 3 }, options: () => ({}), timed: false, scoped: ['service', 'site'] },
  alarms: { size: { w: 12, h: 6 }, least: { w: 5, h: 3 }, options: () => ({}), timed: false, scoped: ['service', 'site', 'instance'] },
  ledger: { size: { w: 12, h: 6 }, least: { w: 6, h: 3 }, options: () => ({}), timed: false, scoped: ['service', 'site'] },
  text: { size: { w: 8, h: 4 }, least: { w: 2, h: 1 }, options: () => ({ markdown: '' }), timed: false, scoped: [] },
}

export const kindOf = (kind: PanelKind) => kinds[kind]

/** Of a panel of a kind that this console does not know, from a newer hub, nothing but its place is shown. */
export const isKnown = (kind: string): kind is PanelKind => (panelKinds as readonly string[]).includes(kind)

export function newPanel(kind: PanelKind, id: string, grid: PanelDocument['grid'], title = ''): PanelDocument {
  return { id, kind, title, grid, options: kinds[kind].options() } as PanelDocument
}
