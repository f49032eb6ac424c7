import type { TFunction } from 'i18next'
import { ko } from '@/shared/i18n/ko'

type Acts = keyof typeof ko.audit.acts
type Outcomes = Exclude<keyof typeof ko.problem, 'other'>

/** The hub may have acts that this console does not know yet: their stable name is shown as it is. */
export function actText(t: TFunction, act: string): string {
  return act in ko.audit.acts ? t(`audit.acts.${act as Acts}`) : act
}

export function outcomeText(t: TFunction, outcome: string): string {
  return outcome in ko.problem && outcome !== 'other' ? t(`problem.${outcome as Outcomes}`) : outcome
}
