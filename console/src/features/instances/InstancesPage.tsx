import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { instancesQuery } from '@/shared/api/queries'
import type { Instance } from '@/shared/api/types'
import { Panel } from '@/shared/ui/Panel'
import { Status } from '@/shared/ui/Status'
import { filterInstances, sortInstances } from './rows'
import { InstanceTable } from './InstanceTable'
import './instances.css'

const route = getRouteApi('/signed-in/instances')

const values = (instances: readonly Instance[] | undefined, field: 'site' | 'service') => [...new Set(instances?.map((instance) => instance[field]))].toSorted()

export function InstancesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = route.useSearch()
  const words = useDeferredValue((search.q ?? '').trim())
  const query = useQuery(instancesQuery(search.hidden === true, words))
  const found = query.data?.instances
  const shown = filterInstances(found ?? [], search)
  const change = (next: { [K in keyof typeof search]?: (typeof search)[K] | '' | false | undefined }) => void navigate({ to: '/instances', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '' && value !== false)), replace: true })
  const choose = (field: 'site' | 'service') => (
    <select className="input" aria-label={t(`common.${field}`)} value={search[field] ?? ''} onChange={(event) => change({ ...search, [field]: event.target.value })}>
      <option value="">{t(`common.${field}`)}: {t('common.all')}</option>
      {[...new Set([...values(found, field), ...(search[field] === undefined ? [] : [search[field]])])].map((value) => <option key={value} value={value}>{value}</option>)}
    </select>
  )
  const none = found?.length === 0 && words === '' && search.hidden !== true
  const count = query.data && (query.data.total > query.data.instances.length ? t('instances.more', { shown: shown.length, total: query.data.total }) : t('instances.count', { count: shown.length }))
  return (
    <Page title={t('instances.title')}>
      <div className="filters" role="search">
        <input className="input" type="search" maxLength={255} placeholder={t('instances.search')} aria-label={t('instances.search')} title={t('instances.searchHint')} value={search.q ?? ''} onChange={(event) => change({ ...search, q: event.target.value })} />
        {choose('site')}
        {choose('service')}
        <label className="check"><input type="checkbox" checked={search.hidden === true} onChange={(event) => change({ ...search, hidden: event.target.checked })} />{t('instances.hidden')}</label>
        <span className="muted wide-only">{t('instances.searchHint')}</span>
      </div>
      {query.data?.partial === true && <div className="banner warn" role="alert"><Status tone="warn">{t('instances.partial')}</Status></div>}
      <Panel
        title={t('instances.title')}
        query={query}
        flush
        staleAfterMs={16_000}
        aside={<span className="muted" role="status">{count}</span>}
        isEmpty={() => shown.length === 0}
        isPartial={({ partial }) => partial}
        empty={none ? { title: t('instances.empty'), hint: t('instances.emptyHint') } : { title: t('instances.filtered'), hint: t('instances.filteredHint') }}
      >
        {() => <InstanceTable instances={sortInstances(shown, search.sort ?? 'site', search.desc === true)} sort={search.sort ?? 'site'} descending={search.desc === true} onSort={(sort, desc) => change({ ...search, sort, desc: desc })} />}
      </Panel>
    </Page>
  )
}
