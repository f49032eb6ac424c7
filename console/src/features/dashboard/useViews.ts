import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { incidentsQuery } from '@/shared/api/queries'
import type { Incident } from '@/shared/api/types'
import type { Annotation } from '@/shared/chart/props'
import type { DashboardDocument, PanelDocument } from '@/shared/dashboard/document'
import { resolveScope, scopeOf, type Chosen } from '@/shared/dashboard/variables'
import { absolute, type Span, type TimeRange } from '@/shared/time/range'
import type { PanelView } from './panelView'
import { refreshOf } from './refresh'

const none: readonly Annotation[] = []

export function annotationOf({ id, openedAt, closedAt, service }: Incident, text: string): Annotation {
  return { id, from: Date.parse(openedAt), to: closedAt === null ? null : Date.parse(closedAt), severity: 'critical', text: `${service} · ${text}` }
}

interface Shared { document: DashboardDocument; chosen: Chosen; range: TimeRange; refresh: string; onRange: (range: TimeRange) => void }

/** What each panel is given: its scope with the variables filled in, the range and refresh of its own or the dashboard's. */
export function useViews({ chosen, range, refresh, onRange }: Shared): (panel: PanelDocument) => PanelView {
  const { t } = useTranslation()
  const { data: incidents } = useQuery(incidentsQuery)
  const annotations = useMemo(() => incidents?.map((incident) => annotationOf(incident, t('incident.title', { site: incident.site }))) ?? none, [incidents, t])
  const onZoom = useCallback((span: Span) => onRange(absolute(span)), [onRange])
  // One view a panel for as long as nothing that it is made of changes, so that content is not drawn again for nothing.
  const made = useMemo(() => ({ kept: new Map<string, PanelView>(), chosen, range, refresh, annotations, onZoom }), [chosen, range, refresh, annotations, onZoom])
  return (panel) => {
    const key = JSON.stringify([scopeOf(panel), panel.time, panel.refresh, panel.annotations])
    const known = made.kept.get(key)
    if (known) return known
    const view: PanelView = {
      scopes: resolveScope(scopeOf(panel), made.chosen),
      range: panel.time ?? made.range,
      refresh: refreshOf(panel.refresh ?? made.refresh),
      annotations: panel.annotations === false ? none : made.annotations,
      onZoom: made.onZoom,
    }
    made.kept.set(key, view)
    return view
  }
}
