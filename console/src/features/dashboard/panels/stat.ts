import type { MetricAnswer } from '@/shared/api/types'
import type { Severity, Threshold } from '@/shared/dashboard/document'

/** The newest value of the first series, and the way there. Null where the last steps hold nothing: an old value is not the present one. */
export function newest(answer: MetricAnswer | undefined): { value: number | null; trend: (number | null)[] } {
  const points = answer?.series[0]?.points ?? []
  const trend = points.map(({ value }) => value)
  // The last step may still be filling, and the one before may be on its way.
  return { value: trend.slice(-3).findLast((value) => value !== null) ?? null, trend }
}

/** The worst threshold that a value has reached. */
export function reached(value: number | null, thresholds: readonly Threshold[] = []): Severity | undefined {
  if (value === null) return undefined
  const crossed = thresholds.filter((threshold) => value >= threshold.value)
  return crossed.find(({ severity }) => severity === 'critical')?.severity ?? crossed[0]?.severity
}
