import { describe, expect, it } from 'vitest'
import type { AlarmRule, Metric } from '@/shared/api/types'
import { durationMs } from './durations'
import { draftOf, faultsOf, formOf, scaleOf, unitOf } from './rule'

const metrics: Metric[] = [
  { name: 'duration', unit: 's', aggregates: ['mean', 'p95'], by: [] },
  { name: 'errors', unit: '{transaction}', aggregates: ['ratio'], by: [] },
  { name: 'jvm.memory.used', unit: 'By', aggregates: ['mean'], by: [] },
]
const rule: AlarmRule = { id: 'r1', version: 3, name: 'slow', metric: 'duration', unit: 's', aggregate: 'p95', scope: { service: 'portal', site: null, instance: null }, by: 'instance', over: 'PT5M', direction: 'above', warning: 1, critical: 2.5, enabled: true, made: null, changedBy: 'kim', changedAt: '2026-09-21T04:05:00.000Z' }

describe('a rule in its form', () => {
  it('is written in units that people use, and comes back as it was', () => {
    const form = formOf(rule, metrics)
    expect(form).toMatchObject({ warning: '1000', critical: '2500', service: 'portal', site: '' })
    expect(draftOf(form, metrics)).toMatchObject({ name: 'slow', warning: 1, critical: 2.5, scope: { service: 'portal', site: null, instance: null }, over: 'PT5M' })
  })

  it('has percent for ratios and megabytes for bytes', () => {
    expect(scaleOf(unitOf(metrics, 'errors', 'ratio'), 'errors', 'ratio')).toEqual({ factor: 100, shown: '%' })
    expect(draftOf({ ...formOf(undefined, metrics), metric: 'errors', aggregate: 'ratio', warning: '1,5', critical: '' }, metrics)).toMatchObject({ warning: 0.015, critical: null })
    expect(draftOf({ ...formOf(undefined, metrics), metric: 'jvm.memory.used', aggregate: 'mean', warning: '512', critical: '' }, metrics).warning).toBe(512 * 2 ** 20)
  })

  it('says everything that is wrong with it', () => {
    const form = formOf(undefined, metrics)
    expect(faultsOf(form)).toEqual(['name', 'none'])
    expect(faultsOf({ ...form, name: 'x', warning: 'a lot' })).toEqual(['warning'])
    expect(faultsOf({ ...form, name: 'x', warning: '10', critical: '5' })).toEqual(['order'])
    expect(faultsOf({ ...form, name: 'x', warning: '10', critical: '5', direction: 'below' })).toEqual([])
  })
})

describe('a duration', () => {
  it('is read in hours, minutes and seconds', () => {
    expect([durationMs('PT30S'), durationMs('PT5M'), durationMs('PT1H'), durationMs('PT1M30S'), durationMs('P1D')]).toEqual([30_000, 300_000, 3_600_000, 90_000, 0])
  })
})
