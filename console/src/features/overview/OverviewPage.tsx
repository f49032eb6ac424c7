import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { sitesQuery } from '@/shared/api/queries'
import { Empty, Failure, Frame, Loading } from '@/shared/ui/Panel'
import { AlarmsPanel } from './AlarmsPanel'
import { SplitPanels } from './SplitPanels'
import { SiteColumns } from './SiteColumns'
import { VantagePointsPanel } from './VantagePointsPanel'
import './overview.css'

export function OverviewPage() {
  const { t } = useTranslation()
  const query = useQuery(sitesQuery)
  // Alarms move to where the eye falls first.
  const alarmed = query.data !== undefined && query.data.alarms.length > 0
  return (
    <Page title={t('overview.sites')}>
      {alarmed && <AlarmsPanel query={query} />}
      <SplitPanels />
      {query.data === undefined && (
        <Frame title={t('overview.sites')}>
          {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}
        </Frame>
      )}
      {query.data?.sites.length === 0 && <Frame title={t('overview.sites')}><Empty title={t('overview.noSites')} hint={t('overview.noSitesHint')} /></Frame>}
      {query.data && query.data.sites.length > 0 && <SiteColumns overview={query.data} updatedAt={query.dataUpdatedAt} />}
      <div className={`overview-foot${alarmed ? ' one' : ''}`}>
        {!alarmed && <AlarmsPanel query={query} />}
        <VantagePointsPanel query={query} />
      </div>
    </Page>
  )
}
