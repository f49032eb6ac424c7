import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ProblemError, send } from '@/shared/api/client'
import type { SignInDraft, SignInSettings } from '@/shared/api/types'
import { settingsQuery } from './settings'

export interface Saving { revision: number; document: SignInDraft; administrator?: string; force?: boolean }

/** Saves how users sign in; what somebody else has saved meanwhile is never written over. */
export function useSave(onSaved: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ revision, document, administrator = '', force = false }: Saving) => {
      const query = new URLSearchParams({ ...(administrator === '' ? {} : { administrator }), ...(force ? { force: 'true' } : {}) }).toString()
      return send<SignInSettings>('PUT', `/sign-in-settings${query === '' ? '' : `?${query}`}`, document, { 'if-match': `"${revision}"` })
    },
    onSuccess: (settings) => {
      client.setQueryData(settingsQuery.queryKey, settings)
      onSaved()
    },
    onError: () => client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  })
}

export const wouldLockOut = (error: unknown): error is ProblemError => error instanceof ProblemError && error.code === 'would-lock-out'
