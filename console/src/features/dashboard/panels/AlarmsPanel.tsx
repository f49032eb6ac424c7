import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { alarmsQuery } from '@/shared/api/alarms'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Status } from '@/shared/ui/Status'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'

/** Pushed when something changes, and asked for now and then. */
const staleMs = 95_000

/** The alarms that are on. One that is about no site in particular is about all of them. */
export default function AlarmsPanel({ view }: PanelProps<'alarms'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const query = useQuery(alarmsQuery)
  const alarms = query.data?.active.filter((alarm) => view.scopes.some((scope) => (['service', 'site', 'instance'] as const).every((field) => scope[field] === undefined || alarm[field] === null || alarm[field] === scope[field]))) ?? []
  const sheet = (): Sheet => ({
    columns: [t('common.since'), t('dashboard.severity'), t('common.service'), t('common.site'), t('instances.instance'), t('common.detail')],
    rows: alarms.map(({ since, severity, service, site, instance, detail }) => [since, severity, service, site, instance, detail]),
  })
  return (
    <PanelBody queries={[query]} staleAfterMs={staleMs} empty={alarms.length === 0} nothing={{ title: t('overview.noAlarms'), hint: t('overview.noAlarmsHint') }} sheet={sheet}>
      {() => (
        <ul className="dash-scroll dash-alarms">
          {alarms.map((alarm) => (
            <li key={alarm.id}>
              <Status tone={alarm.severity === 'critical' ? 'crit' : 'warn'} pill>{t(`severity.${alarm.severity}`)}</Status>
              <span><strong>{alarm.reading?.name ?? t(`alarm.${alarm.code}`)}</strong> {[alarm.service, alarm.site, alarm.instance].filter((part) => part !== null).map((part) => <span key={part} className="tag">{part}</span>)}</span>
              <time className="muted nowrap" dateTime={alarm.since} title={format.dateTime(alarm.since)}>{format.ago(now - Date.parse(alarm.since))}</time>
            </li>
          ))}
        </ul>
      )}
    </PanelBody>
  )
}
