import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AlarmBanner } from '@/features/alarms/AlarmBanner'
import { Bell } from '@/features/alarms/Bell'
import { alarmsQuery } from '@/shared/api/alarms'
import { incidentsQuery, sessionQuery, sitesQuery } from '@/shared/api/queries'
import { useLive } from '@/shared/live/live'
import { useNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { showZone } from '@/shared/time/zone'
import { listenForKeys, useAllActions } from '@/shared/ui/actions'
import { Dialog } from '@/shared/ui/Dialog'
import { Icon } from '@/shared/ui/Icon'
import { Status, type Tone } from '@/shared/ui/Status'
import { BeyondPage } from './BeyondPage'
import { Brand } from './Brand'
import { beyond, usePlaces, type Place } from './places'
import { SearchBox } from './SearchBox'
import { Me, Settings } from './Settings'
import { useShellActions } from './useShellActions'

const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })))
const KeysHelp = lazy(() => import('./KeysHelp').then((module) => ({ default: module.KeysHelp })))

/** Everything around a page: navigation, the state of the live stream, settings. */
export function Shell() {
  const { t } = useTranslation()
  const zone = useRouterState({ select: ({ location }) => (location.search as { tz?: string }).tz })
  const [asked, setAsked] = useState<'palette' | 'help'>()
  const close = useCallback(() => setAsked(undefined), [])
  const path = useRouterState({ select: ({ location }) => location.pathname })
  useEffect(() => showZone(zone), [zone])
  useEffect(() => listenForKeys(window), [])
  useShellActions(setAsked)
  const { data: session } = useQuery(sessionQuery)
  const kept = beyond(path, session)
  // A wall display has nowhere to go, and may not ask for what stands around a page.
  if (session?.wall != null) return <div className="shell"><div className="main"><Outlet /></div></div>
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
        <AlarmBanner />
        {kept === undefined ? <Outlet /> : <BeyondPage why={kept} />}
      </div>
      <Suspense>
        {asked === 'palette' && <Palette onClose={close} />}
        {asked === 'help' && <KeysHelp onClose={close} />}
      </Suspense>
    </div>
  )
}

function Navigation() {
  const { t } = useTranslation()
  const [more, setMore] = useState(false)
  const places = usePlaces()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { data: alarms = 0 } = useQuery({ ...alarmsQuery, select: ({ active }) => active.length })
  const { data: open = 0 } = useQuery({ ...incidentsQuery, select: (list) => list.filter(({ state }) => state !== 'closed').length })
  const counts: Partial<Record<Place['key'], number>> = { alarms, incidents: open }
  const hidden = places.filter(({ phone }) => !phone)
  const items = (list: readonly Place[], always: boolean) => list.map(({ to, icon, key, phone }) => {
    const current = to === '/' ? path === '/' : path.startsWith(to)
    const count = counts[key] ?? 0
    return (
      <li key={to} className={phone || always ? undefined : 'wide-only'}>
        <Link to={to} aria-current={current ? 'page' : undefined} onClick={() => setMore(false)}>
          <Icon name={icon} />
          {t(`nav.${key}`)}
          {count > 0 && <span className="count">{count}</span>}
        </Link>
      </li>
    )
  })
  return (
    <nav aria-label={t('app.menu')}>
      <ul>
        {items(places, false)}
        <li className="phone-only"><button type="button" aria-haspopup="dialog" onClick={() => setMore(true)}><Icon name="more" />{t('nav.more')}</button></li>
      </ul>
      {more && <Dialog title={t('nav.more')} onClose={() => setMore(false)}><ul className="nav-more">{items(hidden, true)}</ul></Dialog>}
    </nav>
  )
}

/** The head of a page and its content; `tools` stand in the head: the time range, say. */
export function Page({ title, parent, tools, children }: { title: string; parent?: ReactNode; tools?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const [settings, setSettings] = useState(false)
  const { data: session } = useQuery(sessionQuery)
  if (session?.wall != null) return <main id="content" className="content" tabIndex={-1}><h1 className="sr-only">{title}</h1>{children}</main>
  return (
    <>
      <header className={`top${parent === undefined ? '' : ' nested'}`}>
        <div className="crumb">{parent !== undefined && <>{parent}<span className="muted" aria-hidden="true">/</span></>}<h1>{title}</h1></div>
        <div className="top-tools">{tools}<SearchBox /></div>
        <LiveState />
        <Bell />
        <HelpButton />
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

function HelpButton() {
  const { t } = useTranslation()
  const help = useAllActions().find(({ id }) => id === 'help')
  return <button type="button" className="btn quiet icon wide-only" aria-label={t('keysHelp.open')} title={`${t('keysHelp.open')} (?)`} onClick={() => help?.run()}><Icon name="help" /></button>
}

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
