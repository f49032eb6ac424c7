import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useZone } from './zone'

const none = '—'
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = formats.get(key)
  if (known) return known as T
  const made = make()
  formats.set(key, made)
  return made
}

type Instant = string | number | null | undefined

/** How values appear on screen in one language; null is never shown as 0. */
export interface Format {
  number(value: number | null | undefined, digits?: number): string
  tps(value: number | null | undefined): string
  ms(value: number | null | undefined): string
  percent(value: number | null | undefined, digits?: number): string
  /** A share that is mostly small, as that of errors: 0%, 0.14%, 12.3%. The same everywhere. */
  ratio(value: number | null | undefined): string
  /** 14:03:07, and the date in front when it is not today's. */
  clock(at: Instant): string
  /** The time of day alone, where the day is told elsewhere. */
  time(at: Instant): string
  timeMs(at: Instant): string
  dateTime(at: Instant): string
  /** A span in at most two units: 2m 13s. */
  duration(ms: number): string
  /** A short span with the precision an incident needs: 840 ms, 3.27 s, 2m 13s. */
  delta(ms: number): string
  ago(ms: number): string
  /** A length of time that somebody configured: as short as it is. */
  setting(ms: number): string
}

/** `zone` is an IANA name; without one the browser's holds. */
export function formatFor(language: string, t: TFunction, zone?: string): Format {
  const there = zone === undefined ? {} : { timeZone: zone }
  const numbers = (digits: number) => cached(`n${language}${digits}`, () => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }))
  const time = (ms: boolean) =>
    cached(`t${language}${ms}${zone}`, () => new Intl.DateTimeFormat(language, { ...there, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', ...(ms ? { fractionalSecondDigits: 3 as const } : {}) }))
  const day = cached(`d${language}${zone}`, () => new Intl.DateTimeFormat('sv-SE', there))

  const number = (value: number | null | undefined, digits = 0) => (value == null ? none : numbers(digits).format(value))
  const percent = (value: number | null | undefined, digits = 1) => (value == null ? none : `${number(value * 100, digits)}%`)
  const timeOf = (at: Instant, ms: boolean) => (at == null ? none : time(ms).format(new Date(at)))
  const clock = (at: Instant) => {
    if (at == null) return none
    const date = day.format(new Date(at))
    return date === day.format(new Date()) ? timeOf(at, false) : `${date.slice(5)} ${timeOf(at, false)}`
  }
  const join = (parts: [number, string][]) => parts.map(([value, unit]) => `${value}${unit}`).join(' ')

  const duration = (ms: number) => {
    const total = Math.max(0, Math.round(ms / 1000))
    const d = Math.floor(total / 86_400), h = Math.floor((total % 86_400) / 3_600), m = Math.floor((total % 3_600) / 60), s = total % 60
    if (d > 0) return join([[d, t('unit.day')], [h, t('unit.hour')]])
    if (h > 0) return join([[h, t('unit.hour')], [m, t('unit.minute')]])
    if (m > 0) return join([[m, t('unit.minute')], [s, t('unit.second')]])
    return join([[s, t('unit.second')]])
  }

  return {
    number,
    tps: (value) => number(value, value != null && value > 0 && value < 100 ? 1 : 0),
    ms: (value) => {
      if (value == null) return none
      return value >= 1000 ? `${number(value / 1000, 2)}${t('unit.s')}` : `${number(value, value < 100 ? 1 : 0)}${t('unit.ms')}`
    },
    percent,
    ratio: (value) => percent(value, value == null || value === 0 ? 0 : Math.abs(value) < 0.1 ? 2 : 1),
    clock,
    time: (at) => timeOf(at, false),
    timeMs: (at) => timeOf(at, true),
    dateTime: (at) => (at == null ? none : `${day.format(new Date(at))} ${time(false).format(new Date(at))}`),
    duration,
    delta: (ms) => {
      if (ms < 1000) return `${number(ms)}${t('unit.ms')}`
      return ms < 60_000 ? `${number(ms / 1000, 2)}${t('unit.s')}` : duration(ms)
    },
    setting: (ms) => (ms < 1000 ? `${ms}${t('unit.ms')}` : `${ms / 1000}${t('unit.s')}`),
    ago: (ms) => (ms < 1_500 ? t('unit.now') : t('unit.ago', { duration: duration(ms) })),
  }
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { language } = i18n
  return useMemo(() => formatFor(language, t, zone), [language, t, zone])
}
