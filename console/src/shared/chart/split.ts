import type { MeasuredShare, SplitMember } from '@/shared/api/types'

/** Whether a measured share is where the current weight would put it 99 times of 100; null: not known. */
export function inBand({ share, low99, high99 }: MeasuredShare): boolean | null {
  if (share === null || low99 === null || high99 === null) return null
  return share >= low99 && share <= high99
}

export interface Boundary { at: number; low: number | null; high: number | null }

/**
 * Where one member's part of the bar should end and the next begin, as the current weights have it, with the band around
 * it. Boundaries are between neighbours, so there is one fewer than members.
 */
export function boundaries(members: readonly SplitMember[], kind: 'answered' | 'observed'): Boundary[] {
  let before = 0
  return members.slice(0, -1).map((member) => {
    const measured = member[kind]
    const start = before
    before += member.current.share
    return {
      at: before,
      low: measured?.low99 == null ? null : Math.max(0, start + measured.low99),
      high: measured?.high99 == null ? null : Math.min(1, start + measured.high99),
    }
  })
}
