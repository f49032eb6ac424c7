import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmViews as views } from '@/app/router'
import { Page } from '@/app/Shell'
import { alarmsQuery } from '@/shared/api/alarms'
import type { AlarmList, RaisedAlarm } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { useCanAct } from '@/shared/ui/canAct'
import { Panel } from '@/shared/ui/Panel'
import { Segmented } from '@/shared/ui/fields'
import { Status } from '@/shared/ui/Status'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import { AlarmItem } from './AlarmItem'
import { RulesPanel } from './RulesPanel'
import './alarms.css'

const route = getRouteApi('/signed-in/alarms')

/** What is wrong now, what was, and the rules that decide what is. */
export function AlarmsPage() {
  const { t } = useTranslation()
  const { view = 'active' } = route.useSearch()
  const navigate = useNavigate()
  const query = useQuery(alarmsQuery)
  const format = useFormat()
  const canAct = useCanAct()
  const [asked, setAsked] = useState<RaisedAlarm>()
  const label = (one: (typeof views)[number]) => {
    const count = one === 'rules' ? undefined : query.data?.[one].length
    return t(`alarms.${one}`) + (count === undefined ? '' : ` ${count}`)
  }
  const list = (pick: (alarms: AlarmList) => RaisedAlarm[], empty: { title: string; hint?: string }) => (
    <Panel title={t(`alarms.${view}`)} query={query} flush staleAfterMs={150_000} isEmpty={(data) => pick(data).length === 0} empty={empty}>
      {(data) => <ul className="alarm-list">{pick(data).map((alarm) => <AlarmItem key={alarm.id} alarm={alarm} canAct={canAct} onAcknowledge={setAsked} />)}</ul>}
    </Panel>
  )
  return (
    <Page title={t('alarms.title')}>
      <div className="filters">
        <Segmented label={t('alarms.title')} value={view} choices={views.map((one) => ({ value: one, label: label(one) }))} onChange={(next) => void navigate({ to: '/alarms', search: next === 'active' ? {} : { view: next } })} />
      </div>
      {view === 'active' && query.data?.settlingUntil != null && <p className="soft"><Status tone="info">{t('alarms.settling', { time: format.time(query.data.settlingUntil) })}</Status></p>}
      {view === 'active' && list(({ active }) => active, { title: t('alarms.none'), hint: t('alarms.noneHint') })}
      {view === 'ended' && list(({ ended }) => ended, { title: t('alarms.noneEnded') })}
      {view === 'rules' && <RulesPanel canAct={canAct} />}
      {asked && <AcknowledgeDialog alarm={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}
