import type { Verdict } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

export const verdictTones: Record<Verdict, Tone> = { up: 'ok', down: 'crit', unknown: 'idle' }
