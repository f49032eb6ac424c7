import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MetricAggregate, MetricBy } from '@/shared/api/types'
import type { Column, Query, Severity, Threshold } from '@/shared/dashboard/document'
import { Icon } from '@/shared/ui/Icon'
import { useMetrics } from './metrics'

/** A metric and how the values of a step become one. */
export function MetricField<T extends Column>({ column, onChange }: { column: T; onChange: (column: T) => void }) {
  const { t } = useTranslation()
  const list = useId()
  const { names, aggregatesOf } = useMetrics()
  const aggregates = aggregatesOf(column.metric)
  const choose = (metric: string) => {
    const fitting = aggregatesOf(metric)
    onChange({ ...column, metric, aggregate: fitting.includes(column.aggregate) ? column.aggregate : (fitting[0] ?? column.aggregate) })
  }
  return (
    <>
      <label><span>{t('dashboard.metric')}</span><input className="input" list={list} value={column.metric} maxLength={255} required aria-invalid={column.metric.trim() === ''} onChange={(event) => choose(event.target.value)} /></label>
      <datalist id={list}>{names.map((name) => <option key={name} value={name} />)}</datalist>
      <label><span>{t('dashboard.aggregate')}</span>
        <select className="input" value={column.aggregate} onChange={(event) => onChange({ ...column, aggregate: event.target.value as MetricAggregate })}>
          {[...new Set([...aggregates, column.aggregate])].map((aggregate) => <option key={aggregate} value={aggregate}>{t(`dashboard.aggregates.${aggregate}`)}</option>)}
        </select>
      </label>
    </>
  )
}

export function ByField({ metric, value, onChange, optional = true }: { metric: string; value: MetricBy | undefined; onChange: (by: MetricBy | undefined) => void; optional?: boolean }) {
  const { t } = useTranslation()
  const { bysOf } = useMetrics()
  return (
    <label><span>{t('dashboard.by')}</span>
      <select className="input" value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? undefined : (event.target.value as MetricBy))}>
        {optional && <option value="">{t('common.none')}</option>}
        {[...new Set([...bysOf(metric), ...(value === undefined ? [] : [value])])].map((by) => <option key={by} value={by}>{t(`dashboard.bys.${by}`)}</option>)}
      </select>
    </label>
  )
}

interface ListProps<T> { items: readonly T[]; most: number; addText: string; fresh: () => T; onChange: (items: T[]) => void; least?: number; children: (item: T, set: (item: T) => void) => ReactNode; name: string }

/** Rows that can be added and removed. */
export function Rows<T>({ items, most, addText, fresh, onChange, least = 0, children, name }: ListProps<T>) {
  const { t } = useTranslation()
  return (
    <div className="rows">
      {items.map((item, index) => (
        <fieldset key={index} className="row">
          <legend className="sr-only">{name} {index + 1}</legend>
          {children(item, (next) => onChange(items.map((one, at) => (at === index ? next : one))))}
          <button type="button" className="btn quiet icon" aria-label={t('dashboard.removeRow', { name: `${name} ${index + 1}` })} disabled={items.length <= least} onClick={() => onChange(items.filter((_, at) => at !== index))}><Icon name="close" /></button>
        </fieldset>
      ))}
      <button type="button" className="btn small" disabled={items.length >= most} onClick={() => onChange([...items, fresh()])}><Icon name="plus" />{addText}</button>
    </div>
  )
}

export function QueryRows({ queries, onChange }: { queries: readonly Query[]; onChange: (queries: Query[]) => void }) {
  const { t } = useTranslation()
  return (
    <Rows items={queries} most={20} least={1} name={t('dashboard.query')} addText={t('dashboard.addQuery')} fresh={(): Query => ({ metric: 'duration', aggregate: 'p95' })} onChange={onChange}>
      {(query, set) => (
        <>
          <MetricField column={query} onChange={set} />
          <ByField metric={query.metric} value={query.by} onChange={(by) => set(without({ ...query, by }))} />
          <label><span>{t('dashboard.legend')}</span><input className="input" value={query.label ?? ''} maxLength={100} onChange={(event) => set(without({ ...query, label: event.target.value === '' ? undefined : event.target.value }))} /></label>
        </>
      )}
    </Rows>
  )
}

const without = ({ by, label, ...rest }: Column & { by?: MetricBy | undefined; label?: string | undefined }): Query => ({ ...rest, ...(by === undefined ? {} : { by }), ...(label === undefined ? {} : { label }) })

export function ThresholdRows({ thresholds, onChange }: { thresholds: readonly Threshold[]; onChange: (thresholds: Threshold[]) => void }) {
  const { t } = useTranslation()
  return (
    <Rows items={thresholds} most={10} name={t('dashboard.threshold')} addText={t('dashboard.addThreshold')} fresh={(): Threshold => ({ value: 1, severity: thresholds.length === 0 ? 'warning' : 'critical' })} onChange={onChange}>
      {(threshold, set) => (
        <>
          <label><span>{t('dashboard.thresholdFrom')}</span><input className="input" type="number" step="any" value={Number.isNaN(threshold.value) ? '' : threshold.value} aria-invalid={Number.isNaN(threshold.value)} onChange={(event) => set({ ...threshold, value: event.target.valueAsNumber })} /></label>
          <label><span>{t('dashboard.severity')}</span>
            <select className="input" value={threshold.severity} onChange={(event) => set({ ...threshold, severity: event.target.value as Severity })}>
              <option value="warning">{t('severity.warning')}</option>
              <option value="critical">{t('severity.critical')}</option>
            </select>
          </label>
        </>
      )}
    </Rows>
  )
}
