import type { Mode } from '@/shared/api/types'

export const modes: readonly Mode[] = ['automatic', 'on-approval', 'off']
