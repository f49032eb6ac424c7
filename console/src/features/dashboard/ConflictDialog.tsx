import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { differences, merged, type Difference } from '@/shared/dashboard/compare'
import type { DashboardDocument } from '@/shared/dashboard/document'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { Failure, Loading } from '@/shared/ui/Panel'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { createDashboard, dashboardKeys, versionQuery, type Dashboard } from './api'
import type { Conflict, Editor } from './useEditor'

/** Somebody else saved first: what they changed and what would be saved over, and the ways on. */
export function ConflictDialog({ dashboard, editor, conflict }: { dashboard: Dashboard; editor: Editor; conflict: Conflict }) {
  const { t } = useTranslation()
  const format = useFormat()
  const text = useProblemText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const theirs = useQuery(versionQuery(dashboard.id, conflict.version))
  const [failed, setFailed] = useState<unknown>()
  const their = theirs.data?.document
  const both = their && merged(editor.base, their, editor.document)

  const asCopy = async () => {
    try {
      const copy = await createDashboard({ ...editor.document, name: t('dashboard.copyOf', { name: editor.document.name }) })
      void client.invalidateQueries({ queryKey: dashboardKeys.list })
      editor.discard()
      editor.dropConflict()
      await navigate({ to: '/dashboards/$id', params: { id: copy.id } })
    } catch (error) {
      setFailed(error)
    }
  }
  const reload = () => {
    editor.discard()
    editor.dropConflict()
    void client.invalidateQueries({ queryKey: dashboardKeys.one(dashboard.id) })
  }
  return (
    <Dialog
      title={t('dashboard.conflictTitle')}
      onClose={editor.dropConflict}
      foot={
        <>
          <button type="button" className="btn quiet lead" onClick={reload}>{t('dashboard.takeTheirs')}</button>
          <button type="button" className="btn" onClick={() => void asCopy()}>{t('dashboard.saveAsCopy')}</button>
          <button type="button" className={`btn${both ? '' : ' danger'}`} disabled={!their || editor.saving} onClick={() => void editor.save(editor.document, conflict.version)}>{t('dashboard.saveMine')}</button>
          {both && <button type="button" className="btn primary" disabled={editor.saving} onClick={() => void editor.save(both, conflict.version)}>{t('dashboard.saveBoth')}</button>}
        </>
      }
    >
      <p>{t('dashboard.conflictText', { by: conflict.by, at: format.dateTime(conflict.at), version: conflict.version })}</p>
      {failed !== undefined && <p role="alert"><Status tone="crit">{text(failed)}</Status></p>}
      {theirs.isError ? <Failure error={theirs.error} retry={() => void theirs.refetch()} /> : !their ? <Loading /> : (
        <>
          <Changes title={t('dashboard.theirChanges', { by: conflict.by })} before={editor.base} after={their} />
          <Changes title={t('dashboard.myChanges')} before={editor.base} after={editor.document} />
          <p className="soft">{both ? t('dashboard.bothHint') : t('dashboard.mineHint')}</p>
        </>
      )}
    </Dialog>
  )
}

function Changes({ title, before, after }: { title: string; before: DashboardDocument; after: DashboardDocument }) {
  const { t } = useTranslation()
  const found = differences(before, after)
  const line = ({ what, kind, name, page, parts }: Difference) => [
    page === undefined ? undefined : `${page} ›`,
    name === '' ? (kind === undefined ? '' : t(`dashboard.kinds.${kind}`)) : name,
    `${t(`dashboard.changes.${what}`)}${parts.length === 0 ? '' : ` (${parts.map((part) => t(`dashboard.changedParts.${part}`)).join(', ')})`}`,
  ].filter(Boolean).join(' ')
  return (
    <section>
      <h3>{title}</h3>
      {found.length === 0 ? <p className="muted">{t('dashboard.noChanges')}</p> : <ul className="changes">{found.map((one) => <li key={one.key}><Status tone={one.what.endsWith('removed') ? 'crit' : 'info'}>{line(one)}</Status></li>)}</ul>}
    </section>
  )
}
