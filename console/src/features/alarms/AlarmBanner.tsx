import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmsQuery } from '@/shared/api/alarms'
import type { RaisedAlarm } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { useCanAct } from '@/shared/ui/canAct'
import { Icon } from '@/shared/ui/Icon'
import { Status } from '@/shared/ui/Status'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import { useAlarmWords } from './useAlarmWords'

/** The worst alarm that nobody looks after yet, across the page until somebody does. */
export function AlarmBanner() {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useAlarmWords()
  const canAct = useCanAct()
  const now = useServerNow()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { data: open = [] } = useQuery({ ...alarmsQuery, select: ({ active }) => active.filter(({ acknowledgedAt }) => acknowledgedAt === null) })
  const [asked, setAsked] = useState<RaisedAlarm>()
  const [first] = open
  // The page of alarms says the same itself.
  if (first === undefined || path.startsWith('/alarms')) return null
  const critical = first.severity === 'critical'
  return (
    <section className={`alarm-banner ${critical ? 'crit' : 'warn'}`} aria-label={t(critical ? 'alarms.criticalNow' : 'alarms.warningNow')}>
      <span className="sr-only" role="alert" key={first.id}>{t(`severity.${first.severity}`)} {words.title(first)} {words.about(first).join(' ')}</span>
      <Status tone={critical ? 'crit' : 'warn'}><b>{t(`severity.${first.severity}`)}</b></Status>
      <p>
        <Link to="/alarms/$id" params={{ id: first.id }}><strong>{words.title(first)}</strong></Link> {words.about(first).map((part) => <span key={part} className="tag">{part}</span>)} <span className="wide-only">{words.sentence(first)}</span>
      </p>
      <span className="muted nowrap">{format.ago(now - Date.parse(first.since))}</span>
      {open.length > 1 && <Link className="nowrap" to="/alarms">{t('alarms.more', { count: open.length - 1 })}</Link>}
      {canAct && <button type="button" className="btn small" onClick={() => setAsked(first)}><Icon name="check" size={13} />{t('alarms.acknowledge')}</button>}
      {asked && <AcknowledgeDialog alarm={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}
