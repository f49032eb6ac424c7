import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { OverviewPage } from '@/features/overview/OverviewPage'
import { sessionQuery } from '@/shared/api/queries'
import { Frame, Loading } from '@/shared/ui/Panel'
import { dashboardQuery, defaultsQuery } from './api'
import { DashboardView } from './DashboardView'

/** What comes with the product for everybody. */
const made = 'made-portal'

/** The dashboard that whoever is signed in sees first. Where none can be had, the sites and services all the same. */
export function HomePage() {
  const { t, i18n } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  const defaults = useQuery(defaultsQuery)
  const id = session?.wall ?? (session && defaults.data ? defaults.data[session.role] : defaults.isError ? made : undefined)
  const query = useQuery({ ...dashboardQuery(id ?? made, i18n.language), enabled: id !== undefined })
  if (query.data) return <DashboardView key={query.data.id} dashboard={query.data} home />
  if (query.isError) return <OverviewPage />
  return <Page title={t('overview.title')}><Frame title={t('overview.title')} bare><Loading /></Frame></Page>
}
