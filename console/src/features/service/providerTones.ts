import type { ProviderState, ServiceProvider } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

export const providerTones: Record<ProviderState, Tone> = { 'in-sync': 'ok', pending: 'info', behind: 'info', drifted: 'crit', refused: 'crit', unreachable: 'crit', unknown: 'idle' }

const urgency: Record<ProviderState, number> = { drifted: 0, refused: 1, unreachable: 2, pending: 3, behind: 4, unknown: 5, 'in-sync': 6 }

/** How many are as they should be, and the state that most needs a look. */
export function summary(providers: readonly ServiceProvider[]): { inSync: number; worst: ProviderState } {
  const worst = providers.reduce<ProviderState>((so, { state }) => (urgency[state] < urgency[so] ? state : so), 'in-sync')
  return { inSync: providers.filter(({ state }) => state === 'in-sync').length, worst: providers.length === 0 ? 'unknown' : worst }
}

/** The newest change of any of them. */
export function lastChange(providers: readonly ServiceProvider[]): NonNullable<ServiceProvider['lastChange']> | undefined {
  return providers.map((one) => one.lastChange).filter((change) => change !== null).toSorted((a, b) => b.at.localeCompare(a.at))[0]
}
