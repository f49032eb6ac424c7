import type { Reasons } from '@/shared/api/types'

/** What the equation is made of; processes, sites and totals have them alike. */
export interface Figures { created: number; stored: number; probes: number; waiting: number; droppedByAgent: Reasons; lost: Reasons; hole: number; arrived: number }

export const sum = (reasons: Reasons): number => Object.values(reasons).reduce((total, count) => total + count, 0)

/** The reasons with the most first. */
export const byCount = (reasons: Reasons): [string, number][] => Object.entries(reasons).filter(([, count]) => count > 0).toSorted(([, a], [, b]) => b - a)

/** 1,024 bytes to the KB, as file systems say it. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10))
  const scaled = value / 1024 ** power
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${units[power]}`
}
