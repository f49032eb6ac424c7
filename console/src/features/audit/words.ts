import type { TFunction } from 'i18next'
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
