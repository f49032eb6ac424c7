import type { Member } from '@/shared/api/types'

export const highestWeight = 255

/** What stands in the fields, as typed: site -> text. */
export type Draft = Readonly<Record<string, string>>

export interface DraftCheck {
  /** Only when every field holds a weight. */
  weights: Record<string, number> | undefined
  invalid: ReadonlySet<string>
  sum: number
  allZero: boolean
  unchanged: boolean
}

export function draftOf(members: readonly Member[]): Draft {
  return Object.fromEntries(members.map(({ site, configuredWeight }) => [site, String(configuredWeight)]))
}

export function parseWeight(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text.trim())) return undefined
  const weight = Number(text)
  return weight <= highestWeight ? weight : undefined
}

/** What may be said about a draft without the hub; the hub judges again. */
export function checkDraft(draft: Draft, members: readonly Member[]): DraftCheck {
  const weights: Record<string, number> = {}
  const invalid = new Set<string>()
  for (const { site } of members) {
    const weight = parseWeight(draft[site] ?? '')
    if (weight === undefined) invalid.add(site)
    else weights[site] = weight
  }
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0)
  return {
    weights: invalid.size === 0 ? weights : undefined,
    invalid,
    sum,
    allZero: invalid.size === 0 && sum === 0,
    unchanged: invalid.size === 0 && members.every(({ site, configuredWeight }) => weights[site] === configuredWeight),
  }
}

/** The end of a slider: room above what is set, so that it can be moved both ways. */
export function sliderTop(members: readonly Member[]): number {
  const sum = members.reduce((total, { configuredWeight }) => total + configuredWeight, 0)
  return Math.min(highestWeight, Math.max(100, sum))
}
