import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { Equation } from '@/features/ledger/Equation'
import { ProblemError } from '@/shared/api/client'
import { lifeQuery } from '@/shared/api/queries'
import type { InstanceLife } from '@/shared/api/types'
import { useServerNow, useStale } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Empty, Failure, Frame, Loading } from '@/shared/ui/Panel'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { HistoryPanel } from './HistoryPanel'
import { LifeStatus } from './LifeStatus'
import { LivesPanel } from './LivesPanel'
import { useAnchor } from './useAnchor'
import '@/features/incidents/incidents.css'
import './instances.css'

const route = getRouteApi('/signed-in/instances/life')
const staleAfterMs = 16_000

export function InstancePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { range = '1h', ...key } = route.useSearch()
  const query = useQuery(lifeQuery(key))
  const stale = useStale(query.dataUpdatedAt, staleAfterMs)
  const missing = query.error instanceof ProblemError && query.error.status === 404
  const life = query.data
  return (
    <Page title={key.instance} parent={<Link to="/instances">{t('instances.title')}</Link>}>
      {life === undefined
        ? <Frame title={key.instance}>{missing ? <Empty title={t('instances.notFound')} hint={t('instances.notFoundHint')} /> : query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />}</Frame>
        : (
          <>
            <Summary life={life} staleSince={stale || query.isError ? query.dataUpdatedAt : undefined} />
            <HistoryPanel life={life} range={range} onRange={(next) => void navigate({ to: '/instances/life', search: { ...key, ...(next === '1h' ? {} : { range: next }) }, replace: true })} />
            <Frame title={t('instances.ledger')} stale={stale} aside={<Link to="/ledger" search={{ service: life.instance.service, site: life.instance.site }} className="btn small">{t('instances.toLedger')}</Link>}>
              <Equation figures={life.ledger} />
              {life.ledger.state === 'tail-unknown' && <p className="life-note"><Status tone="warn">{t('ledger.tail')}</Status> <span className="soft">{t('ledger.endHint.tail-unknown')}</span></p>}
            </Frame>
            <LivesPanel life={life} />
          </>
        )}
    </Page>
  )
}

function Summary({ life, staleSince }: { life: InstanceLife; staleSince: number | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const anchor = useAnchor()
  const { instance } = life
  const began = instance.startedAt ?? instance.firstWindowAt
  const end = instance.endedAt === null ? now : Date.parse(instance.endedAt)
  return (
    <dl id="server" ref={anchor('server')} tabIndex={-1} className={`summary panel${staleSince === undefined ? '' : ' is-stale'}`}>
      <div><dt>{t('common.state')}</dt><dd><LifeStatus instance={instance} pill />{staleSince !== undefined && <Status tone="idle" pill>{t('panel.stale', { time: format.clock(staleSince) })}</Status>}</dd></div>
      <div><dt>{t('common.service')} · {t('common.site')}</dt><dd>{instance.service} · <SiteName site={instance.site} /></dd></div>
      <div><dt>{t('instances.host')} · {t('instances.version')}</dt><dd>{instance.host ?? t('common.noData')} · {instance.version ?? t('common.noData')}</dd></div>
      <div><dt>{t('instances.started')} – {t('instances.ended')}</dt><dd>{format.dateTime(began)} – {instance.endedAt !== null ? format.dateTime(instance.endedAt) : instance.end === 'reporting' ? t('incidents.ongoing') : t('common.unknown')} {began !== null && <span className="muted nowrap">({format.duration(end - Date.parse(began))})</span>}</dd></div>
      {(instance.usersSource !== null || instance.apdexThresholdMs !== null) && (
        <div>
          <dt>{t('instances.usersBy')} · {t('instances.apdexThreshold')}</dt>
          <dd>{instance.usersSource === null ? t('common.noData') : t(`instances.usersSources.${instance.usersSource}`)} · {instance.apdexThresholdMs === null ? t('common.noData') : format.setting(instance.apdexThresholdMs)}</dd>
        </div>
      )}
      <div><dt>{t('instances.lastReport')}</dt><dd>{format.ago(now - Date.parse(instance.lastReportAt))}</dd></div>
    </dl>
  )
}
