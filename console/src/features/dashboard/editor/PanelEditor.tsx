import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { panelKinds, type PanelDocument, type PanelKind, type Variable } from '@/shared/dashboard/document'
import { omit } from '@/shared/dashboard/omit'
import { chosenValues, resolveScope, scopeOf } from '@/shared/dashboard/variables'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { kindOf, newPanel } from '../kinds'
import { PanelCard } from '../PanelCard'
import type { PanelView } from '../panelView'
import { refreshOf } from '../refresh'
import { useDashboardSearch } from '../search'
import { OptionsFields } from './OptionsFields'
import { ScopeFields } from './ScopeFields'
import { RefreshField, TimeFields, validTime } from './timeFields'

interface Props { panel: PanelDocument; variables: readonly Variable[]; view: PanelView; onClose: () => void; onDone: (panel: PanelDocument) => void }

function isComplete(panel: PanelDocument): boolean {
  if (panel.time && !validTime(panel.time)) return false
  switch (panel.kind) {
    case 'series': return panel.options.queries.every(({ metric }) => metric.trim() !== '') && (panel.options.thresholds ?? []).every(({ value }) => Number.isFinite(value))
    case 'stat':
    case 'instances': return panel.options.metric.trim() !== '' && (panel.options.thresholds ?? []).every(({ value }) => Number.isFinite(value))
    case 'table': return panel.options.metrics.every(({ metric }) => metric.trim() !== '')
    case 'split': return panel.options.service !== ''
    default: return true
  }
}

/** Changes one panel, shown as it would be. */
export function PanelEditor({ panel, variables, view, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [draft, setDraft] = useState(panel)
  const { chosen } = useDashboardSearch()
  const kind = kindOf(draft.kind)
  const valid = isComplete(draft)
  const scope = JSON.stringify(scopeOf(draft) ?? {})
  const preview = useMemo(() => ({
    ...view,
    scopes: resolveScope(JSON.parse(scope) as PanelDocument['scope'], chosenValues(variables, chosen)),
    range: draft.time ?? view.range,
    refresh: draft.refresh === undefined ? view.refresh : refreshOf(draft.refresh),
    annotations: draft.annotations === false ? [] : view.annotations,
  }), [view, scope, variables, chosen, draft.time, draft.refresh, draft.annotations])
  const become = (next: PanelKind) => {
    const { id: panelId, grid, title, scope: old } = draft
    setDraft({ ...newPanel(next, panelId, grid, title), ...(old === undefined ? {} : { scope: old }) })
  }
  return (
    <Dialog title={t('dashboard.editPanel')} onClose={onClose} onSubmit={() => valid && onDone(draft)} foot={<><button type="button" className="btn quiet" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn primary" disabled={!valid}>{t('dashboard.apply')}</button></>}>
      <div className="panel-editor">
        <div className="panel-preview">
          {valid && <PanelCard panel={draft} title={draft.title === '' ? t(`dashboard.kinds.${draft.kind}`) : draft.title} view={preview} />}
        </div>
        <div className="panel-fields">
          <TextField label={t('dashboard.title')} value={draft.title} maxLength={200} placeholder={t(`dashboard.kinds.${draft.kind}`)} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
          <div className="field">
            <label htmlFor={id}>{t('dashboard.kind')}</label>
            <select id={id} className="input" value={draft.kind} onChange={(event) => become(event.target.value as PanelKind)}>
              {panelKinds.map((one) => <option key={one} value={one}>{t(`dashboard.kinds.${one}`)}</option>)}
            </select>
          </div>
          {kind.scoped.length > 0 && (
            <>
              <h3>{t('dashboard.scope')}</h3>
              <ScopeFields scope={draft.scope ?? {}} fields={kind.scoped} variables={variables} onChange={(next) => setDraft(withScope(draft, next))} />
            </>
          )}
          <OptionsFields panel={draft} onChange={setDraft} />
          {kind.timed && <OwnTime draft={draft} view={view} onChange={setDraft} />}
          {kind.annotated && <label className="check"><input type="checkbox" checked={draft.annotations !== false} onChange={(event) => setDraft(annotated(draft, event.target.checked))} />{t('dashboard.annotations')}</label>}
        </div>
      </div>
    </Dialog>
  )
}

function OwnTime({ draft, view, onChange }: { draft: PanelDocument; view: PanelView; onChange: (draft: PanelDocument) => void }) {
  const { t } = useTranslation()
  const own = (time: PanelDocument['time']) => onChange(time === undefined ? without(draft, 'time') : { ...draft, time })
  return (
    <>
      <label className="check"><input type="checkbox" checked={draft.time !== undefined} onChange={(event) => own(event.target.checked ? { ...view.range } : undefined)} />{t('dashboard.ownTime')}</label>
      {draft.time && <TimeFields time={draft.time} onChange={own} />}
      <RefreshField value={draft.refresh ?? ''} inherited={t('dashboard.asDashboard')} onChange={(refresh) => onChange(refresh === '' ? without(draft, 'refresh') : { ...draft, refresh })} />
    </>
  )
}

/** A panel keeps its kind and options whichever of the fields that all have it loses. */
const without = (panel: PanelDocument, field: 'time' | 'refresh' | 'scope' | 'annotations') => omit(panel, field) as PanelDocument
const withScope = (panel: PanelDocument, scope: NonNullable<PanelDocument['scope']>) => (Object.keys(scope).length === 0 ? without(panel, 'scope') : { ...panel, scope })
const annotated = (panel: PanelDocument, on: boolean) => (on ? without(panel, 'annotations') : { ...panel, annotations: false })
