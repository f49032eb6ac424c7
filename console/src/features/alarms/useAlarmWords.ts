import { useTranslation } from 'react-i18next'
import { useMetricName } from '@/features/dashboard/names'
import type { AlarmReading, MetricAggregate, RaisedAlarm } from '@/shared/api/types'
import { withUnit } from '@/shared/chart/units'
import { useFormat } from '@/shared/time/format'
import { certificateEnd } from './certificateEnd'
import { durationMs, durations } from './durations'

export interface AlarmWords {
  title: (alarm: RaisedAlarm) => string
  /** What it is about, the widest first: service, site, instance, anything else. */
  about: (alarm: RaisedAlarm) => string[]
  /** Mean and limit of a metric; of other alarms what they mean. */
  sentence: (alarm: RaisedAlarm) => string
  value: (reading: Pick<AlarmReading, 'unit' | 'metric' | 'aggregate'>, value: number) => string
  ruleName: (rule: { made: AlarmReading['made']; name: string }) => string
  metric: (metric: string, aggregate: MetricAggregate) => string
  over: (duration: string) => string
}

/** What an alarm means, and of a certificate when it ends. */
export function useAlarmMeaning(): (alarm: Pick<RaisedAlarm, 'code' | 'detail'>) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (alarm) => {
    const end = certificateEnd(alarm)
    return `${t(`alarmHint.${alarm.code}`)}${end === undefined ? '' : ` ${t('alarms.certificateEnd', { time: format.dateTime(end) })}`}`
  }
}

export function useAlarmWords(): AlarmWords {
  const { t } = useTranslation()
  const format = useFormat()
  const value: AlarmWords['value'] = ({ unit, metric, aggregate }, amount) => withUnit(amount, unit, format, `${metric} ${aggregate}`)
  const ruleName: AlarmWords['ruleName'] = ({ made, name }) => (made === null ? name : t(`alarms.made.${made}`))
  const name = useMetricName()
  const metric: AlarmWords['metric'] = (measured, aggregate) => name({ metric: measured, aggregate })
  const over: AlarmWords['over'] = (duration) => {
    const known = durations.find((one) => one === duration)
    return known ? t(`alarms.durations.${known}`) : format.duration(durationMs(duration))
  }
  const meaning = useAlarmMeaning()
  return {
    title: ({ reading, code }) => (reading === null ? t(`alarm.${code}`) : ruleName(reading)),
    about: ({ service, site, instance, subject }) => [...new Set([service, site, instance, subject])].filter((part) => part !== null),
    sentence: ({ reading, code, detail }) => (reading === null ? meaning({ code, detail }) : `${metric(reading.metric, reading.aggregate)} ${value(reading, reading.value)} (${t('alarms.over', { duration: over(reading.over) })}) · ${t('alarms.limit')} ${value(reading, reading.limit)}`),
    value, ruleName, metric, over,
  }
}
