import type { IncidentStage, IncidentStageName } from '@/shared/api/types'

export const stageNames: readonly IncidentStageName[] = ['failed', 'decided', 'submitted', 'in-sync', 'answered', 'moved']

export interface StageTime {
  stage: IncidentStageName
  at: string | null
  /** Milliseconds since the first failing result; null when either time is not known. */
  sinceStart: number | null
  /** Milliseconds since the latest earlier stage that is known. Stages may be known out of order: then it is negative. */
  step: number | null
}

/** The six stages in their order with what each took. */
export function stageTimes(stages: readonly IncidentStage[]): StageTime[] {
  const times = new Map(stages.map(({ stage, at }) => [stage, at]))
  const start = times.get('failed') ?? null
  let before: string | null = null
  return stageNames.map((stage) => {
    const at = times.get(stage) ?? null
    const time = { stage, at, sinceStart: between(start, at), step: between(before, at) }
    before = at ?? before
    return time
  })
}

function between(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : Date.parse(to) - Date.parse(from)
}

/** The stage that took longest, which is where to look first. */
export function longestStage(times: readonly StageTime[]): IncidentStageName | undefined {
  const steps = times.filter(({ step }) => step !== null && step > 0)
  return steps.length < 2 ? undefined : steps.reduce((longest, time) => ((time.step ?? 0) > (longest.step ?? 0) ? time : longest)).stage
}
