import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { get } from '@/shared/api/client'
import { sessionQuery } from '@/shared/api/queries'
import type { SessionList } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { EndSessionsDialog } from './EndSessionsDialog'
import { byUser, type UserSessions } from './users'

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => get<SessionList>('/sessions', signal),
  refetchInterval: 15_000,
})

/** Who is signed in, for administrators; of somebody who left, or whose groups have changed, the sessions are ended here. */
export function SessionsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const query = useQuery(sessionsQuery)
  const { data: me } = useQuery(sessionQuery)
  const [asked, setAsked] = useState<UserSessions>()
  return (
    <Page title={t('sessions.title')}>
      <p className="soft">{t('sessions.hint')}</p>
      {query.data?.held && <div className="banner warn" role="status"><div><Status tone="warn">{t('sessions.held', { count: query.data.held.users.length })}</Status><p>{query.data.held.users.join(', ')}</p></div></div>}
      <Panel title={t('sessions.title')} query={query} flush bare staleAfterMs={45_000} isEmpty={({ sessions }) => sessions.length === 0} empty={{ title: t('sessions.none') }}>
        {({ sessions }) => (
          <Scroll label={t('sessions.title')}>
            <table className="cards">
              <thead><tr><th>{t('sessions.user')}</th><th>{t('sessions.role')}</th><th className="num">{t('sessions.count')}</th><th>{t('sessions.started')}</th><th>{t('sessions.used')}</th><th>{t('sessions.expires')}</th><th><span className="sr-only">{t('sessions.end')}</span></th></tr></thead>
              <tbody>
                {byUser(sessions).map((one) => (
                  <tr key={one.user}>
                    <th scope="row"><span className="strong">{one.displayName}</span> <small className="muted">{one.user}</small> {one.user === me?.user && <span className="tag">{t('sessions.you')}</span>}</th>
                    <td data-label={t('sessions.role')}>{one.wall === null ? t(`role.${one.role}`) : t('dashboard.wall')} {one.limited && <Status tone="warn">{t('sessions.limited')}</Status>}</td>
                    <td className="num" data-label={t('sessions.count')}>{one.sessions}</td>
                    <td className="nowrap" data-label={t('sessions.started')}>{format.dateTime(one.startedAt)}</td>
                    <td className="nowrap" data-label={t('sessions.used')} title={format.dateTime(one.usedAt)}>{format.ago(now - Date.parse(one.usedAt))}</td>
                    <td className="nowrap" data-label={t('sessions.expires')}>{format.dateTime(one.expiresAt)}</td>
                    <td className="num"><button type="button" className="btn small" onClick={() => setAsked(one)}>{t('sessions.end')}<span className="sr-only"> {one.displayName}</span></button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      {asked && <EndSessionsDialog user={asked} own={asked.user === me?.user} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}
