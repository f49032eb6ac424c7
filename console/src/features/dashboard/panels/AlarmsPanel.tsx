import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AcknowledgeDialog } from '@/features/alarms/AcknowledgeDialog'
import { AlarmItem } from '@/features/alarms/AlarmItem'
import { alarmsQuery } from '@/shared/api/alarms'
import type { RaisedAlarm } from '@/shared/api/types'
import { useCanAct } from '@/shared/ui/canAct'
import '@/features/alarms/alarms.css'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'

/** Pushed when something changes, and asked for now and then. */
const staleMs = 95_000

/** The alarms that are on, to be acknowledged in place. One that is about no site in particular is about all of them. */
export default function AlarmsPanel({ view }: PanelProps<'alarms'>) {
  const { t } = useTranslation()
  const canAct = useCanAct()
  const [subject, setSubject] = useState<RaisedAlarm>()
  const query = useQuery(alarmsQuery)
  const alarms = query.data?.active.filter((alarm) => view.scopes.some((scope) => (['service', 'site', 'instance'] as const).every((field) => scope[field] === undefined || alarm[field] === null || alarm[field] === scope[field]))) ?? []
  const sheet = (): Sheet => ({
    columns: [t('common.since'), t('dashboard.severity'), t('common.service'), t('common.site'), t('instances.instance'), t('common.detail')],
    rows: alarms.map(({ since, severity, service, site, instance, detail }) => [since, severity, service, site, instance, detail]),
  })
  return (
    <PanelBody queries={[query]} staleAfterMs={staleMs} empty={alarms.length === 0} nothing={{ title: t('overview.noAlarms'), hint: t('overview.noAlarmsHint') }} sheet={sheet}>
      {() => (
        <>
          <ul className="dash-scroll alarm-list">{alarms.map((alarm) => <AlarmItem key={alarm.id} alarm={alarm} canAct={canAct} onAcknowledge={setSubject} />)}</ul>
          {subject && <AcknowledgeDialog alarm={subject} onClose={() => setSubject(undefined)} />}
        </>
      )}
    </PanelBody>
  )
}
