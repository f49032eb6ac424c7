import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '@/app/Brand'
import { Settings } from '@/app/Settings'
import { get, ProblemError, send } from '@/shared/api/client'
import { keys } from '@/shared/api/queries'
import type { Session } from '@/shared/api/types'
import { TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import './signin.css'

const route = getRouteApi('/sign-in')

const bars = [{ key: 'configured', share: 30 }, { key: 'answered', share: 29 }, { key: 'observed', share: 31 }] as const

/** Any answer of the hub, a refusal too, brings the cookie that the sign-in must send back. */
async function signIn(username: string, password: string): Promise<Session> {
  if (!document.cookie.includes('XSRF-TOKEN=')) {
    try {
      return await get<Session>('/session')
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
  }
  return send<Session>('POST', '/session', { username, password })
}

export function SignInPage() {
  const { t } = useTranslation()
  const text = useProblemText()
  const client = useQueryClient()
  const router = useRouter()
  const { next, expired } = route.useSearch()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (username === '' || password === '') return
    setBusy(true)
    setError(undefined)
    try {
      const session = await signIn(username, password)
      client.clear()
      client.setQueryData(keys.session, session)
      router.history.push(next ?? '/')
    } catch (failure) {
      setError(failure)
      setPassword('')
      setTried(false)
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="signin">
      <section className="signin-lead" aria-hidden="true">
        <p className="signin-title">{t('signIn.lead')}</p>
        <p>{t('signIn.leadText')}</p>
        {bars.map(({ key, share }) => (
          <div key={key} className="signin-bars"><span>{t(`split.${key}`)}</span><i style={{ flex: share }} /><i style={{ flex: 100 - share }} /></div>
        ))}
      </section>
      <section className="signin-form">
        <form noValidate onSubmit={(event) => void submit(event)}>
          <div className="brand"><Brand /></div>
          <div>
            <h1>{t('signIn.title')}</h1>
            <p className="muted">{t('signIn.hint')}</p>
          </div>
          {expired && error === undefined && <div className="banner idle" role="status"><div>{t('signIn.expired')}</div></div>}
          {error !== undefined && <div className="banner crit" role="alert"><Status tone="crit">{text(error)}</Status></div>}
          <TextField label={t('signIn.user')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} value={username} error={tried && username === '' ? t('signIn.missingUser') : undefined} onChange={(event) => setUsername(event.target.value)} />
          <TextField label={t('signIn.password')} name="password" type="password" autoComplete="current-password" value={password} error={tried && password === '' ? t('signIn.missingPassword') : undefined} onChange={(event) => setPassword(event.target.value)} />
          <button type="submit" className="btn primary" disabled={busy}>{busy ? t('common.working') : t('signIn.submit')}</button>
          <Settings />
        </form>
      </section>
    </main>
  )
}
