import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewWallToken } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { Failure, Loading } from '@/shared/ui/Panel'
import { createWallToken, dashboardKeys, revokeWallToken, wallTokensQuery } from '../api'
import { Acting, useActing } from './acting'

const mostDays = 90

/** Addresses that show a dashboard on a wall display without a sign-in; shown once, taken back at any time. */
export function WallDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const query = useQuery(wallTokensQuery(id))
  const { busy, error, act } = useActing()
  const [days, setDays] = useState('30')
  const [made, setMade] = useState<NewWallToken>()
  const [copied, setCopied] = useState(false)
  const valid = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= mostDays
  const address = made && new URL(made.url, window.location.origin).href
  const refresh = () => client.invalidateQueries({ queryKey: dashboardKeys.walls(id) })
  const create = () => valid && act(async () => {
    setMade(await createWallToken(id, Number(days)))
    setCopied(false)
    await refresh()
  })
  return (
    <Dialog title={t('dashboard.wall')} onClose={onClose} onSubmit={create} foot={<button type="submit" className="btn primary" disabled={busy || !valid}>{t('dashboard.wallCreate')}</button>}>
      <p className="soft">{t('dashboard.wallHint')}</p>
      <TextField label={t('dashboard.wallDays')} inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} error={valid ? undefined : t('dashboard.wallDaysError')} />
      {address !== undefined && (
        <div className="banner">
          <div>
            <p><strong>{t('dashboard.wallOnce')}</strong></p>
            <input className="input mono" readOnly aria-label={t('dashboard.wallAddress')} value={address} onFocus={(event) => event.target.select()} />
          </div>
          <button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>{copied ? t('dashboard.copied') : t('dashboard.copyAddress')}</button>
        </div>
      )}
      <Acting error={error} />
      <h3>{t('dashboard.wallTokens')}</h3>
      {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : !query.data ? <Loading /> : query.data.length === 0 ? <p className="muted">{t('dashboard.wallNone')}</p> : (
        <ul className="walls">
          {query.data.map((token) => (
            <li key={token.id}>
              <span>{t('dashboard.wallUntil', { until: format.dateTime(token.expiresAt) })}<small className="muted"> {t('dashboard.wallBy', { by: token.createdBy, at: format.dateTime(token.createdAt) })}</small></span>
              <button type="button" className="btn small" disabled={busy} onClick={() => act(async () => { await revokeWallToken(id, token.id); await refresh() })}>{t('dashboard.wallRevoke')}</button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
