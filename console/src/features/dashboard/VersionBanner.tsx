import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import type { Dashboard, DashboardVersion } from './api'
import type { Editor } from './useEditor'

interface Props { dashboard: Dashboard; version: number; query: UseQueryResult<DashboardVersion>; editor: Editor; onClose: () => void }

/** Says that an earlier version is shown; restoring it saves it anew, so that nothing is lost. */
export function VersionBanner({ dashboard, version, query, editor, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const text = useProblemText()
  const canRestore = dashboard.origin === 'user' && dashboard.right !== 'view' && version !== dashboard.version && query.data !== undefined
  const restore = async () => {
    if (query.data && await editor.save(query.data.document)) onClose()
  }
  return (
    <div className="banner warn" role="status">
      <div>
        {query.isError ? <Status tone="crit">{text(query.error)}</Status> : <Status tone="info">{t('dashboard.versionShown', { version })}</Status>}
        {query.data && <p>{t('dashboard.versionBy', { by: query.data.by, at: format.dateTime(query.data.at) })}</p>}
        {editor.error !== undefined && <p role="alert">{text(editor.error)}</p>}
      </div>
      {canRestore && <button type="button" className="btn" disabled={editor.saving} onClick={() => void restore()}>{t('dashboard.restore')}</button>}
      <button type="button" className="btn quiet" onClick={onClose}>{t('dashboard.showCurrent')}</button>
    </div>
  )
}
