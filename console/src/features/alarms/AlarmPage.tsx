import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { alarmsQuery } from '@/shared/api/alarms'
import type { RaisedAlarm } from '@/shared/api/types'
import { RangePicker } from '@/shared/time/RangePicker'
import { useTimeRange, type TimeRange } from '@/shared/time/range'
import { useCanAct } from '@/shared/ui/canAct'
import { Empty, Failure, Frame, Loading } from '@/shared/ui/Panel'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import { AlarmCharts } from './AlarmCharts'
import { AlarmItem } from './AlarmItem'
import { useAlarmWords } from './useAlarmWords'
import './alarms.css'

const route = getRouteApi('/signed-in/alarms/$id')

/** One alarm and the moment at which it was raised. */
export function AlarmPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const query = useQuery(alarmsQuery)
  const alarm = query.data && [...query.data.active, ...query.data.ended].find((one) => one.id === id)
  const parent = <Link to="/alarms">{t('alarms.title')}</Link>
  if (alarm) return <Shown key={alarm.id} alarm={alarm} />
  return (
    <Page title={t('alarms.title')} parent={parent}>
      <Frame title={t('alarms.title')}>
        {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : query.data === undefined ? <Loading /> : <Empty title={t('problem.alarm-not-found')} />}
      </Frame>
    </Page>
  )
}

function Shown({ alarm }: { alarm: RaisedAlarm }) {
  const { t } = useTranslation()
  const canAct = useCanAct()
  const words = useAlarmWords()
  const [asked, setAsked] = useState(false)
  const { from, to } = alarm.target
  const moment: TimeRange = useMemo(() => ({ from, to: to ?? 'now' }), [from, to])
  const state = useTimeRange(moment)
  const measured = alarm.target.metric !== null
  return (
    <Page title={words.title(alarm)} parent={<Link to="/alarms">{t('alarms.title')}</Link>} tools={measured ? <RangePicker state={state} /> : undefined}>
      <Frame title={t(alarm.endedAt === null ? 'alarms.active' : 'alarms.ended')} flush aside={<Places alarm={alarm} />}>
        <ul className="alarm-list"><AlarmItem alarm={alarm} canAct={canAct} onAcknowledge={() => setAsked(true)} /></ul>
      </Frame>
      {measured && <AlarmCharts alarm={alarm} state={state} />}
      {asked && <AcknowledgeDialog alarm={alarm} onClose={() => setAsked(false)} />}
    </Page>
  )
}

const accounts: ReadonlySet<string> = new Set(['ledger-hole', 'spool-filling', 'store-unavailable', 'disk-full'])

/** Where to go on from here. */
function Places({ alarm }: { alarm: RaisedAlarm }) {
  const { t } = useTranslation()
  const { service, site, instance, code, reading } = alarm
  return (
    <span className="actions">
      {accounts.has(code) && <Link className="btn quiet small" to="/ledger">{t('nav.ledger')}</Link>}
      {service !== null && reading === null && <Link className="btn quiet small" to="/services/$id" params={{ id: service }}>{t('overview.openService')}</Link>}
      {reading !== null && <Link className="btn quiet small" to="/instances" search={{ ...(service === null ? {} : { service }), ...(site === null ? {} : { site }), ...(instance === null ? {} : { q: instance }) }}>{t('nav.instances')}</Link>}
    </span>
  )
}
