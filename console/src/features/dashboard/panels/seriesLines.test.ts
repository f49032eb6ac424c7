import { describe, expect, it } from 'vitest'
import type { MetricAnswer } from '@/shared/api/types'
import { isEmpty, linesOf, type Asked } from './seriesLines'

const day = 86_400_000
const from = Date.parse('2026-09-21T04:00:00Z')
const answer = (series: { labels?: Record<string, string>; values: (number | null)[] }[], begin = from): MetricAnswer => ({
  metric: 'duration', unit: 'ms', aggregate: 'p95', from: new Date(begin).toISOString(), to: new Date(begin + 30_000).toISOString(), stepMs: 10_000, resolutionMs: 10_000, envelopeMs: 10_000,
  series: series.map(({ labels = {}, values }) => ({ labels, points: values.map((value, index) => ({ at: new Date(begin + index * 10_000).toISOString(), value, low: value, high: value === null ? null : value * 2 })) })),
  parts: [], percentileError: null, usersSources: [],
})
const words = { name: ({ metric, aggregate, label }: { metric: string; aggregate: string; label?: string }) => label ?? `${metric} ${aggregate}`, earlier: 'yesterday', colourOf: (site: string) => `--${site}` }
const asked = (change: Partial<Asked>): Asked => ({ query: { metric: 'duration', aggregate: 'p95' }, scope: {}, answer: undefined, earlierMs: 0, ...change })

describe('the lines of a chart', () => {
  it('share their times, with gaps where one has none', () => {
    const { times, lines } = linesOf([asked({ answer: answer([{ values: [1, 2, 3] }]) }), asked({ query: { metric: 'errors', aggregate: 'ratio' }, answer: answer([{ values: [9] }], from + 10_000) })], words)
    expect(times).toEqual([from / 1000, from / 1000 + 10, from / 1000 + 20])
    expect(lines.map(({ values }) => values)).toEqual([[1, 2, 3], [null, 9, null]])
    expect(lines.map(({ label }) => label)).toEqual(['duration p95', 'errors ratio'])
  })

  it('keep the spikes inside each step', () => {
    expect(linesOf([asked({ answer: answer([{ values: [1, null] }]) })], words).lines[0]).toMatchObject({ low: [1, null], high: [2, null] })
  })

  it('lay yesterday over today', () => {
    const { times, lines } = linesOf([asked({ answer: answer([{ values: [1, 2] }]) }), asked({ answer: answer([{ values: [5, 6] }], from - day), earlierMs: day })], words)
    expect(times).toHaveLength(2)
    expect(lines[1]).toMatchObject({ values: [5, 6], compare: true, label: 'duration p95 (yesterday)' })
    expect(lines[1]?.colour).toBe(lines[0]?.colour)
  })

  it('give each site its colour and name', () => {
    const { lines } = linesOf([asked({ query: { metric: 'duration', aggregate: 'p95', by: 'site' }, answer: answer([{ labels: { site: 'private' }, values: [1] }, { labels: { site: 'public' }, values: [2] }]) })], words)
    expect(lines.map(({ label, colour }) => [label, colour])).toEqual([['private', '--private'], ['public', '--public']])
  })

  it('name what differs between several scopes', () => {
    const { lines } = linesOf([asked({ scope: { site: 'private' }, answer: answer([{ values: [1] }]) }), asked({ scope: { site: 'public' }, answer: answer([{ values: [1] }]) })], words)
    expect(lines.map(({ label, colour }) => [label, colour])).toEqual([['private', '--private'], ['public', '--public']])
  })

  it('are empty when nobody reported', () => {
    expect(isEmpty(linesOf([asked({ answer: answer([{ values: [null, null] }]) })], words))).toBe(true)
    expect(isEmpty(linesOf([asked({ answer: answer([{ values: [0] }]) })], words))).toBe(false)
  })
})
