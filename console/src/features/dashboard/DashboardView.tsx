import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import type { PanelDocument } from '@/shared/dashboard/document'
import { sessionQuery } from '@/shared/api/queries'
import { chosenValues, resolveText } from '@/shared/dashboard/variables'
import { useTimeRange } from '@/shared/time/range'
import { RangePicker } from '@/shared/time/RangePicker'
import { versionQuery, type Dashboard } from './api'
import { DashboardGrid } from './DashboardGrid'
import { DashboardTools } from './DashboardTools'
import { EditBar } from './EditBar'
import { FullMode } from './FullMode'
import { LeaveGuard } from './LeaveGuard'
import { ConflictDialog } from './ConflictDialog'
import { PageTabs } from './PageTabs'
import { useDashboardSearch } from './search'
import { useEditor } from './useEditor'
import { useViews } from './useViews'
import { VariablesBar } from './VariablesBar'
import { VersionBanner } from './VersionBanner'
import './dashboard.css'

/** One dashboard: looked at, edited, or looked at as it once was. */
export function DashboardView({ dashboard, home = false }: { dashboard: Dashboard; home?: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor(dashboard)
  const { search, chosen: address, change } = useDashboardSearch()
  const old = useQuery({ ...versionQuery(dashboard.id, search.version ?? 0), enabled: search.version !== undefined })
  const document = search.version === undefined ? editor.document : (old.data?.document ?? editor.document)
  const canEdit = dashboard.origin === 'user' && dashboard.right !== 'view'
  const editing = search.edit === true && canEdit && search.version === undefined
  const time = useTimeRange(document.time)
  const { range, setRange } = time
  const chosen = useMemo(() => chosenValues(document.variables, address), [document.variables, address])
  const onRange = useCallback((next: typeof range) => setRange(next), [setRange])
  const viewOf = useViews({ document, chosen, range, refresh: search.refresh ?? document.refresh, onRange })
  const page = document.pages.find(({ id }) => id === search.page) ?? document.pages[0]
  const titleOf = useCallback((panel: PanelDocument) => (panel.title === '' ? t(`dashboard.kinds.${panel.kind}`) : resolveText(panel.title, chosen, t('common.all'))), [chosen, t])
  const { data: session } = useQuery(sessionQuery)
  const onPage = useCallback((id: string) => change({ page: id, panel: undefined }), [change])
  // A wall display has nowhere to go.
  const leave = useCallback(() => change({ full: undefined, rotate: undefined }), [change])
  const full = page?.panels.find(({ id }) => id === search.panel)

  return (
    <Page title={document.name} tools={<RangePicker state={time} />} parent={home ? undefined : <Link to="/dashboards">{t('dashboard.listTitle')}</Link>}>
      {search.full === true && <FullMode name={document.name} pages={document.pages} page={page} rotateSeconds={search.rotate ?? 0} onPage={onPage} onRotate={(rotate) => change({ rotate })} onLeave={session?.wall == null ? leave : undefined} />}
      {search.version !== undefined && <VersionBanner dashboard={dashboard} version={search.version} query={old} editor={editor} onClose={() => change({ version: undefined })} />}
      <div className="dash-head">
        {session?.wall == null && <VariablesBar variables={document.variables} chosen={chosen} onChoose={(name, values) => change({ [`var-${name}`]: values.length === 0 && document.variables.find((one) => one.name === name)?.value.length === 0 ? undefined : values })} />}
        {!editing && session?.wall == null && <DashboardTools dashboard={dashboard} document={document} page={page} canEdit={canEdit} range={range} search={search} change={change} />}
      </div>
      {editing && page && <EditBar editor={editor} page={page} chosen={chosen} onDone={() => change({ edit: undefined })} onPage={(id) => change({ page: id })} />}
      {document.pages.length > 1 && page && <PageTabs pages={document.pages} current={page.id} panel="dash-page" onChoose={onPage} />}
      {page && (
        <div id="dash-page" {...(document.pages.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${page.id}` } : {})} className="dash-page">
          <DashboardGrid key={page.id} page={page} full={full} editing={editing} editor={editor} viewOf={viewOf} titleOf={titleOf} variables={document.variables} onFull={(id) => change({ panel: id }, id !== undefined)} onEdit={() => change({ edit: true })} canEdit={canEdit} />
        </div>
      )}
      {editor.conflict && <ConflictDialog dashboard={dashboard} editor={editor} conflict={editor.conflict} />}
      <LeaveGuard dirty={editor.dirty} />
    </Page>
  )
}
