import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import type { RaisedAlarm } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Away } from '@/shared/ui/Away'
import { Status } from '@/shared/ui/Status'
import { useAlarmWords } from './useAlarmWords'

interface Props { alarm: RaisedAlarm; canAct: boolean; onAcknowledge: (alarm: RaisedAlarm) => void; onOpened?: (() => void) | undefined }

/** One alarm in a list: how bad, what, where, by how much, since when, who looks after it. */
export function AlarmItem({ alarm, canAct, onAcknowledge, onOpened }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useAlarmWords()
  const now = useServerNow()
  const { severity, since, endedAt, end, noDataSince, acknowledgedBy, acknowledgedAt, note } = alarm
  return (
    <li className={`alarm-item ${endedAt === null ? severity : 'ended'}`}>
      <Status tone={endedAt !== null ? 'idle' : severity === 'critical' ? 'crit' : 'warn'} pill>{t(`severity.${severity}`)}</Status>
      <div>
        <p><Away><Link to="/alarms/$id" params={{ id: alarm.id }} onClick={onOpened}><strong>{words.title(alarm)}</strong></Link></Away> {words.about(alarm).map((part) => <span key={part} className="tag">{part}</span>)}</p>
        <p className="soft">{words.sentence(alarm)}</p>
        {(noDataSince !== null || acknowledgedAt !== null || end !== null) && (
          <p className="alarm-more">
            {end !== null && <span className="muted">{t('alarms.state.ended')} {format.clock(endedAt)} · {t(`alarms.end.${end}`)}</span>}
            {noDataSince !== null && endedAt === null && <Status tone="idle">{t('alarms.noData', { time: format.clock(noDataSince) })}</Status>}
            {acknowledgedAt !== null && <Status tone="info">{acknowledgedBy === null ? t('alarms.state.acknowledged') : t('alarms.acknowledged', { by: acknowledgedBy })}{note !== null && note !== '' ? `: ${note}` : ''}</Status>}
          </p>
        )}
      </div>
      <div className="alarm-side">
        <time className="muted nowrap" dateTime={since} title={format.dateTime(since)}>{endedAt === null ? format.ago(now - Date.parse(since)) : t('alarms.lasted', { duration: format.duration(Date.parse(endedAt) - Date.parse(since)) })}</time>
        {canAct && endedAt === null && acknowledgedAt === null && <button type="button" className="btn small" onClick={() => onAcknowledge(alarm)}>{t('alarms.acknowledge')}</button>}
      </div>
    </li>
  )
}
