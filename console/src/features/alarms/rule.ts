import type { AlarmRule, AlarmRuleDraft, Metric, MetricAggregate } from '@/shared/api/types'

/** A rule as the form holds it: numbers are still text, and durations are shown in milliseconds. */
export interface RuleForm { name: string; metric: string; aggregate: MetricAggregate; service: string; site: string; instance: string; by: AlarmRule['by']; over: string; direction: AlarmRule['direction']; warning: string; critical: string; enabled: boolean }

export type RuleFault = 'name' | 'warning' | 'critical' | 'none' | 'order'

/** The unit of an aggregate: a rate is a second, a ratio and a score have none. */
export function unitOf(metrics: readonly Metric[], metric: string, aggregate: string): string {
  const unit = metrics.find(({ name }) => name === metric)?.unit ?? '1'
  if (aggregate === 'rate') return `${unit}/s`
  return aggregate === 'ratio' || aggregate === 'score' ? '1' : unit
}

/** What people write for one of the hub's unit: milliseconds for seconds, percent for a ratio, megabytes for bytes. */
export function scaleOf(unit: string, metric: string, aggregate: string): { factor: number; shown: string } {
  if (unit === 's') return { factor: 1_000, shown: 'ms' }
  if (unit === 'By') return { factor: 1 / 2 ** 20, shown: 'MB' }
  if (unit === '1' && (aggregate === 'ratio' || /utilization|ratio/.test(metric))) return { factor: 100, shown: '%' }
  return { factor: 1, shown: unit.replace(/^\{[^}]*\}/, '') }
}

const rounded = (value: number) => Number(value.toPrecision(12))

export function formOf(rule: AlarmRule | undefined, metrics: readonly Metric[]): RuleForm {
  if (rule === undefined) return { name: '', metric: 'duration', aggregate: 'p95', service: '', site: '', instance: '', by: 'service', over: 'PT1M', direction: 'above', warning: '', critical: '', enabled: true }
  const { factor } = scaleOf(unitOf(metrics, rule.metric, rule.aggregate), rule.metric, rule.aggregate)
  const text = (value: number | null) => (value === null ? '' : String(rounded(value * factor)))
  const { name, metric, aggregate, by, over, direction, enabled, scope } = rule
  return { name, metric, aggregate, by, over, direction, enabled, service: scope.service ?? '', site: scope.site ?? '', instance: scope.instance ?? '', warning: text(rule.warning), critical: text(rule.critical) }
}

/** Undefined where it is no number; null where nothing is written. */
function number(text: string): number | null | undefined {
  const written = text.trim().replace(',', '.')
  if (written === '') return null
  const value = Number(written)
  return Number.isFinite(value) ? value : undefined
}

export function faultsOf(form: RuleForm): RuleFault[] {
  const [warning, critical] = [number(form.warning), number(form.critical)]
  const faults: RuleFault[] = []
  if (form.name.trim() === '') faults.push('name')
  if (warning === undefined) faults.push('warning')
  if (critical === undefined) faults.push('critical')
  if (warning === null && critical === null) faults.push('none')
  if (warning != null && critical != null && (form.direction === 'above' ? critical <= warning : critical >= warning)) faults.push('order')
  return faults
}

/** Only for a form without faults. */
export function draftOf(form: RuleForm, metrics: readonly Metric[]): AlarmRuleDraft {
  const { factor } = scaleOf(unitOf(metrics, form.metric, form.aggregate), form.metric, form.aggregate)
  const limit = (text: string) => { const value = number(text); return value == null ? null : rounded(value / factor) }
  const part = (text: string) => (text.trim() === '' ? null : text.trim())
  const { metric, aggregate, by, over, direction, enabled } = form
  return { name: form.name.trim(), metric, aggregate, by, over, direction, enabled, scope: { service: part(form.service), site: part(form.site), instance: part(form.instance) }, warning: limit(form.warning), critical: limit(form.critical) }
}
