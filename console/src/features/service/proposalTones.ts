import type { ProposalState } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

export const proposalTones: Record<ProposalState, Tone> = { pending: 'warn', approved: 'ok', rejected: 'crit', withdrawn: 'idle', expired: 'idle' }
