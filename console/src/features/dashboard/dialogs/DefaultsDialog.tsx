import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDefaults, DashboardSummary, Role } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { Failure, Loading } from '@/shared/ui/Panel'
import { dashboardKeys, defaultsQuery, setDefaults } from '../api'
import { Acting, useActing } from './acting'

const roles: readonly Role[] = ['viewer', 'operator', 'approver', 'administrator']

/** What each role sees first. */
export function DefaultsDialog({ dashboards, onClose }: { dashboards: readonly DashboardSummary[]; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const query = useQuery(defaultsQuery)
  const [chosen, setChosen] = useState<Partial<DashboardDefaults>>({})
  const { busy, error, act } = useActing()
  const submit = () => act(async () => {
    client.setQueryData(dashboardKeys.defaults, await setDefaults({ ...query.data, ...chosen }))
    onClose()
  })
  return (
    <Dialog title={t('dashboard.defaults')} onClose={onClose} onSubmit={submit} foot={<button type="submit" className="btn primary" disabled={busy || !query.data}>{busy ? t('common.working') : t('dashboard.save')}</button>}>
      <p className="soft">{t('dashboard.defaultsHint')}</p>
      {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : !query.data ? <Loading /> : roles.map((role) => {
        const value = chosen[role] ?? query.data[role]
        return (
          <label key={role} className="share">
            <span>{t(`role.${role}`)}</span>
            <select className="input" value={value} onChange={(event) => setChosen({ ...chosen, [role]: event.target.value })}>
              {!dashboards.some(({ id }) => id === value) && <option value={value}>{value}</option>}
              {dashboards.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          </label>
        )
      })}
      <Acting error={error} />
    </Dialog>
  )
}
