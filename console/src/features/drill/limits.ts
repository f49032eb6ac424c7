import type { Drill } from '@/shared/api/types'

export const mostPercent = 100
export const mostMs = 120_000
export const mostStayS = 3_600

/** As typed. */
export interface LimitFields { errorRate: string; p95: string; stay: string }

const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))

export const isPercent = (text: string) => number(text) > 0 && number(text) <= mostPercent
export const isMs = (text: string) => number(text) > 0 && number(text) <= mostMs
export const isStay = (text: string) => number(text) >= 0 && number(text) <= mostStayS

export function limitsOf({ errorRate, p95, stay }: LimitFields): Pick<Drill, 'limits' | 'stayMs'> | undefined {
  if (!isPercent(errorRate) || !isMs(p95) || !isStay(stay)) return undefined
  return { limits: { errorRate: number(errorRate) / 100, p95Ms: number(p95) }, stayMs: Math.round(number(stay) * 1_000) }
}
