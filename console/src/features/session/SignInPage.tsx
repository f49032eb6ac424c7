import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '@/app/Brand'
import { Settings } from '@/app/Settings'
import { get, ProblemError, send } from '@/shared/api/client'
import { keys } from '@/shared/api/queries'
import type { Session, SignInWays } from '@/shared/api/types'
import { TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import './signin.css'

const route = getRouteApi('/sign-in')

const bars = [{ key: 'configured', share: 30 }, { key: 'answered', share: 29 }, { key: 'observed', share: 31 }] as const

/** Any answer of the hub, a refusal too, brings the cookie that the sign-in must send back. */
async function signIn(username: string, password: string, code: string, fresh: string): Promise<Session> {
  if (!document.cookie.includes('XSRF-TOKEN=')) {
    try {
      return await get<Session>('/session')
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
  }
  return fresh === ''
    ? send<Session>('POST', '/session', code === '' ? { username, password } : { username, password, code })
    : send<Session>('PUT', '/session/password', { username, password, newPassword: fresh })
}

/** The hub's own emergency account; it alone needs a code. */
const BREAK_GLASS = 'break-glass'
const SHORTEST_PASSWORD = 12

export function SignInPage() {
  const { t } = useTranslation()
  const text = useProblemText()
  const client = useQueryClient()
  const router = useRouter()
  const { next, expired, problem } = route.useSearch()
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: ({ signal }) => get<SignInWays>('/session/ways', signal), retry: false })
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [fresh, setFresh] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const mustChange = error instanceof ProblemError && error.code === 'one-time-password'
  const openId = ways.data?.openId

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (username === '' || password === '' || (mustChange && fresh.length < SHORTEST_PASSWORD)) return
    setBusy(true)
    setError(undefined)
    try {
      const session = await signIn(username, password, username === BREAK_GLASS ? code : '', mustChange ? fresh : '')
      client.clear()
      client.setQueryData(keys.session, session)
      router.history.push(next ?? '/')
    } catch (failure) {
      setError(failure)
      if (!(failure instanceof ProblemError && failure.code === 'one-time-password')) setPassword('')
      setCode('')
      setFresh('')
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
            <p className="muted">{t(ways.data?.firstAdministrator ? 'signIn.firstHint' : 'signIn.hint')}</p>
          </div>
          {expired && error === undefined && <div className="banner idle" role="status"><div>{t('signIn.expired')}</div></div>}
          {problem !== undefined && error === undefined && <div className="banner crit" role="alert"><Status tone="crit">{t(`signIn.back.${problem}`)}</Status></div>}
          {error !== undefined && <div className="banner crit" role="alert"><Status tone="crit">{text(error)}</Status></div>}
          <TextField label={t('signIn.user')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} value={username} error={tried && username === '' ? t('signIn.missingUser') : undefined} onChange={(event) => setUsername(event.target.value)} />
          <TextField label={t('signIn.password')} name="password" type="password" autoComplete="current-password" value={password} error={tried && password === '' ? t('signIn.missingPassword') : undefined} onChange={(event) => setPassword(event.target.value)} />
          {username === BREAK_GLASS && <TextField label={t('signIn.code')} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={16} value={code} onChange={(event) => setCode(event.target.value)} />}
          {mustChange && <TextField label={t('signIn.newPassword')} name="new-password" type="password" autoComplete="new-password" value={fresh} hint={t('signIn.newPasswordHint', { length: SHORTEST_PASSWORD })} error={tried && fresh.length < SHORTEST_PASSWORD ? t('signIn.newPasswordHint', { length: SHORTEST_PASSWORD }) : undefined} onChange={(event) => setFresh(event.target.value)} />}
          <button type="submit" className="btn primary" disabled={busy}>{busy ? t('common.working') : t('signIn.submit')}</button>
          {openId && <a className="btn" href={openId.url}>{t('signIn.openId', { label: openId.label })}</a>}
          <Settings />
        </form>
      </section>
    </main>
  )
}
