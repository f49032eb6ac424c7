import { queryOptions } from '@tanstack/react-query'
import { get } from '@/shared/api/client'
import type { MetricAggregate, MetricAnswer, MetricBy } from '@/shared/api/types'
import type { Scope } from '@/shared/dashboard/document'
import { serverTime } from '@/shared/time/clock'
import { endsNow, lastHour, parseRange, type Span, type TimeRange } from '@/shared/time/range'
import type { PanelView } from './panelView'
import { interval } from './refresh'

/** What the hub's answers to panels are kept for once nobody looks: the ranges move on. */
const keptMs = 60_000
const windowMs = 10_000

export interface Question { metric: string; aggregate: MetricAggregate; scope: Scope; by?: MetricBy | undefined; range: TimeRange; points: number; earlierMs?: number; step?: string }

/** The stretch that a range means now, on whole windows, so that panels asked together show the same windows. */
export function spanNow(range: TimeRange, earlierMs = 0): Span {
  const now = Math.floor((serverTime(Date.now()) - 1_500) / windowMs) * windowMs
  const { from, to } = parseRange(range, now) ?? parseRange(lastHour, now) ?? { from: now - 3_600_000, to: now }
  return { from: from - earlierMs, to: to - earlierMs }
}

export function parameters(values: Record<string, string | number | undefined>): string {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [name, String(value)])).toString()
}

const iso = (at: number) => new Date(at).toISOString()

/** Few widths, so that a panel dragged wider by a pixel does not ask again. */
export const pointsFor = (width: number) => Math.max(60, Math.min(1_200, Math.ceil(width / 2 / 60) * 60))

/** An answer to the same question over another range may stand until the new one is there; one about something else may not. */
function same(before: unknown, now: Question): boolean {
  const old = before as Question | undefined
  return old !== undefined && JSON.stringify([old.metric, old.aggregate, old.scope, old.by, old.range, old.earlierMs]) === JSON.stringify([now.metric, now.aggregate, now.scope, now.by, now.range, now.earlierMs])
}

export const questionQuery = (question: Question, { refresh }: Pick<PanelView, 'refresh'>) =>
  queryOptions({
    queryKey: ['panel', 'metric', question] as const,
    queryFn: ({ signal }) => {
      const { from, to } = spanNow(question.range, question.earlierMs)
      const { metric, aggregate, by, scope, points, step } = question
      return get<MetricAnswer>(`/metrics/query?${parameters({ metric, aggregate, by, service: scope.service, site: scope.site, instance: scope.instance, from: iso(from), to: iso(to), ...(step === undefined ? { points } : { step }) })}`, signal)
    },
    refetchInterval: interval(refresh, endsNow(question.range)),
    placeholderData: (data, query) => (same(query?.queryKey[2], question) ? data : undefined),
    gcTime: keptMs,
  })

/** Of one kind, `parts` say whether all of what was asked for is there. */
export const isPartial = (answers: readonly (MetricAnswer | undefined)[], follows: boolean) =>
  answers.some((answer) => answer?.parts.some(({ state }) => state === 'partial' || (state === 'stale' && follows)))
