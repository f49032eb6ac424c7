import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Collector, Overview } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'

const all = ({ sites, witnesses }: Overview) => [...sites.flatMap(({ collectors }) => collectors), ...witnesses]

export function VantagePointsPanel({ query }: { query: UseQueryResult<Overview> }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('overview.vantage')} query={query} flush isEmpty={(overview) => all(overview).length === 0} empty={{ title: t('overview.noSites'), hint: t('overview.noSitesHint') }}>
      {(overview) => (
        <Scroll label={t('overview.vantage')}>
          <table>
            <thead>
              <tr><th>{t('overview.id')}</th><th>{t('overview.kind')}</th><th>{t('common.state')}</th><th className="num">{t('overview.lastReport')}</th><th className="wide-only">{t('overview.version')}</th></tr>
            </thead>
            <tbody>{all(overview).map((collector) => <Row key={collector.id} collector={collector} />)}</tbody>
          </table>
        </Scroll>
      )}
    </Panel>
  )
}

function Row({ collector }: { collector: Collector }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const heard = collector.lastReportAt !== null || collector.incarnation !== null
  return (
    <tr>
      <td className="strong">{collector.id}</td>
      <td>{collector.site === null ? <>{t('overview.witness')} <span className="tag">{collector.domain}</span></> : <SiteName site={collector.site} />}</td>
      <td>{collector.connected ? <Status tone="ok">{t('overview.connected')}</Status> : heard ? <Status tone="crit">{t('overview.disconnected')}</Status> : <Status tone="idle">{t('overview.neverConnected')}</Status>}</td>
      <td className="num">{collector.lastReportAt === null ? t('common.noData') : format.ago(now - Date.parse(collector.lastReportAt))}</td>
      <td className="muted wide-only">{collector.version ?? t('common.noData')}</td>
    </tr>
  )
}
