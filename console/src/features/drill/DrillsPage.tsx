import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { drillsQuery } from '@/shared/api/steering'
import type { Drill } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { DrillComparisonPanel } from './DrillComparisonPanel'
import { drillTones, isOver, worstOf } from './drillTones'
import './drill.css'

const route = getRouteApi('/signed-in/drills')
const most = 20

/** All drills, and those that were chosen beside each other; the choice stands in the address. */
export function DrillsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = route.useSearch()
  const query = useQuery(drillsQuery(search.service))
  const chosen = search.compare?.split(',').filter((id) => id !== '') ?? []
  const choose = (ids: string[]) => void navigate({ to: '/drills', search: { ...(search.service === undefined ? {} : { service: search.service }), ...(ids.length === 0 ? {} : { compare: ids.join(',') }) }, replace: true, resetScroll: false })
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-most))
  return (
    <Page title={t('drill.title')}>
      <p className="soft">{t('drill.listHint')}</p>
      {chosen.length >= 2 && <DrillComparisonPanel ids={chosen} />}
      <Panel title={t('drill.title')} query={query} flush bare staleAfterMs={30_000} isEmpty={(drills) => drills.length === 0} empty={{ title: t('drill.none'), hint: t('drill.noneHint') }}>
        {(drills) => (
          <Scroll label={t('drill.title')}>
            <table className="drills cards">
              <thead><tr><th><span className="sr-only">{t('drill.comparison')}</span></th><th>{t('common.state')}</th><th>{t('drill.started')}</th><th>{t('common.service')}</th><th>{t('common.site')}</th><th className="num">{t('drill.rto')}</th><th className="num">{t('drill.took')}</th><th className="num">{t('drill.measures.survivor-p95')}</th><th className="num">{t('drill.measures.survivor-error-rate')}</th><th>{t('drill.by')}</th></tr></thead>
              <tbody>{drills.map((drill) => <Row key={drill.id} drill={drill} chosen={chosen.includes(drill.id)} onToggle={() => toggle(drill.id)} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
    </Page>
  )
}

function Row({ drill, chosen, onToggle }: { drill: Drill; chosen: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const worst = worstOf(drill)
  return (
    <tr>
      <td className="card-corner"><input type="checkbox" checked={chosen} disabled={!isOver(drill) && !chosen} aria-label={t('drill.pick', { time: format.dateTime(drill.startedAt), site: drill.site })} onChange={onToggle} /></td>
      <td className="card-head"><Status tone={drillTones[drill.state]} pill>{t(`drill.states.${drill.state}`)}</Status>{drill.abort !== null && <small className="drill-why">{t(`drill.aborts.${drill.abort.code}`)}</small>}</td>
      <td className="nowrap" data-label={t('drill.started')}><Link to="/drills/$id" params={{ id: drill.id }}>{format.dateTime(drill.startedAt)}</Link></td>
      <td data-label={t('common.service')}>{drill.service}</td>
      <td data-label={t('common.site')}><SiteName site={drill.site} /></td>
      <td className="num" data-label={t('drill.rto')}>{drill.rtoMs === null ? t('common.noData') : format.delta(drill.rtoMs)}</td>
      <td className="num" data-label={t('drill.took')}>{drill.returning?.tookMs == null ? t('common.noData') : format.delta(drill.returning.tookMs)}</td>
      <td className="num" data-label={t('drill.measures.survivor-p95')}>{format.ms(worst.p95Ms)}</td>
      <td className="num" data-label={t('drill.measures.survivor-error-rate')}>{format.ratio(worst.errorRate)}</td>
      <td data-label={t('drill.by')}>{drill.startedBy}{drill.approvedBy !== null && <small className="muted"> · {t('drill.approvedBy')} {drill.approvedBy}</small>}</td>
    </tr>
  )
}
