import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { Failure, Frame, Loading } from '@/shared/ui/Panel'
import { dashboardQuery } from './api'
import { DashboardView } from './DashboardView'

const route = getRouteApi('/signed-in/dashboards/$id')

export function DashboardPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  // The names of those that come with the product are asked for in the reader's language.
  const { i18n } = useTranslation()
  const query = useQuery(dashboardQuery(id, i18n.language))
  if (query.data) return <DashboardView key={id} dashboard={query.data} />
  return (
    <Page title={t('dashboard.one')} parent={<Link to="/dashboards">{t('dashboard.listTitle')}</Link>}>
      <Frame title={t('dashboard.one')} bare>{query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}</Frame>
    </Page>
  )
}
