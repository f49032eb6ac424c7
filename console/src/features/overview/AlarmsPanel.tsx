import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAlarmMeaning } from '@/features/alarms/useAlarmWords'
import type { Alarm, AlarmCode, Overview } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Status } from '@/shared/ui/Status'

export function AlarmsPanel({ query }: { query: UseQueryResult<Overview> }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('overview.alarms')} query={query} flush isEmpty={({ alarms }) => alarms.length === 0} empty={{ title: t('overview.noAlarms'), hint: t('overview.noAlarmsHint') }}>
      {({ alarms }) => (
        <ul className="alarms">
          {alarms.map((alarm) => <AlarmRow key={`${alarm.code} ${alarm.service} ${alarm.site} ${alarm.subject}`} alarm={alarm} />)}
        </ul>
      )}
    </Panel>
  )
}

/** What they are about is shown by the ledger. */
const accounts: ReadonlySet<AlarmCode> = new Set(['ledger-hole', 'spool-filling', 'store-unavailable', 'disk-full'])

function AlarmRow({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const meaning = useAlarmMeaning()
  const about = [alarm.service, alarm.site, alarm.subject].filter((part, index, all) => part !== null && all.indexOf(part) === index)
  return (
    <li>
      <Status tone={alarm.severity === 'critical' ? 'crit' : 'warn'} pill>{t(`severity.${alarm.severity}`)}</Status>
      <div>
        <p>
          {accounts.has(alarm.code) ? <Link to="/ledger"><strong>{t(`alarm.${alarm.code}`)}</strong></Link> : alarm.service === null ? <strong>{t(`alarm.${alarm.code}`)}</strong> : <Link to="/services/$id" params={{ id: alarm.service }}><strong>{t(`alarm.${alarm.code}`)}</strong></Link>}
          {about.map((part) => <span key={part} className="tag">{part}</span>)}
        </p>
        <p className="soft" title={alarm.detail}>{meaning(alarm)}</p>
      </div>
      <time className="muted nowrap" dateTime={alarm.since} title={format.dateTime(alarm.since)}>{format.ago(now - Date.parse(alarm.since))}</time>
    </li>
  )
}
