import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeId, mostPanels, type DashboardPage, type PanelDocument, type Variable } from '@/shared/dashboard/document'
import { withoutPanel, withPanel } from '@/shared/dashboard/editing'
import { freePlace } from '@/shared/dashboard/layout'
import { Empty } from '@/shared/ui/Panel'
import { PanelEditor } from './editor/PanelEditor'
import { Grid } from './Grid'
import { PanelCard } from './PanelCard'
import { PanelTools } from './PanelTools'
import type { PanelView } from './panelView'
import type { Editor } from './useEditor'

interface Props {
  page: DashboardPage
  full: PanelDocument | undefined
  editing: boolean
  canEdit: boolean
  editor: Editor
  viewOf: (panel: PanelDocument) => PanelView
  titleOf: (panel: PanelDocument) => string
  variables: readonly Variable[]
  onFull: (id: string | undefined) => void
  onEdit: () => void
}

/** A page's panels, each with what can be done with it. */
export function DashboardGrid({ page, full, editing, canEdit, editor, viewOf, titleOf, variables, onFull, onEdit }: Props) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<string>()
  const subject = editing ? page.panels.find(({ id }) => id === edited) : undefined

  const duplicate = (panel: PanelDocument) => {
    const { w, h } = panel.grid
    editor.change(withPanel(editor.document, page.id, { ...structuredClone(panel), id: freeId('panel', page.panels.map(({ id }) => id)), grid: freePlace(page.panels, { w, h }) }))
  }
  const tools = (panel: PanelDocument) => (
    <PanelTools
      title={titleOf(panel)}
      enlarged={full !== undefined}
      onEnlarge={() => onFull(full === undefined ? panel.id : undefined)}
      onEdit={canEdit ? () => { onEdit(); setEdited(panel.id) } : undefined}
      onDuplicate={editing && page.panels.length < mostPanels ? () => duplicate(panel) : undefined}
      onRemove={editing ? () => editor.change(withoutPanel(editor.document, page.id, panel.id)) : undefined}
    />
  )
  const card = (panel: PanelDocument) => <PanelCard panel={panel} title={titleOf(panel)} view={viewOf(panel)} tools={tools(panel)} />

  return (
    <>
      {full ? <div className="dash-full">{card(full)}</div>
        : page.panels.length === 0 ? <div className="panel"><Empty title={t('dashboard.noPanels')} hint={editing ? t('dashboard.noPanelsEdit') : t('dashboard.noPanelsHint')} /></div>
          : <Grid panels={page.panels} editing={editing} titleOf={titleOf} onChange={(panels, group) => editor.changePanels(page.id, panels, group)}>{card}</Grid>}
      {subject && (
        <PanelEditor
          key={subject.id}
          panel={subject}
          variables={variables}
          view={viewOf(subject)}
          onClose={() => setEdited(undefined)}
          onDone={(panel) => { editor.change(withPanel(editor.document, page.id, panel)); setEdited(undefined) }}
        />
      )}
    </>
  )
}
