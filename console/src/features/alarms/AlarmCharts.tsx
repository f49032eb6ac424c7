import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmMapQuery, alarmSeriesQuery } from '@/shared/api/alarms'
import type { MetricAnswer, RaisedAlarm } from '@/shared/api/types'
import type { Annotation, Threshold } from '@/shared/chart/props'
import { SeriesChart } from '@/shared/chart/SeriesChart'
import { TMap } from '@/shared/chart/TMap'
import { leastTopOf, tickWithUnit } from '@/shared/chart/units'
import { useFormat } from '@/shared/time/format'
import { absolute, type Span, type TimeRangeState } from '@/shared/time/range'
import { Panel } from '@/shared/ui/Panel'
import { useAlarmWords } from './useAlarmWords'

const columns = 240

/** The metric that raised the alarm, and how all transactions of its scope fared meanwhile. */
export function AlarmCharts({ alarm, state }: { alarm: RaisedAlarm; state: TimeRangeState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useAlarmWords()
  const { span, follows, setRange } = state
  const { reading, severity, since, endedAt } = alarm
  const around = useMemo(() => ({ ...span, follows }), [span, follows])
  const series = useQuery(alarmSeriesQuery(alarm, around, 400))
  const map = useQuery(alarmMapQuery(alarm, around, columns))
  const title = words.title(alarm)
  const thresholds = useMemo((): Threshold[] => (reading === null ? [] : [{ value: reading.limit, severity }]), [reading, severity])
  const annotations = useMemo((): Annotation[] => [{ id: alarm.id, from: Date.parse(since), to: endedAt === null ? null : Date.parse(endedAt), severity, text: title }], [alarm.id, since, endedAt, severity, title])
  const unit = reading?.unit ?? '1'
  const hint = reading === null ? '' : `${reading.metric} ${reading.aggregate}`
  const formatValue = useCallback((value: number) => tickWithUnit(value, unit, format, hint), [unit, format, hint])
  const zoom = useCallback((next: Span) => setRange(absolute(next)), [setRange])
  const metric = reading === null ? title : words.metric(reading.metric, reading.aggregate)
  const stale = follows ? 25_000 : Infinity
  const partial = ({ parts }: { parts: { state: string }[] }) => parts.some(({ state: part }) => part !== 'complete')
  return (
    <>
      <Panel title={metric} query={series} staleAfterMs={stale} isPartial={partial} isEmpty={(answer) => answer.series.every(({ points }) => points.every(({ value }) => value === null))} empty={{ title: t('instances.noHistory'), hint: t('instances.noHistoryHint') }}>
        {(answer) => <Lines answer={answer} label={`${metric} · ${title}`} leastTop={leastTopOf(unit, hint)} formatValue={formatValue} thresholds={thresholds} annotations={annotations} onZoom={zoom} />}
      </Panel>
      <Panel title="T-Map" query={map} staleAfterMs={stale} isPartial={partial} isEmpty={({ transactions }) => transactions === 0} empty={{ title: t('chart.nothing') }}>
        {(data) => <TMap label={`T-Map · ${words.about(alarm).join(' ')}`} data={data} height={320} annotations={annotations} onZoom={zoom} />}
      </Panel>
    </>
  )
}

interface LinesProps { answer: MetricAnswer; label: string; leastTop: number; formatValue: (value: number) => string; thresholds: Threshold[]; annotations: Annotation[]; onZoom: (span: Span) => void }

function Lines({ answer, label, leastTop, formatValue, ...rest }: LinesProps) {
  const times = useMemo(() => (answer.series[0]?.points ?? []).map(({ at }) => Date.parse(at) / 1_000), [answer])
  const lines = useMemo(() => answer.series.map(({ labels, points }, index) => ({
    id: JSON.stringify(labels), label: Object.values(labels).join(' ') || label, colour: `--line-${index % 8}`, fill: true,
    values: points.map(({ value }) => value), low: points.map(({ low }) => low ?? null), high: points.map(({ high }) => high ?? null),
  })), [answer, label])
  return <SeriesChart label={label} height={220} times={times} lines={lines} formatValue={formatValue} leastTop={leastTop} group="alarm" {...rest} />
}
