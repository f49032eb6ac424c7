import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { ledgerQuery, sitesQuery } from '@/shared/api/queries'
import type { Ledger } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Status } from '@/shared/ui/Status'
import { CollectorsTable } from './CollectorsTable'
import { Equation } from './Equation'
import { HubBooks } from './HubBooks'
import { LedgerInstances } from './LedgerInstances'
import { SitesTable } from './SitesTable'
import { stateTones } from './words'
import './ledger.css'

const route = getRouteApi('/signed-in/ledger')
const staleAfterMs = 12_000
/** The hub looks every 2 s; a store that cannot be read keeps it from looking. */
const lateAfterMs = 20_000

export function LedgerPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { service, site } = route.useSearch()
  const query = useQuery(ledgerQuery(service, site))
  const all = useQuery(ledgerQuery(undefined, undefined))
  const { data: sites = [] } = useQuery({ ...sitesQuery, select: (overview) => overview.sites.map(({ id }) => id) })
  const services = [...new Set([...(all.data?.instances.map((row) => row.service) ?? []), ...(service === undefined ? [] : [service])])].toSorted()
  const change = (next: { service?: string | undefined; site?: string | undefined }) => void navigate({ to: '/ledger', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')), replace: true })
  const now = useServerNow()
  const lateSince = query.data !== undefined && now - Date.parse(query.data.at) > lateAfterMs ? query.data.at : undefined
  const none = query.data !== undefined && isEmpty(query.data)
  const common = { ...(lateSince === undefined ? {} : { className: 'is-stale' }), query, staleAfterMs, isEmpty: isEmpty, empty: service === undefined && site === undefined ? { title: t('ledger.empty'), hint: t('ledger.emptyHint') } : { title: t('ledger.none'), hint: t('ledger.noneHint') } }
  return (
    <Page title={t('ledger.title')}>
      <div className="filters" role="search">
        <select className="input" aria-label={t('common.site')} value={site ?? ''} onChange={(event) => change({ service, site: event.target.value })}>
          <option value="">{t('common.site')}: {t('common.all')}</option>
          {sites.map((id) => <option key={id} value={id}>{id}</option>)}
        </select>
        <select className="input" aria-label={t('common.service')} value={service ?? ''} onChange={(event) => change({ service: event.target.value, site })}>
          <option value="">{t('common.service')}: {t('common.all')}</option>
          {services.map((id) => <option key={id} value={id}>{id}</option>)}
        </select>
      </div>
      {lateSince !== undefined && <Late at={lateSince} />}
      <Panel {...common} title={t('ledger.equation')} isPartial={isPartial} aside={query.data && !none && lateSince === undefined && <Status tone={stateTones[query.data.totals.state]} pill>{t(`ledger.states.${query.data.totals.state}`)}</Status>}>
        {({ totals }) => (
          <>
            <Equation figures={totals} />
            <Notes totals={totals} />
          </>
        )}
      </Panel>
      {!none && (
        <Panel {...common} title={t('ledger.sites')} flush>
          {(ledger) => <SitesTable sites={ledger.sites} />}
        </Panel>
      )}
      <div className="ledger-grid">
        {!(query.data?.hub === null && query.data.collectors.length === 0) && (
          <Panel {...common} title={t('ledger.collectors')} flush isEmpty={({ collectors }) => collectors.length === 0} empty={{ title: t('overview.noSites'), hint: t('overview.noSitesHint') }}>
            {(ledger) => <CollectorsTable collectors={ledger.collectors} />}
          </Panel>
        )}
        {query.data?.hub !== null && (
          <Panel {...common} title={t('ledger.hub')} isEmpty={() => false}>
            {({ hub }) => hub !== null && <HubBooks hub={hub} />}
          </Panel>
        )}
      </div>
      {!none && (
        <Panel {...common} title={t('ledger.instances')} flush aside={query.data && <Shown ledger={query.data} />}>
          {({ instances }) => <LedgerInstances instances={instances} />}
        </Panel>
      )}
    </Page>
  )
}

const isEmpty = ({ instanceCount }: Ledger) => instanceCount === 0
const isPartial = ({ collectors }: Ledger) => collectors.some(({ connected, at }) => !connected || at === null)

function Shown({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation()
  const { instances, instanceCount } = ledger
  return <span className="muted">{instances.length < instanceCount ? t('ledger.more', { shown: instances.length, count: instanceCount }) : t('ledger.all', { count: instanceCount })}</span>
}

function Notes({ totals }: { totals: Ledger['totals'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="ledger-notes">
      <li>{t(`ledger.stateHint.${totals.state}`)} <span className="muted">{t('ledger.equationHint')}</span></li>
      {totals.tailUnknown > 0 && <li><Status tone="warn">{t('ledger.tailCount', { count: totals.tailUnknown })}</Status> <span className="soft">{t('ledger.tailHint')}</span></li>}
      {totals.arrived > 0 && <li className="soft">{t('ledger.arrived', { amount: format.number(totals.arrived) })}</li>}
    </ul>
  )
}

function Late({ at }: { at: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="banner warn" role="alert">
      <div>
        <Status tone="warn">{t('ledger.lookLate', { time: format.clock(at) })}</Status>
        <p>{t('ledger.lookLateHint')}</p>
      </div>
    </div>
  )
}
