import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { incidentsQuery, sitesQuery } from '@/shared/api/queries'
import { useLive } from '@/shared/live/live'
import { useNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { Icon, type IconName } from '@/shared/ui/Icon'
import { Status, type Tone } from '@/shared/ui/Status'
import { Brand } from './Brand'
import { Me, Settings } from './Settings'

const places = [
  { to: '/', icon: 'overview', key: 'overview' },
  { to: '/dashboards', icon: 'dashboard', key: 'dashboards' },
  { to: '/services', icon: 'service', key: 'services' },
  { to: '/incidents', icon: 'incident', key: 'incidents' },
  { to: '/instances', icon: 'instance', key: 'instances' },
  { to: '/ledger', icon: 'ledger', key: 'ledger' },
  { to: '/audit', icon: 'audit', key: 'audit' },
] as const satisfies readonly { to: string; icon: IconName; key: string }[]

/** Everything around a page: navigation, the state of the live stream, settings. */
export function Shell() {
  const { t } = useTranslation()
  return (
    <div className="shell">
      <a className="btn skip" href="#content">{t('app.skip')}</a>
      <aside className="side" aria-label={t('app.tagline')}>
        <div className="brand"><Brand /></div>
        <Navigation />
        <div className="side-foot">
          <Settings />
          <Me />
        </div>
      </aside>
      <div className="main">
        <Outlet />
      </div>
    </div>
  )
}

function Navigation() {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { data: alarms = 0 } = useQuery({ ...sitesQuery, select: (overview) => overview.alarms.filter(({ severity }) => severity === 'critical').length })
  const { data: open = 0 } = useQuery({ ...incidentsQuery, select: (list) => list.filter(({ state }) => state !== 'closed').length })
  const counts: Partial<Record<(typeof places)[number]['key'], number>> = { overview: alarms, incidents: open }
  return (
    <nav aria-label={t('app.menu')}>
      <ul>
        {places.map(({ to, icon, key }) => {
          const current = to === '/' ? path === '/' : path.startsWith(to)
          const count = counts[key] ?? 0
          return (
            <li key={to}>
              <Link to={to} aria-current={current ? 'page' : undefined}>
                <Icon name={icon} />
                {t(`nav.${key}`)}
                {count > 0 && <span className="count">{count}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The head of a page and its content. */
export function Page({ title, parent, children }: { title: string; parent?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const [settings, setSettings] = useState(false)
  return (
    <>
      <header className={`top${parent === undefined ? '' : ' nested'}`}>
        <div className="crumb">{parent !== undefined && <>{parent}<span className="muted" aria-hidden="true">/</span></>}<h1>{title}</h1></div>
        <LiveState />
        <button type="button" className="btn quiet icon top-phone" aria-label={`${t('settings.language')} · ${t('settings.theme')}`} onClick={() => setSettings(true)}><Icon name="user" /></button>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <LostBanner />
        {children}
      </main>
      {settings && (
        <Dialog title={t('app.name')} onClose={() => setSettings(false)}>
          <Settings />
          <Me />
        </Dialog>
      )}
    </>
  )
}

const tones: Record<ReturnType<typeof useLive>['state'], Tone> = { connecting: 'info', open: 'ok', lost: 'crit', paused: 'idle', 'signed-out': 'idle' }

function LiveState() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const { state } = useLive()
  const { dataUpdatedAt } = useQuery(sitesQuery)
  const text = state === 'open' ? 'live' : state === 'signed-out' ? 'paused' : state
  return (
    <span className="live-state">
      <span className="updated">{dataUpdatedAt === 0 ? t('live.never') : t('live.updated', { ago: format.ago(now - dataUpdatedAt) })}</span>
      <span role="status"><Status tone={tones[state]} pill>{t(`live.${text}`)}</Status></span>
    </span>
  )
}

function LostBanner() {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, since } = useLive()
  if (state !== 'lost') return null
  return (
    <div className="banner crit" role="alert">
      <div>
        <Status tone="crit">{t('live.lostTitle')}</Status>
        <p>{t('live.lostSince', { time: format.clock(since) })}</p>
      </div>
    </div>
  )
}
