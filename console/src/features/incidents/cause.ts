import type { TFunction } from 'i18next'

const causes = ['quorum', 'override', 'approval'] as const

export function causeText(t: TFunction, code: string): string {
  const known = causes.find((cause) => cause === code)
  return known === undefined ? code : t(`incidents.causes.${known}`)
}
