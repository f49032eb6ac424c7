import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lifeRanges, type LifeRange } from '@/app/router'
import { bytes } from '@/features/ledger/figures'
import { metricQuery, metricsQuery } from '@/shared/api/queries'
import type { InstanceLife } from '@/shared/api/types'
import { niceTop } from '@/shared/chart/series'
import { TimeSeries, type Line } from '@/shared/chart/TimeSeries'
import { useServerNow } from '@/shared/time/clock'
import { formatFor } from '@/shared/time/format'
import { Empty, Failure, Frame, Loading } from '@/shared/ui/Panel'
import { Segmented } from '@/shared/ui/fields'
import { useSiteClass } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { useAnchor } from './useAnchor'
import { highest, isEmpty, stepText, stretch, together } from './history'

const always = [['transactions', 'rate'], ['duration', 'mean'], ['duration', 'p95'], ['errors', 'ratio']] as const
/** Not every sender has a JVM. */
const gauges = [['jvm.memory.used', 'total', 'heap'], ['jvm.cpu.recent_utilization', 'mean', undefined], ['jvm.thread.count', 'mean', undefined]] as const

export function HistoryPanel({ life, range, onRange }: { life: InstanceLife; range: LifeRange; onRange: (range: LifeRange) => void }) {
  const { t } = useTranslation()
  const { site, service, instance, endedAt } = life.instance
  // Renewed each 10 s, as windows are; not each second, as the clock is.
  const now = Math.floor(useServerNow() / 10_000) * 10_000
  const { from, to, stepMs } = stretch(life, range, now)
  const common = { site, service, instance, from: new Date(from).toISOString(), to: new Date(to).toISOString(), step: stepText(stepMs) }
  const renewed = endedAt === null ? 10_000 : false
  const { data: names = [] } = useQuery(metricsQuery)
  const results = useQueries({ queries: always.map(([metric, aggregate]) => metricQuery({ ...common, metric, aggregate }, renewed)) })
  const measured = useQueries({ queries: gauges.map(([metric, aggregate, label]) => ({ ...metricQuery({ ...common, metric, aggregate, label }, renewed), enabled: names.includes(metric) })) })
  const answers = results.map(({ data }) => data)
  const [first] = results
  const known = answers.some((answer) => answer !== undefined)
  const partial = answers.some((answer) => answer?.parts.some(({ state }) => state === 'partial' || (state === 'stale' && endedAt === null)))
  const stale = known && results.some(({ isError }) => isError)
  const aside = (
    <>
      {partial && <span className="panel-note" title={t('panel.partialHint')}><Status tone="warn" pill>{t('panel.partial')}</Status></span>}
      <Segmented label={t('instances.range')} value={range} choices={lifeRanges.map((value) => ({ value, label: t(`instances.ranges.${value}`) }))} onChange={onRange} />
    </>
  )
  return (
    <Frame title={t('instances.history')} aside={aside} stale={stale}>
      {known ? <Charts answers={answers} gauges={measured.map(({ data }) => data)} site={site} /> : first?.isError === true ? <Failure error={first.error} retry={() => results.forEach(({ refetch }) => void refetch())} /> : <Loading />}
    </Frame>
  )
}

type Answers = Parameters<typeof together>[0]

function Charts({ answers, gauges: [memory, cpu, threads], site }: { answers: Answers; gauges: Answers; site: string }) {
  const { t, i18n } = useTranslation()
  const siteClass = useSiteClass()
  const anchor = useAnchor()
  const language = i18n.language
  const [rate, mean, p95, errors] = answers
  const points = useMemo(() => ({ rate: together([rate]), duration: scaled(together([mean, p95]), mean?.unit), errors: together([errors]), heap: together([memory]), cpu: together([cpu]), threads: together([threads]) }), [rate, mean, p95, errors, memory, cpu, threads])
  const axis = useMemo(() => {
    const format = formatFor(language, t)
    return { tps: (value: number) => format.number(value, value > 0 && value < 10 ? 1 : 0), ms: (value: number) => format.ms(value).replace(/[.,]0+(?= )/, ''), percent: (value: number) => format.percent(value, value > 0 && value < 0.1 ? 1 : 0), bytes }
  }, [language, t])
  const colour = `--${siteClass(site)}`
  const draw = (name: string, drawn: typeof points.rate, lines: Line[], least: number, formatValue: (value: number) => string, { key, id }: { key?: ReactNode; id?: string } = {}) => (
    <figure key={name} {...(id === undefined ? {} : { id, ref: anchor(id), tabIndex: -1 })}>
      <figcaption>{key ?? name}</figcaption>
      {isEmpty(drawn)
        ? <Empty title={t('instances.noHistory')} hint={t('instances.noHistoryHint')} />
        : <TimeSeries label={`${name} · ${t('instances.history')}`} points={drawn} lines={lines} top={niceTop(highest(drawn) / least, 1) * least} height={110} language={language} formatValue={formatValue} group="life" times />}
    </figure>
  )
  return (
    <div className="life-charts">
      {draw(t('metric.tps'), points.rate, [{ label: t('metric.tpsShort'), colour, fill: true }], 1, axis.tps, { id: 'tps' })}
      {draw(`${t('metric.mean')}, ${t('metric.p95')}`, points.duration, [{ label: t('metric.mean'), colour }, { label: t('metric.p95'), colour: '--text-3', dashed: true }], 10, axis.ms,
        { key: <>{t('metric.mean')}<i className={`key ${siteClass(site)}`} /> {t('metric.p95')}<i className="key dashed" /></> })}
      {draw(t('metric.errorRate'), points.errors, [{ label: t('metric.errorRate'), colour: '--crit', fill: true }], 0.01, axis.percent)}
      {!isEmpty(points.heap) && draw(t('instances.heap'), points.heap, [{ label: t('instances.heap'), colour, fill: true }], 1 << 20, axis.bytes, { id: 'memory' })}
      {!isEmpty(points.cpu) && draw(t('instances.cpu'), points.cpu, [{ label: t('instances.cpu'), colour, fill: true }], 0.1, axis.percent)}
      {!isEmpty(points.threads) && draw(t('instances.threads'), points.threads, [{ label: t('instances.threads'), colour, fill: true }], 10, axis.tps, { id: 'threads' })}
    </div>
  )
}

/** Durations are shown in milliseconds, whatever unit they come in. */
function scaled<T extends { lines: (number | null)[][] }>(points: T, unit: string | undefined): T {
  return unit === 's' ? { ...points, lines: points.lines.map((line) => line.map((value) => (value === null ? null : value * 1000))) } : points
}
