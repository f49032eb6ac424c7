import type { MetricAnswer } from '@/shared/api/types'
import type { SeriesLine } from '@/shared/chart/props'
import type { Query, Scope } from '@/shared/dashboard/document'
import { scopeName } from '@/shared/dashboard/variables'

/** One question of a panel and what came back; `earlierMs` is how far back its stretch lies, for comparing. */
export interface Asked { query: Query; scope: Scope; answer: MetricAnswer | undefined; earlierMs: number }

export interface Lines { times: number[]; lines: SeriesLine[]; units: string[] }

/** Of the theme, `--line-0` and on. */
const colours = 8

interface Words { name: (query: Query) => string; earlier: string; colourOf: (site: string) => string }

/** Lines of one chart over common times in seconds. Times that an answer does not have are gaps in its lines. */
export function linesOf(asked: readonly Asked[], { name, earlier, colourOf }: Words): Lines {
  const scopes = asked.map(({ scope }) => scope)
  const queries = new Set(asked.map(({ query }) => JSON.stringify(query)))
  const times = [...new Set(asked.flatMap(({ answer, earlierMs }) => answer?.series.flatMap(({ points }) => points.map(({ at }) => Date.parse(at) + earlierMs)) ?? []))].toSorted((a, b) => a - b)
  // Yesterday's line has the colour of today's.
  const named = new Map<string, number>()
  const place = new Map(times.map((time, index) => [time, index]))
  const lines = asked.flatMap(({ query, scope, answer, earlierMs }, index) => (answer?.series ?? []).map(({ labels, points }, order): SeriesLine => {
    const values: (number | null)[] = times.map(() => null)
    const low: (number | null)[] = times.map(() => null)
    const high: (number | null)[] = times.map(() => null)
    for (const point of points) {
      const at = place.get(Date.parse(point.at) + earlierMs)
      if (at === undefined) continue
      values[at] = point.value
      low[at] = point.low ?? null
      high[at] = point.high ?? null
    }
    const told = Object.values(labels).filter(Boolean).join(' · ')
    const parts = [queries.size > 1 || (told === '' && scopeName(scope, scopes) === '') ? name(query) : '', scopeName(scope, scopes), told].filter((part) => part !== '')
    const site = labels.site ?? (new Set(scopes.map((one) => one.site)).size > 1 ? scope.site : undefined)
    // A site keeps its colour where one metric is shown; several metrics need several colours.
    const label = parts.join(' · ')
    if (!named.has(label)) named.set(label, named.size)
    const colour = site !== undefined && queries.size === 1 ? colourOf(site) : `--line-${(named.get(label) ?? 0) % colours}`
    return { id: `${index} ${order} ${earlierMs}`, label: `${label}${earlierMs > 0 ? ` (${earlier})` : ''}`, colour, ...(earlierMs > 0 ? { compare: true } : { low, high }), values }
  }))
  return { times: times.map((time) => time / 1_000), lines, units: [...new Set(asked.flatMap(({ answer }) => (answer ? [answer.unit] : [])))] }
}

export const isEmpty = ({ lines }: Lines) => lines.every(({ values }) => values.every((value) => value === null))
