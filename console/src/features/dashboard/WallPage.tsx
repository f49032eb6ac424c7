import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, send } from '@/shared/api/client'
import { keys } from '@/shared/api/queries'
import type { Session } from '@/shared/api/types'
import { Failure, Loading } from '@/shared/ui/Panel'

/** Trades the token behind `#`, which no server sees, for a session that may only look at one dashboard. */
async function openWall(token: string): Promise<Session> {
  // Whatever it answers, it sets the cookie that the next request needs.
  await get<Session>('/session').catch(() => undefined)
  return send<Session>('POST', '/session/wall', { token })
}

export function WallPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { rotate }: { rotate?: number } = useSearch({ strict: false })
  const [error, setError] = useState<unknown>()
  const [tries, setTries] = useState(0)
  const asked = useRef(-1)

  useEffect(() => {
    if (asked.current === tries) return
    asked.current = tries
    openWall(window.location.hash.slice(1)).then((session) => {
      client.clear()
      client.setQueryData(keys.session, session)
      if (session.wall != null) void navigate({ to: '/dashboards/$id', params: { id: session.wall }, search: { full: true, ...(rotate === undefined ? {} : { rotate }) }, replace: true })
    }).catch(setError)
  }, [client, navigate, rotate, tries])

  return (
    <main className="content">
      <h1 className="sr-only">{t('dashboard.wall')}</h1>
      {error === undefined ? <Loading /> : <Failure error={error} retry={() => { setError(undefined); setTries(tries + 1) }} />}
    </main>
  )
}
