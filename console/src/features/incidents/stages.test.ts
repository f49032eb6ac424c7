import { describe, expect, it } from 'vitest'
import { longestStage, stageTimes } from './stages'

const at = (seconds: number) => new Date(Date.UTC(2026, 8, 21) + seconds * 1000).toISOString()

describe('the six stages', () => {
  it('tell what each took', () => {
    const times = stageTimes([{ stage: 'failed', at: at(0) }, { stage: 'decided', at: at(4) }, { stage: 'submitted', at: at(5) }, { stage: 'in-sync', at: at(5.5) }, { stage: 'answered', at: at(6) }, { stage: 'moved', at: at(9) }])
    expect(times.map(({ step }) => step)).toEqual([null, 4000, 1000, 500, 500, 3000])
    expect(times.at(-1)?.sinceStart).toBe(9000)
    expect(longestStage(times)).toBe('decided')
  })

  it('leave out those not reached', () => {
    const times = stageTimes([{ stage: 'failed', at: at(0) }, { stage: 'decided', at: at(4) }, { stage: 'answered', at: at(6) }])
    expect(times).toHaveLength(6)
    expect(times.find(({ stage }) => stage === 'submitted')).toMatchObject({ at: null, step: null })
    expect(times.find(({ stage }) => stage === 'answered')).toMatchObject({ step: 2000, sinceStart: 6000 })
  })

  it('have no longest while little is known', () => {
    expect(longestStage(stageTimes([{ stage: 'failed', at: at(0) }, { stage: 'decided', at: at(4) }]))).toBeUndefined()
  })
})
