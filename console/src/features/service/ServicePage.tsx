import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { ProblemError } from '@/shared/api/client'
import { serviceQuery } from '@/shared/api/queries'
import { useStale } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Empty, Failure, Frame, liveStaleMs, Loading } from '@/shared/ui/Panel'
import { ServiceState } from '@/shared/ui/ServiceState'
import { Status } from '@/shared/ui/Status'
import { ActDialog } from './ActDialog'
import { ControlPanel } from './ControlPanel'
import { EvidencePanel } from './EvidencePanel'
import { MembersPanel } from './MembersPanel'
import { NameserversPanel } from './NameserversPanel'
import { GuardrailsPanel } from './GuardrailsPanel'
import { ProposalsPanel } from './ProposalsPanel'
import { ProvidersPanel } from './ProvidersPanel'
import { ApprovalBanner, DrillBanner, FreezeBanner, ImpossibleBanner } from './banners'
import { RecentIncidents } from './RecentIncidents'
import { SplitPanel } from './SplitPanel'
import { tokenText } from './token'
import './service.css'

const route = getRouteApi('/signed-in/services/$id')

export function ServicePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { id } = route.useParams()
  const search = route.useSearch()
  const query = useQuery(serviceQuery(id))
  const stale = useStale(query.dataUpdatedAt, liveStaleMs)
  const service = query.data
  const missing = query.error instanceof ProblemError && query.error.status === 404

  return (
    <Page title={service?.name ?? id} parent={<Link to="/services">{t('nav.services')}</Link>}>
      {service === undefined && (
        <Frame title={id}>
          {missing ? <Empty title={t('problem.service-not-found')} /> : query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}
        </Frame>
      )}
      {service && (
        <>
          <div className="page-head">
            <ServiceState service={service} />
            <span className="tag">TTL {service.ttlSeconds}{t('unit.s')}</span>
            <span className="tag" title={t('service.tokenHint')}>{t('service.token')} {tokenText(service.token)}</span>
            {stale && <Status tone="idle" pill>{t('panel.stale', { time: format.clock(query.dataUpdatedAt) })}</Status>}
          </div>
          <ImpossibleBanner service={service} />
          <ApprovalBanner service={service} />
          <FreezeBanner service={service} />
          <DrillBanner service={service} />
          <ProposalsPanel service={service.id} wanted={service.partial !== true && (service.guardrails?.twoPeople === true || (service.pendingProposals ?? 0) > 0)} />
          <div className="service-grid">
            <div className="service-main">
              <SplitPanel service={service.id} window={search.window ?? 'PT1M'} />
              <MembersPanel service={service} stale={stale} />
              {service.partial === true ? <Frame title={t('provider.title')}><Empty title={t('beyond.scope')} hint={t('beyond.providers')} /></Frame> : <ProvidersPanel service={service.id} />}
              <EvidencePanel evidence={service.evidence} votes={service.votes} stale={stale} />
            </div>
            <div className="service-side">
              <ControlPanel service={service} />
              {service.guardrails && <GuardrailsPanel guardrails={service.guardrails} />}
              <NameserversPanel service={service} stale={stale} />
              <RecentIncidents service={service.id} />
            </div>
          </div>
          {search.act && <ActDialog key={`${search.act} ${search.site} ${search.of}`} act={search.act} service={service} site={search.site} of={search.of} />}
        </>
      )}
    </Page>
  )
}
