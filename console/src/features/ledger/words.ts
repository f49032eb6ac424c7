import type { TFunction } from 'i18next'
import type { LedgerState, LifeEnd } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

export const stateTones: Record<LedgerState, Tone> = { balanced: 'ok', waiting: 'info', stale: 'warn', hole: 'crit' }
export const endTones: Record<LifeEnd, Tone> = { reporting: 'ok', ended: 'idle', 'tail-unknown': 'warn', silent: 'warn' }

/** A newer agent or collector may name a reason that this console has no word for. */
export function reasonText(t: TFunction, code: string): string {
  return t(`ledger.reasons.${code}` as 'ledger.reasons.refused', { defaultValue: code })
}
