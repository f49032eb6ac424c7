import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeId, mostPanels, panelKinds, type DashboardPage, type PanelKind } from '@/shared/dashboard/document'
import { withPanel } from '@/shared/dashboard/editing'
import { freePlace } from '@/shared/dashboard/layout'
import { unknownReferences, type Chosen } from '@/shared/dashboard/variables'
import { useActions } from '@/shared/ui/actions'
import { Icon } from '@/shared/ui/Icon'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { PagesDialog } from './dialogs/PagesDialog'
import { SettingsDialog } from './dialogs/SettingsDialog'
import { VariablesDialog } from './dialogs/VariablesDialog'
import { kindOf, newPanel } from './kinds'
import { Menu } from './Menu'
import { problemFields } from './problemFields'
import type { Editor } from './useEditor'

interface Props { editor: Editor; page: DashboardPage; chosen: Chosen; onDone: () => void; onPage: (id: string) => void }

/** What can be done while a dashboard is edited. */
export function EditBar({ editor, page, onDone, onPage }: Props) {
  const { t } = useTranslation()
  const text = useProblemText()
  const fields = problemFields(editor.error)
  const [open, setOpen] = useState<'pages' | 'variables' | 'settings'>()
  const { undo, redo, save, document: edited } = editor
  const unknown = unknownReferences(edited)

  useActions(useMemo(() => [
    { id: 'dashboard-undo', text: t('dashboard.undo'), keys: 'mod+z', group: 'page' as const, run: undo },
    { id: 'dashboard-redo', text: t('dashboard.redo'), keys: 'mod+y', group: 'page' as const, run: redo },
    { id: 'dashboard-save', text: t('dashboard.save'), keys: 'mod+s', group: 'page' as const, inFields: true, run: () => void save() },
  ], [t, undo, redo, save]))

  const add = (kind: PanelKind) => {
    const panel = newPanel(kind, freeId('panel', page.panels.map(({ id }) => id)), freePlace(page.panels, kindOf(kind).size))
    editor.change(withPanel(edited, page.id, panel))
    requestAnimationFrame(() => window.document.querySelector(`[data-panel="${panel.id}"]`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' }))
  }
  const close = () => setOpen(undefined)
  return (
    <div className="edit-bar" role="toolbar" aria-label={t('dashboard.editing')}>
      <Menu label={t('dashboard.addPanel')} className="btn" items={panelKinds.map((kind) => ({ id: kind, label: t(`dashboard.kinds.${kind}`), hint: t(`dashboard.kindHints.${kind}`), disabled: page.panels.length >= mostPanels, onChoose: () => add(kind) }))}>
        <Icon name="plus" />{t('dashboard.addPanel')}
      </Menu>
      <button type="button" className="btn" onClick={() => setOpen('pages')}>{t('dashboard.pages')}</button>
      <button type="button" className="btn" onClick={() => setOpen('variables')}>{t('dashboard.variables')}</button>
      <button type="button" className="btn" onClick={() => setOpen('settings')}>{t('dashboard.settings')}</button>
      <button type="button" className="btn icon" aria-label={t('dashboard.undo')} title={`${t('dashboard.undo')} (Ctrl+Z)`} disabled={!editor.canUndo} onClick={undo}><Icon name="undo" /></button>
      <button type="button" className="btn icon" aria-label={t('dashboard.redo')} title={`${t('dashboard.redo')} (Ctrl+Y)`} disabled={!editor.canRedo} onClick={redo}><Icon name="redo" /></button>
      <span className="edit-state">
        {unknown.length > 0 && <Status tone="warn">{t('dashboard.unknownVariables', { names: unknown.map((name) => `$${name}`).join(', ') })}</Status>}
        {editor.error !== undefined && <span role="alert"><Status tone="crit">{text(editor.error)}</Status> {fields}</span>}
        {editor.dirty && editor.error === undefined && <span className="muted">{t('dashboard.unsaved')}</span>}
      </span>
      <button type="button" className="btn quiet" onClick={() => { editor.discard(); onDone() }}>{editor.dirty ? t('dashboard.discard') : t('common.close')}</button>
      <button type="button" className="btn primary" disabled={editor.saving || !editor.dirty} onClick={() => void save().then((done) => done && onDone())}>{editor.saving ? t('common.working') : t('dashboard.save')}</button>
      {open === 'pages' && <PagesDialog document={edited} current={page.id} onClose={close} onDone={(next, current) => { editor.change(next); onPage(current); close() }} />}
      {open === 'variables' && <VariablesDialog document={edited} onClose={close} onDone={(next) => { editor.change(next); close() }} />}
      {open === 'settings' && <SettingsDialog document={edited} onClose={close} onDone={(next) => { editor.change(next); close() }} />}
    </div>
  )
}
