import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { get } from '@/shared/api/client'
import { sessionQuery } from '@/shared/api/queries'
import type { ApiToken, ApiTokenList } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { NewTokenDialog } from './NewTokenDialog'
import { RevokeTokenDialog } from './RevokeTokenDialog'

const route = getRouteApi('/signed-in/tokens')
const soonMs = 7 * 86_400_000

export const tokensQuery = queryOptions({
  queryKey: ['api-tokens'],
  queryFn: ({ signal }) => get<ApiTokenList>('/api-tokens', signal),
  refetchInterval: 30_000,
})

/** By which programs use the API; one's own, and all of them for an administrator. */
export function TokensPage() {
  const { t } = useTranslation()
  const { add } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(tokensQuery)
  const [asked, setAsked] = useState<ApiToken>()
  return (
    <Page title={t('tokens.title')} tools={<Link to="/tokens" search={{ add: true }} className="btn"><Icon name="plus" size={14} />{t('tokens.add')}</Link>}>
      <p className="soft">{t('tokens.hint')}</p>
      <Panel title={t('tokens.title')} query={query} flush bare staleAfterMs={90_000} isEmpty={({ tokens }) => tokens.length === 0} empty={{ title: t('tokens.none'), hint: t('tokens.noneHint') }}>
        {({ tokens }) => (
          <Scroll label={t('tokens.title')}>
            <table className="cards">
              <thead><tr><th>{t('tokens.name')}</th><th>{t('tokens.owner')}</th><th>{t('tokens.role')}</th><th>{t('tokens.scope')}</th><th>{t('tokens.created')}</th><th>{t('tokens.used')}</th><th>{t('tokens.expires')}</th><th><span className="sr-only">{t('tokens.revoke')}</span></th></tr></thead>
              <tbody>{tokens.map((token) => <Row key={token.id} token={token} onRevoke={() => setAsked(token)} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      {add === true && <NewTokenDialog onClose={() => void navigate({ search: ({ tz }) => (tz === undefined ? {} : { tz }) })} />}
      {asked && <RevokeTokenDialog token={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function Row({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const { data: me } = useQuery(sessionQuery)
  const soon = Date.parse(token.expiresAt) - now < soonMs
  return (
    <tr>
      <th scope="row"><span className="strong">{token.name}</span> <small className="muted">{token.id}</small></th>
      <td data-label={t('tokens.owner')}>{token.owner} {token.owner === me?.user && <span className="tag">{t('sessions.you')}</span>}</td>
      <td data-label={t('tokens.role')}>{t(`role.${token.role}`)}</td>
      <td data-label={t('tokens.scope')}><Reach token={token} /></td>
      <td className="nowrap" data-label={t('tokens.created')}>{format.dateTime(token.createdAt)}</td>
      <td className="nowrap" data-label={t('tokens.used')}>{token.lastUsedAt === null ? <span className="muted" title={t('tokens.notUsedHint')}>{t('tokens.notUsed')}</span> : <span title={format.dateTime(token.lastUsedAt)}>{format.ago(now - Date.parse(token.lastUsedAt))}</span>}</td>
      <td className="nowrap" data-label={t('tokens.expires')}>{soon ? <Status tone="warn">{format.dateTime(token.expiresAt)}</Status> : format.dateTime(token.expiresAt)}</td>
      <td className="num"><button type="button" className="btn small" onClick={onRevoke}>{t('tokens.revoke')}<span className="sr-only"> {token.name}</span></button></td>
    </tr>
  )
}

function Reach({ token: { sites, services } }: { token: ApiToken }) {
  const { t } = useTranslation()
  if (sites === null && services === null) return <span className="muted">{t('tokens.asOwner')}</span>
  return <>{[sites, services].flatMap((names, at) => (names === null ? [] : [<div key={at}>{t(at === 0 ? 'tokens.sites' : 'tokens.services')}: {names.join(', ')}</div>]))}</>
}
