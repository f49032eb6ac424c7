import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { Failure, Loading } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { versionsQuery, type Dashboard } from '../api'

/** Who saved it when; any of them can be looked at and restored. */
export function VersionsDialog({ dashboard, onClose, onShow }: { dashboard: Dashboard; onClose: () => void; onShow: (version: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(versionsQuery(dashboard.id))
  return (
    <Dialog title={t('dashboard.versions')} onClose={onClose}>
      {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : !query.data ? <Loading /> : (
        <Scroll label={t('dashboard.versions')}>
          <table>
            <thead><tr><th className="num">{t('dashboard.version')}</th><th>{t('dashboard.savedAt')}</th><th>{t('dashboard.savedBy')}</th><th>{t('dashboard.name')}</th><th><span className="sr-only">{t('dashboard.show')}</span></th></tr></thead>
            <tbody>
              {query.data.map(({ version, at, by, name }) => (
                <tr key={version}>
                  <td className="num">{version}</td>
                  <td className="nowrap">{format.dateTime(at)}</td>
                  <td>{by}</td>
                  <td>{name}</td>
                  <td className="num">{version === dashboard.version ? <span className="tag">{t('dashboard.current')}</span> : <button type="button" className="btn small" onClick={() => onShow(version)}>{t('dashboard.show')}</button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Dialog>
  )
}
