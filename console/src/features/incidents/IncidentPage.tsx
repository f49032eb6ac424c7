import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { EvidenceMatrix } from '@/features/service/EvidencePanel'
import '@/features/service/service.css'
import { ProblemError } from '@/shared/api/client'
import { incidentQuery } from '@/shared/api/queries'
import type { Incident } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Empty, Failure, Frame, Loading } from '@/shared/ui/Panel'
import { SiteName } from '@/shared/ui/Site'
import { causeText } from './cause'
import { EventsPanel } from './EventsPanel'
import { IncidentStatus } from './IncidentStatus'
import { ReturnPanel } from './ReturnPanel'
import { Timeline } from './Timeline'
import './incidents.css'

const route = getRouteApi('/signed-in/incidents/$id')

export function IncidentPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const query = useQuery(incidentQuery(id))
  const incident = query.data
  const missing = query.error instanceof ProblemError && query.error.status === 404
  return (
    <Page title={incident ? t('incident.title', { site: incident.site }) : id} parent={<Link to="/incidents">{t('nav.incidents')}</Link>}>
      {incident === undefined
        ? <Frame title={id}>{missing ? <Empty title={t('incident.notFound')} /> : query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}</Frame>
        : <Details incident={incident} />}
    </Page>
  )
}

function Details({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  return (
    <>
      <Summary incident={incident} />
      <Frame title={t('incident.timeline')}><Timeline incident={incident} /></Frame>
      <div className="incident-grid">
        <EventsPanel incident={incident} />
        <ReturnPanel incident={incident} />
      </div>
      <Frame title={t('incident.evidence')} flush={incident.evidence.length > 0}>
        {incident.evidence.length === 0 ? <Empty title={t('evidence.noneIncident')} /> : <EvidenceMatrix evidence={incident.evidence} />}
      </Frame>
    </>
  )
}

function Summary({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const end = incident.closedAt === null ? now : Date.parse(incident.closedAt)
  return (
    <dl className="summary panel">
      <div><dt>{t('incidents.rto')}</dt><dd className="big">{incident.rtoMs === null ? <span className="muted">{t('incident.rtoUnknown')}</span> : format.delta(incident.rtoMs)}</dd></div>
      <div><dt>{t('common.state')}</dt><dd><IncidentStatus incident={incident} />{incident.reconstructed && <> <span className="tag" title={t('incidents.reconstructedHint')}>{t('incidents.reconstructed')}</span></>}</dd></div>
      <div><dt>{t('common.service')} · {t('common.site')}</dt><dd><Link to="/services/$id" params={{ id: incident.service }}>{incident.service}</Link> · <SiteName site={incident.site} /></dd></div>
      <div><dt>{t('incidents.cause')}</dt><dd>{causeText(t, incident.cause)} <span className="tag">{t('incident.mode')}: {t(`mode.${incident.mode}`)}</span></dd></div>
      <div><dt>{t('incident.opened')} – {t('incident.closed')}</dt><dd>{format.dateTime(incident.openedAt)} – {incident.closedAt === null ? t('incidents.ongoing') : format.time(incident.closedAt)} <span className="muted nowrap">({format.duration(end - Date.parse(incident.openedAt))})</span></dd></div>
    </dl>
  )
}
