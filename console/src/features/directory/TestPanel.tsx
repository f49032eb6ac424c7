import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemFields } from '@/features/dashboard/problemFields'
import { send } from '@/shared/api/client'
import type { DirectoryDraft, DirectoryTest, RoleRule } from '@/shared/api/types'
import { TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { TestReport } from './TestReport'

/** A hanging server takes its time limits: longer than other answers of the hub. */
const patienceMs = 70_000

interface Props { order: { name: string } | { directory: DirectoryDraft; rules: readonly RoleRule[] }; /** No account looks users up, so that the user is bound as. */ bindsAsUser: boolean }

/** Tries a directory out, a saved one or a draft. */
export function TestPanel({ order, bindsAsUser }: Props) {
  const { t } = useTranslation()
  const text = useProblemText()
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const trying = useMutation({ mutationFn: () => send<DirectoryTest>('POST', '/sign-in-settings/test', { ...order, user, ...(bindsAsUser && password !== '' ? { password } : {}) }, {}, patienceMs) })
  const fields = problemFields(trying.error)
  return (
    <div className="directory-test">
      <div className="directory-test-order">
        <TextField label={t('directory.testUser')} hint={t('directory.testUserHint')} value={user} maxLength={255} autoComplete="off" onChange={(event) => setUser(event.target.value)} />
        {bindsAsUser && <TextField label={t('directory.testPassword')} hint={t('directory.testPasswordHint')} type="password" value={password} maxLength={1024} autoComplete="off" onChange={(event) => setPassword(event.target.value)} />}
        <button type="button" className="btn" disabled={trying.isPending} onClick={() => trying.mutate()}>{trying.isPending ? t('directory.testing') : t('directory.test')}</button>
      </div>
      {trying.isError && <div role="alert"><Status tone="crit">{text(trying.error)}</Status>{fields !== '' && <p className="field-error">{fields}</p>}</div>}
      {trying.data && <TestReport report={trying.data} />}
    </div>
  )
}
