import type { Format } from '@/shared/time/format'

const sizes = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']

/** 1,024 bytes to the KB, as operating systems say it. */
function bytes(value: number, format: Format): string {
  const power = Math.abs(value) < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log2(Math.abs(value)) / 10))
  const scaled = value / 1024 ** power
  return `${format.number(scaled, power === 0 || Math.abs(scaled) >= 100 ? 0 : 1)} ${sizes[power] ?? ''}`
}

const plain = (value: number, format: Format) => format.number(value, Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2)

/** Ratios are shown in percent; everything else that has no dimension is a number. */
const ratios = /ratio|utilization/

/**
 * A value in a unit as the hub names it (UCUM, as OpenTelemetry uses it), for people: `s` and `ms` as a time, `By` in
 * bytes, `1` of a ratio in percent, and a unit in braces, which only says what is counted, left out.
 */
export function withUnit(value: number, unit: string, format: Format, hint = ''): string {
  if (unit === 's') return format.ms(value * 1_000)
  if (unit === 'ms') return format.ms(value)
  if (unit === 'By') return bytes(value, format)
  if (unit === 'By/s') return `${bytes(value, format)}/s`
  if (unit === '%') return `${plain(value, format)}%`
  if (unit === '1') return ratios.test(hint) ? format.ratio(value) : plain(value, format)
  if (unit === '1/s' || unit === '/s' || (unit.startsWith('{') && unit.endsWith('}/s'))) return format.tps(value)
  return plain(value, format) + (unit === '' || unit.startsWith('{') ? '' : ` ${unit}`)
}

/** Without decimals that say nothing: 75.0 is 75. Both languages have the point, and the comma only between thousands. */
export const shortTick = (text: string) => text.replace(/\.0+(?=\D|$)/, '')

/** The same, shorter: for the ticks of an axis. */
export function tickWithUnit(value: number, unit: string, format: Format, hint = ''): string {
  return shortTick(withUnit(value, unit, format, hint))
}

/** Below this an axis shows noise rather than values: a megabyte, ten milliseconds, one in a hundred. */
export function leastTopOf(unit: string, hint = ''): number {
  if (unit === 'By' || unit === 'By/s') return 2 ** 20
  if (unit === 's') return 0.01
  if (unit === 'ms') return 10
  return unit === '1' && ratios.test(hint) ? 0.01 : 1
}
