import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardShare, DashboardSharing, Role } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { Failure, Loading } from '@/shared/ui/Panel'
import { dashboardKeys, shareDashboard, sharingQuery } from '../api'
import { Acting, useActing } from './acting'

const roles: readonly Role[] = ['viewer', 'operator', 'approver', 'administrator']

/** With which roles and groups a dashboard is shared, and what they may do. */
export function SharingDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const query = useQuery(sharingQuery(id))
  return query.data ? <Shares id={id} sharing={query.data} onClose={onClose} /> : (
    <Dialog title={t('dashboard.share')} onClose={onClose}>{query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}</Dialog>
  )
}

function Shares({ id, sharing, onClose }: { id: string; sharing: DashboardSharing; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const list = useId()
  const { busy, error, act } = useActing()
  const [shares, setShares] = useState<DashboardShare[]>(sharing.shares)
  const [group, setGroup] = useState('')
  const set = (wanted: DashboardShare, right: DashboardShare['right'] | undefined) => {
    const others = shares.filter(({ role, group: name }) => role !== wanted.role || name !== wanted.group)
    setShares(right === undefined ? others : [...others, { ...wanted, right }])
  }
  const submit = () => act(async () => {
    client.setQueryData(dashboardKeys.sharing(id), await shareDashboard(id, shares))
    void client.invalidateQueries({ queryKey: dashboardKeys.list })
    onClose()
  })
  const add = () => {
    if (group.trim() !== '') set({ group: group.trim(), role: null, right: 'view' }, 'view')
    setGroup('')
  }
  const row = (key: string, name: string, share: DashboardShare | undefined, blank: DashboardShare) => (
    <div key={key} className="share">
      <span>{name}</span>
      <select className="input" aria-label={t('dashboard.rightOf', { name })} value={share?.right ?? ''} onChange={(event) => set(blank, event.target.value === '' ? undefined : (event.target.value as DashboardShare['right']))}>
        <option value="">{t('dashboard.rights.none')}</option>
        <option value="view">{t('dashboard.rights.view')}</option>
        <option value="edit">{t('dashboard.rights.edit')}</option>
      </select>
    </div>
  )
  const named = shares.filter((share) => share.group != null)
  return (
    <Dialog title={t('dashboard.share')} onClose={onClose} onSubmit={submit} foot={<button type="submit" className="btn primary" disabled={busy}>{busy ? t('common.working') : t('dashboard.save')}</button>}>
      <p className="soft">{t('dashboard.shareHint')}</p>
      <h3>{t('dashboard.roles')}</h3>
      <div className="shares">{roles.map((role) => row(role, t(`role.${role}`), shares.find((share) => share.role === role), { role, group: null, right: 'view' }))}</div>
      <h3>{t('dashboard.groups')}</h3>
      <div className="shares">{named.map((share) => row(share.group ?? '', share.group ?? '', share, { ...share, role: share.role ?? null }))}</div>
      <div className="share">
        <input className="input" list={list} aria-label={t('dashboard.group')} placeholder={t('dashboard.groupHint')} value={group} maxLength={512} onChange={(event) => setGroup(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); add() } }} />
        <datalist id={list}>{sharing.groups.map((name) => <option key={name} value={name} />)}</datalist>
        <button type="button" className="btn" disabled={group.trim() === ''} onClick={add}>{t('dashboard.add')}</button>
      </div>
      <Acting error={error} />
    </Dialog>
  )
}
