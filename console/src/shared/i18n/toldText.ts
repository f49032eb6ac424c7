import type { TFunction } from 'i18next'
import type { Told } from '@/shared/api/types'
import type { Format } from '@/shared/time/format'
import { ko } from './ko'

const isKnown = (kind: string): kind is keyof typeof ko.told => kind in ko.told
const one = <K extends string>(words: Record<K, string>, code: string): code is K => code in words

/** What an attribute's code is called where it has words; anything else as it is. */
function valueOf(t: TFunction, format: Format, name: string, value: string): string {
  if (name === 'until') return Number.isNaN(Date.parse(value)) ? value : format.dateTime(value)
  if (name === 'weights') return value.replace(/[{}]/g, '').replaceAll('=', ' ')
  if (name === 'outcome' && one(ko.notice.outcomes, value)) return t(`notice.outcomes.${value}`)
  if ((name === 'from' || name === 'to') && one(ko.mode, value)) return t(`mode.${value}`)
  if (name !== 'why') return value
  if (one(ko.withheld, value)) return t(`withheld.${value}`)
  if (one(ko.drill.aborts, value)) return t(`drill.aborts.${value}`)
  return isKnown(value) ? (t as (key: string) => string)(`told.${value}`) : value
}

/**
 * What happened, in the reader's language; null where only the hub's own English can be shown: a name, a kind of a later
 * hub, or what an earlier one wrote.
 */
export function toldText(t: TFunction, format: Format, told: Told | null | undefined): string | null {
  if (told == null || !isKnown(told.kind)) return null
  const { attributes } = told
  const words = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, valueOf(t, format, name, value)]))
  // Variables differ from kind to kind, and what is told is not known to the compiler.
  const sentence = (t as (key: string, options: { replace: Record<string, string> }) => string)(`told.${told.kind}`, { replace: words })
  const said = attributes.said === undefined ? '' : ` (${attributes.said})`
  return [attributes.site, sentence + said, attributes.answer].filter((part) => part !== undefined && part !== '').join(' · ')
}
