import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { tokenText } from '@/features/service/token'
import { auditQuery } from '@/shared/api/queries'
import type { AuditEntry } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { toldText } from '@/shared/i18n/toldText'
import { useZone } from '@/shared/time/zone'
import { Icon } from '@/shared/ui/Icon'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { filterOf, isFiltered, searchOf, type AuditSearch } from './filter'
import { FilterBar } from './FilterBar'
import { actText, detailText, outcomeText, valueText } from './words'
import './audit.css'

const route = getRouteApi('/signed-in/audit')

export function AuditPage() {
  const { t } = useTranslation()
  const { before, tz, ...rest } = route.useSearch()
  const search = searchOf(rest)
  const zone = useZone()
  const router = useRouter()
  const navigate = route.useNavigate()
  const query = useQuery({ ...auditQuery(before, filterOf(search, zone)), placeholderData: keepPreviousData })
  const find = (next: AuditSearch) => void navigate({ search: { ...(tz === undefined ? {} : { tz }), ...Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')) } })
  return (
    <Page title={t('audit.title')}>
      <FilterBar key={JSON.stringify(search)} search={search} onChange={find} />
      <Panel title={t('audit.title')} query={query} flush bare staleAfterMs={before === undefined ? 30_000 : Infinity} isEmpty={({ entries }) => entries.length === 0} empty={isFiltered(search) ? { title: t('audit.nothingFits'), hint: t('audit.nothingFitsHint') } : { title: t('audit.empty'), hint: t('audit.emptyHint') }}>
        {({ entries }) => (
          <Scroll label={t('audit.title')}>
            <table className="audit">
              <thead><tr><th>{t('common.time')}</th><th>{t('audit.actor')}</th><th>{t('audit.act')}</th><th>{t('common.service')}</th><th>{t('audit.change')}</th><th>{t('common.reason')} · {t('common.detail')}</th><th>{t('audit.token')}</th><th>{t('audit.outcome')}</th></tr></thead>
              <tbody>{entries.map((entry) => <Row key={entry.id} entry={entry} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      <nav className="pager" aria-label={t('audit.title')}>
        {before !== undefined && <button type="button" className="btn" onClick={() => router.history.back()}><Icon name="left" size={14} />{t('common.back')}</button>}
        {before !== undefined && <Link to="/audit" search={search} className="btn">{t('audit.newest')}</Link>}
        {query.data?.next != null && <Link to="/audit" search={{ ...search, before: String(query.data.next) }} className="btn">{t('audit.older')}<Icon name="right" size={14} /></Link>}
      </nav>
    </Page>
  )
}

function Row({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <tr>
      <td className="nowrap soft"><time dateTime={entry.at}>{format.dateTime(entry.at)}</time></td>
      <td className="nowrap"><span className="strong">{entry.actor === 'hub' ? t('audit.hub') : entry.actor}</span>{entry.source !== null && <small>{entry.source}</small>}</td>
      <td className="nowrap">{actText(t, entry.act)}</td>
      <td className="soft nowrap">{entry.service ?? t('common.noData')}</td>
      <td className="audit-change">{entry.before === null && entry.after === null ? <span className="muted">{t('common.noData')}</span> : <><span className="muted">{valueText(t, entry, entry.before, (ms) => format.setting(ms)) ?? t('common.noData')}</span> → <span>{valueText(t, entry, entry.after, (ms) => format.setting(ms)) ?? t('common.noData')}</span></>}</td>
      <td className="audit-detail">{toldText(t, format, entry.told) ?? detailText(t, entry, (at) => format.dateTime(at)) ?? <span className="muted">{t('common.noData')}</span>}</td>
      <td className="nowrap"><code>{tokenText(entry.token)}</code></td>
      <td className={entry.outcome === 'done' ? 'nowrap' : undefined}>{entry.outcome === 'done' ? <Status tone="ok">{t('audit.done')}</Status> : <Status tone="warn">{outcomeText(t, entry.outcome)}</Status>}</td>
    </tr>
  )
}
