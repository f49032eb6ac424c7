import type { Credential, Enrolment } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

const soon = 7 * 86_400_000

export type CredentialState = 'current' | 'replaced' | 'revoked'
export type EnrolmentState = 'open' | 'used' | 'taken-back' | 'ended'

export function credentialState({ revokedAt, replacedAt }: Pick<Credential, 'revokedAt' | 'replacedAt'>): CredentialState {
  if (revokedAt !== null) return 'revoked'
  return replacedAt === null ? 'current' : 'replaced'
}

export const credentialTones: Record<CredentialState, Tone> = { current: 'ok', replaced: 'idle', revoked: 'crit' }

/** What the hub renews or the agent replaces by itself is near its end only when that did not happen. */
export function endsSoon(credential: Credential, now: number): boolean {
  const end = Date.parse(credential.expiresAt)
  const life = end - Date.parse(credential.issuedAt)
  return credentialState(credential) === 'current' && end - now < Math.min(soon, credential.origin === 'brought' ? life / 3 : life / 6)
}

export function enrolmentState({ revokedAt, usesLeft, expiresAt }: Pick<Enrolment, 'revokedAt' | 'usesLeft' | 'expiresAt'>, now: number): EnrolmentState {
  if (revokedAt !== null) return 'taken-back'
  if (usesLeft === 0) return 'used'
  return Date.parse(expiresAt) <= now ? 'ended' : 'open'
}

export const enrolmentTones: Record<EnrolmentState, Tone> = { open: 'ok', used: 'idle', 'taken-back': 'idle', ended: 'idle' }
