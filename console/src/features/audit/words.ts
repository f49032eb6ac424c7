import type { TFunction } from 'i18next'
import type { AuditEntry, PartKind } from '@/shared/api/types'
import { durationMs } from '@/features/alarms/durations'
import { ko } from '@/shared/i18n/ko'

type Acts = keyof typeof ko.audit.acts
type Refusals = keyof typeof ko.audit.refusals
type Outcomes = Exclude<keyof typeof ko.problem, 'other'>

/** The hub may have acts that this console does not know yet: their stable name is shown as it is. */
export function actText(t: TFunction, act: string): string {
  return act in ko.audit.acts ? t(`audit.acts.${act as Acts}`) : act
}

export function outcomeText(t: TFunction, outcome: string): string {
  if (outcome in ko.audit.refusals) return t(`audit.refusals.${outcome as Refusals}`)
  return outcome in ko.problem && outcome !== 'other' ? t(`problem.${outcome as Outcomes}`) : outcome
}

/** Acts of collectors and agents themselves, whose refusals need no more words than their code's. */
const refusable = ['enrol', 'enrol-agent', 'renew-certificate', 'refuse-certificate']

const attributes = /^kind=(collector|witness|agent)(?: site=(\S+))? id=(\S+) until=(\S+)(?: uses=(\d+))? of=(.+)$/s

const rule = /^(\S+) (\S+) over (PT\S+) (above|below) (\S+)\/(\S+) by (\w+)(?: of (.+?))?(, off)?$/s

/** A value before or after: an alarm rule in words, any other as it is, which is names and numbers. */
export function valueText(t: TFunction, { act }: Pick<AuditEntry, 'act'>, value: string | null, setting: (ms: number) => string): string | null {
  const known = value !== null && act.endsWith('-alarm-rule') ? rule.exec(value) : null
  if (known === null) return value
  const [, metric, aggregate, over = '', direction, warning = '', critical = '', by = '', where, off] = known
  const limit = (text: string) => (text === 'null' ? t('common.noData') : text)
  return [
    `${metric} ${aggregate}`,
    t('audit.rule.over', { over: setting(durationMs(over)) }),
    t(`audit.rule.${direction as 'above' | 'below'}`, { warning: limit(warning), critical: limit(critical) }),
    by in ko.alarms.bys ? t(`alarms.bys.${by as keyof typeof ko.alarms.bys}`) : by,
    where,
    off === undefined ? undefined : t('audit.rule.off'),
  ].filter((part) => part !== undefined).join(' · ')
}

/** What the hub tells of enrolments and credentials by attributes, in words; anything else as it is, which may be a person's own words. */
export function detailText(t: TFunction, { act, detail, outcome }: Pick<AuditEntry, 'act' | 'detail' | 'outcome'>, dateTime: (at: string) => string): string | null {
  if (detail === null) return null
  // Of what was refused the outcome says why, by its code; the rest only repeats it in English.
  if (refusable.includes(act) && outcome in ko.audit.refusals && !detail.startsWith('c-')) return null
  const known = attributes.exec(detail)
  if (known === null) return detail
  const [, kind, site, id, until, uses, of] = known
  return [
    kind === 'agent' && of === 'agents' ? t('trust.agentsOf', { site: site ?? '' }) : `${t(`trust.kinds.${kind as PartKind}`)} ${of ?? ''}`,
    site === undefined || of === 'agents' ? undefined : t('trust.told.ofSite', { site }),
    uses === undefined ? undefined : t('trust.told.uses', { count: Number(uses) }),
    t('trust.told.until', { time: dateTime(until ?? '') }),
    id,
  ].filter((part) => part !== undefined).join(' · ')
}
