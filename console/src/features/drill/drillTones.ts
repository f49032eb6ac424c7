import type { Drill, DrillState } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

export const drillTones: Record<DrillState, Tone> = { leaving: 'info', away: 'info', returning: 'info', aborting: 'warn', completed: 'ok', aborted: 'crit' }

export const isOver = ({ state }: Pick<Drill, 'state'>) => state === 'completed' || state === 'aborted'

/** The worst that any survivor showed; null: nobody could be measured. */
export function worstOf({ survivors }: Pick<Drill, 'survivors'>): { errorRate: number | null; p95Ms: number | null } {
  const worst = (values: (number | null)[]) => values.reduce<number | null>((most, value) => (value === null ? most : most === null ? value : Math.max(most, value)), null)
  return { errorRate: worst(survivors.map((one) => one.worst.errorRate)), p95Ms: worst(survivors.map((one) => one.worst.p95Ms)) }
}
