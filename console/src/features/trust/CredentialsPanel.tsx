import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Credential } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Segmented, TextField } from '@/shared/ui/fields'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { credentialsQuery, kinds, type CredentialSearch } from './queries'
import { RevokeCredentialDialog } from './RevokeCredentialDialog'
import { credentialState, credentialTones, endsSoon } from './states'

interface Props { search: CredentialSearch; onSearch: (search: CredentialSearch) => void }

export function CredentialsPanel({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const query = useQuery({ ...credentialsQuery(search), placeholderData: keepPreviousData })
  const [asked, setAsked] = useState<Credential>()
  const narrowed = search.kind !== undefined || search.name !== undefined
  return (
    <>
      <div className="trust-filter">
        <Segmented label={t('trust.kind')} value={search.kind ?? 'all'} choices={[{ value: 'all', label: t('common.all') }, ...kinds.map((value) => ({ value, label: t(`trust.kinds.${value}`) }))]} onChange={(value) => onSearch({ ...search, kind: value === 'all' ? undefined : value })} />
        <TextField type="search" label={t('trust.name')} placeholder={t('trust.nameHint')} maxLength={256} autoComplete="off" value={search.name ?? ''} onChange={(event) => onSearch({ ...search, name: event.target.value === '' ? undefined : event.target.value })} />
      </div>
      <Panel title={t('trust.views.credentials')} query={query} flush bare staleAfterMs={45_000} isEmpty={({ credentials }) => credentials.length === 0} empty={narrowed ? { title: t('trust.nothingFits') } : { title: t('trust.none'), hint: t('trust.noneHint') }}>
        {({ credentials, total }) => (
          <>
            <Scroll label={t('trust.views.credentials')}>
              <table className="cards">
                <thead><tr><th>{t('trust.name')}</th><th>{t('trust.kind')}</th><th>{t('trust.site')}</th><th>{t('common.state')}</th><th>{t('trust.issued')}</th><th>{t('trust.expires')}</th><th>{t('trust.seen')}</th><th><span className="sr-only">{t('trust.revoke')}</span></th></tr></thead>
                <tbody>{credentials.map((credential) => <Row key={credential.id} credential={credential} onRevoke={() => setAsked(credential)} />)}</tbody>
              </table>
            </Scroll>
            {total > credentials.length && <p className="trust-more muted">{t('trust.more', { shown: credentials.length, total })}</p>}
          </>
        )}
      </Panel>
      {asked && <RevokeCredentialDialog credential={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Row({ credential, onRevoke }: { credential: Credential; onRevoke: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const state = credentialState(credential)
  const { id, kind, name, site, issuedAt, expiresAt, lastSeenAt, origin } = credential
  return (
    <tr>
      <th scope="row"><span className="strong">{name}</span> <small className="muted trust-id" title={id}>{id.slice(0, 14)}</small></th>
      <td data-label={t('trust.kind')}>{t(`trust.kinds.${kind}`)} {origin === 'brought' && <span className="tag">{t('trust.states.brought')}</span>}</td>
      <td data-label={t('trust.site')}>{site ?? <span className="muted">{t('trust.noSite')}</span>}</td>
      <td data-label={t('common.state')}><Status tone={credentialTones[state]}>{t(`trust.states.${state}`)}</Status></td>
      <td className="nowrap" data-label={t('trust.issued')}>{format.dateTime(issuedAt)}</td>
      <td className="nowrap" data-label={t('trust.expires')}>{endsSoon(credential, now) ? <Status tone="warn">{format.dateTime(expiresAt)}</Status> : format.dateTime(expiresAt)}</td>
      <td className="nowrap" data-label={t('trust.seen')}>{lastSeenAt === null ? <span className="muted" title={t('trust.notSeenHint')}>{t('trust.notSeen')}</span> : <span title={format.dateTime(lastSeenAt)}>{format.ago(Math.max(0, now - Date.parse(lastSeenAt)))}</span>}</td>
      <td className="num">{state !== 'revoked' && <button type="button" className="btn small" onClick={onRevoke}>{t('trust.revoke')}<span className="sr-only"> {name} {id}</span></button>}</td>
    </tr>
  )
}
