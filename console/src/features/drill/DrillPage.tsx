import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { useMayAct } from '@/features/service/useAct'
import { ProblemError } from '@/shared/api/client'
import { drillQuery } from '@/shared/api/steering'
import type { Drill } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Empty, Failure, Frame, Loading } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { AbortDialog } from './AbortDialog'
import { drillTones, isOver } from './drillTones'
import '@/features/incidents/incidents.css'
import './drill.css'

const route = getRouteApi('/signed-in/drills/$id')

/** One drill: how long each stage took, how the survivors did, what broke it off. */
export function DrillPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const query = useQuery(drillQuery(id))
  const missing = query.error instanceof ProblemError && query.error.status === 404
  const parent = <Link to="/drills">{t('drill.title')}</Link>
  if (query.data) return <Shown drill={query.data} />
  return <Page title={t('drill.title')} parent={parent}><Frame title={t('drill.title')}>{missing ? <Empty title={t('problem.drill-not-found')} /> : query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}</Frame></Page>
}

function Shown({ drill }: { drill: Drill }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const mayAct = useMayAct()
  const { act } = route.useSearch()
  const { limits } = drill
  const open = (next: 'abort' | undefined) => void navigate({ to: '/drills/$id', params: { id: drill.id }, search: next === undefined ? {} : { act: next }, replace: true })
  return (
    <Page title={`${drill.service} · ${format.clock(drill.startedAt)}`} parent={<Link to="/drills">{t('drill.title')}</Link>}>
      <dl className="summary panel">
        <div><dt>{t('common.state')}</dt><dd><Status tone={drillTones[drill.state]} pill>{t(`drill.states.${drill.state}`)}</Status></dd></div>
        <div><dt>{t('common.site')}</dt><dd><SiteName site={drill.site} /></dd></div>
        <div><dt>{t('common.time')}</dt><dd>{format.dateTime(drill.startedAt)}</dd></div>
        <div><dt>{t('drill.by')}</dt><dd>{drill.startedBy}{drill.approvedBy !== null && ` · ${t('drill.approvedBy')} ${drill.approvedBy}`}</dd></div>
        <div><dt>{t('drill.limits')}</dt><dd>{format.ratio(limits.errorRate)} · p95 {format.ms(limits.p95Ms)}</dd></div>
        <div><dt>{t('drill.reasonLabel')}</dt><dd>{drill.reason}</dd></div>
      </dl>
      {drill.abort !== null && <div className="banner crit" role="status"><div><Status tone="crit">{t('drill.aborted')}: {t(`drill.aborts.${drill.abort.code}`)}</Status><p className="soft">{format.dateTime(drill.abort.at)} · {drill.abort.by ?? t('audit.hub')}{drill.abort.code === 'operator' && ` · ${drill.abort.detail}`}</p></div></div>}
      {!isOver(drill) && mayAct && <div className="actions"><button type="button" className="btn danger" onClick={() => open('abort')}>{t('drill.abort')}</button></div>}
      <Stages drill={drill} />
      <Survivors drill={drill} />
      <p><Link to="/incidents/$id" params={{ id: drill.incident }}>{t('drill.incident')}</Link></p>
      {act === 'abort' && !isOver(drill) && mayAct && <AbortDialog drill={drill} onClose={() => open(undefined)} />}
    </Page>
  )
}

function Stages({ drill }: { drill: Drill }) {
  const { t } = useTranslation()
  const format = useFormat()
  const longest = Math.max(1, ...drill.stages.map(({ afterMs }) => afterMs ?? 0))
  return (
    <Frame title={t('incident.timeline')} flush>
      <ol className="drill-stages">
        {drill.stages.map(({ stage, at, afterMs }) => (
          <li key={stage} className={afterMs === null ? 'muted' : undefined}>
            <span>{t(`drill.measures.${stage}`)}</span>
            <span className="drill-bar" aria-hidden="true"><i style={{ width: `${((afterMs ?? 0) / longest) * 100}%` }} /></span>
            <b className="num">{afterMs === null ? t('incident.notReached') : format.delta(afterMs)}</b>
            <span className="muted nowrap">{format.timeMs(at)}</span>
          </li>
        ))}
      </ol>
      {drill.returning !== null && <p className="drill-note"><Status tone={drill.returning.completedAt === null ? 'info' : 'ok'}>{t('drill.took')}: {drill.returning.tookMs === null ? t('incidents.ongoing') : format.delta(drill.returning.tookMs)}</Status> <span className="soft">{drill.returning.steps.map(({ weight }) => weight).join(' → ')}</span></p>}
    </Frame>
  )
}

function Survivors({ drill }: { drill: Drill }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { limits } = drill
  return (
    <Frame title={t('drill.survivors')} flush>
      <Scroll label={t('drill.survivors')}>
        <table>
          <thead><tr><th>{t('common.site')}</th><th className="num">{t('metric.errorRate')} · {t('drill.before')}</th><th className="num">{t('drill.worst')}</th><th className="num">{t('drill.limit')}</th><th className="num">p95 · {t('drill.before')}</th><th className="num">{t('drill.worst')}</th><th className="num">{t('drill.limit')}</th></tr></thead>
          <tbody>
            {drill.survivors.map(({ site, before, worst }) => (
              <tr key={site}>
                <td><SiteName site={site} /></td>
                <td className="num">{format.ratio(before.errorRate)}</td>
                <td className="num strong">{format.ratio(worst.errorRate)}</td>
                <td className="num muted">{format.ratio(limits.errorRate)}</td>
                <td className="num">{format.ms(before.p95Ms)}</td>
                <td className="num strong">{format.ms(worst.p95Ms)}</td>
                <td className="num muted">{format.ms(limits.p95Ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Frame>
  )
}
