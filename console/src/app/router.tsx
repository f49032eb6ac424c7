import { isDay } from '@/features/audit/filter'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, retainSearchParams } from '@tanstack/react-router'
import { ProblemError, UnreachableError } from '@/shared/api/client'
import { dashboardSearch } from '@/features/dashboard/search'
import { kinds } from '@/features/trust/queries'
import { sessionQuery } from '@/shared/api/queries'
import { isZone, parseTime } from '@/shared/time/range'
import { Crashed, NotFound, Pending } from './Fallbacks'
import { SignedIn } from './SignedIn'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound })

/** Only who goes to a dashboard, or is about to, fetches its code. */
const ahead = () => import('@/features/dashboard/ahead')

/**
 * Why the code of a page did not come. Where the hub answers, it has another version of the console by now, and the page is loaded anew by
 * the router; where it does not, that would lose the console to the browser's own page.
 */
async function whyNot(error: unknown): Promise<never> {
  const answers = await fetch('/api/v1/session', { signal: AbortSignal.timeout(5_000) }).then(() => true, () => false)
  throw answers ? error : new UnreachableError(error)
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** A place of this console to return to; never another origin. */
function place(value: unknown): string | undefined {
  const next = text(value)
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : undefined
}

const day = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : undefined)
const moment = (value: unknown) => (typeof value === 'string' && parseTime(value, 0) !== undefined ? value : undefined)

function without<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/** What brings somebody back from another way in. */
const REFUSALS = ['no-role', 'bad-credentials', 'openid-refused', 'directory-unavailable'] as const
const refusal = (value: unknown) => REFUSALS.find((known) => known === value)

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => without({ next: place(search.next), expired: search.expired === true ? true : undefined, problem: refusal(search.problem) }),
  component: lazyRouteComponent(() => import('@/features/session/SignInPage').catch(whyNot), 'SignInPage'),
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  // Every page understands a range and a zone; see shared/time/range. The zone goes with the reader from page to page.
  validateSearch: (search) => without({ from: moment(search.from), to: moment(search.to), tz: typeof search.tz === 'string' && isZone(search.tz) ? search.tz : undefined }),
  search: { middlewares: [retainSearchParams(['tz'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.query({ ...sessionQuery, staleTime: 'static' })
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href }, replace: true })
      }
      throw error
    }
  },
  component: SignedIn,
})

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: (search) => dashboardSearch(search),
  loader: ({ context }) => void ahead().then(({ homeAhead }) => homeAhead(context.client), () => undefined),
  component: lazyRouteComponent(() => import('@/features/dashboard/HomePage').catch(whyNot), 'HomePage'),
})

const sites = createRoute({
  getParentRoute: () => signedIn,
  path: '/sites',
  component: lazyRouteComponent(() => import('@/features/overview/OverviewPage').catch(whyNot), 'OverviewPage'),
})

const dashboards = createRoute({
  getParentRoute: () => signedIn,
  path: '/dashboards',
  component: lazyRouteComponent(() => import('@/features/dashboard/DashboardsPage').catch(whyNot), 'DashboardsPage'),
})

const dashboard = createRoute({
  getParentRoute: () => signedIn,
  path: '/dashboards/$id',
  validateSearch: (search) => dashboardSearch(search),
  loader: ({ context, params }) => void ahead().then(({ dashboardAhead }) => dashboardAhead(context.client, params.id), () => undefined),
  component: lazyRouteComponent(() => import('@/features/dashboard/DashboardPage').catch(whyNot), 'DashboardPage'),
})

// Whoever has the token behind `#` needs no sign-in.
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  validateSearch: (search) => without({ rotate: dashboardSearch(search).rotate }),
  component: lazyRouteComponent(() => import('@/features/dashboard/WallPage').catch(whyNot), 'WallPage'),
})

const services = createRoute({
  getParentRoute: () => signedIn,
  path: '/services',
  component: lazyRouteComponent(() => import('@/features/service/ServicesPage').catch(whyNot), 'ServicesPage'),
})

export const splitWindows = ['PT1M', 'PT5M', 'PT15M', 'PT1H'] as const
export type SplitWindow = (typeof splitWindows)[number]
export const acts = ['weights', 'mode', 'freeze', 'unfreeze', 'approve', 'reject', 'evacuate', 'return', 'release', 'drill', 'repair', 'approve-proposal', 'reject-proposal', 'withdraw-proposal'] as const
export type Act = (typeof acts)[number]

const service = createRoute({
  getParentRoute: () => signedIn,
  path: '/services/$id',
  validateSearch: (search) => without({
    window: splitWindows.find((window) => window === search.window),
    act: acts.find((act) => act === search.act),
    site: text(search.site),
    of: text(search.of),
  }),
  component: lazyRouteComponent(() => import('@/features/service/ServicePage').catch(whyNot), 'ServicePage'),
})

const incidents = createRoute({
  getParentRoute: () => signedIn,
  path: '/incidents',
  validateSearch: (search) => without({ service: text(search.service), state: (['open', 'returning', 'closed'] as const).find((state) => state === search.state) }),
  component: lazyRouteComponent(() => import('@/features/incidents/IncidentsPage').catch(whyNot), 'IncidentsPage'),
})

const incident = createRoute({
  getParentRoute: () => signedIn,
  path: '/incidents/$id',
  component: lazyRouteComponent(() => import('@/features/incidents/IncidentPage').catch(whyNot), 'IncidentPage'),
})

export const instanceColumns = ['instance', 'service', 'site', 'tps', 'meanMs', 'p95Ms', 'errorRate', 'startedAt', 'lastReportAt'] as const
export type InstanceColumn = (typeof instanceColumns)[number]

const instances = createRoute({
  getParentRoute: () => signedIn,
  path: '/instances',
  validateSearch: (search) => without({
    q: typeof search.q === 'number' ? String(search.q) : text(search.q),
    service: text(search.service),
    site: text(search.site),
    hidden: search.hidden === true ? true : undefined,
    sort: instanceColumns.find((column) => column === search.sort),
    desc: search.desc === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('@/features/instances/InstancesPage').catch(whyNot), 'InstancesPage'),
})

export const lifeRanges = ['1h', '6h', '24h', 'life'] as const
export type LifeRange = (typeof lifeRanges)[number]

const life = createRoute({
  getParentRoute: () => signedIn,
  path: '/instances/life',
  validateSearch: (search) => ({
    site: text(search.site) ?? '',
    service: text(search.service) ?? '',
    instance: typeof search.instance === 'number' ? String(search.instance) : (text(search.instance) ?? ''),
    ...without({ startedAt: text(search.startedAt), range: lifeRanges.find((range) => range === search.range) }),
  }),
  component: lazyRouteComponent(() => import('@/features/instances/InstancePage').catch(whyNot), 'InstancePage'),
})

export const alarmViews = ['active', 'ended', 'rules'] as const

const alarms = createRoute({
  getParentRoute: () => signedIn,
  path: '/alarms',
  validateSearch: (search) => without({ view: alarmViews.find((view) => view === search.view) }),
  component: lazyRouteComponent(() => import('@/features/alarms/AlarmsPage').catch(whyNot), 'AlarmsPage'),
})

const alarm = createRoute({
  getParentRoute: () => signedIn,
  path: '/alarms/$id',
  component: lazyRouteComponent(() => import('@/features/alarms/AlarmPage').catch(whyNot), 'AlarmPage'),
})

const ledger = createRoute({
  getParentRoute: () => signedIn,
  path: '/ledger',
  validateSearch: (search) => without({ service: text(search.service), site: text(search.site) }),
  component: lazyRouteComponent(() => import('@/features/ledger/LedgerPage').catch(whyNot), 'LedgerPage'),
})

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: (search) => without({
    before: typeof search.before === 'number' ? String(search.before) : text(search.before),
    actor: typeof search.actor === 'number' ? String(search.actor) : text(search.actor),
    act: text(search.act),
    outcome: text(search.outcome),
    object: typeof search.object === 'number' ? String(search.object) : text(search.object),
    since: day(search.since),
    until: day(search.until),
  }),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage').catch(whyNot), 'AuditPage'),
})

const drills = createRoute({
  getParentRoute: () => signedIn,
  path: '/drills',
  validateSearch: (search) => without({ service: text(search.service), compare: text(search.compare) }),
  component: lazyRouteComponent(() => import('@/features/drill/DrillsPage').catch(whyNot), 'DrillsPage'),
})

const drill = createRoute({
  getParentRoute: () => signedIn,
  path: '/drills/$id',
  validateSearch: (search) => without({ act: search.act === 'abort' ? ('abort' as const) : undefined }),
  component: lazyRouteComponent(() => import('@/features/drill/DrillPage').catch(whyNot), 'DrillPage'),
})

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  component: lazyRouteComponent(() => import('@/features/notice/NoticesPage').catch(whyNot), 'NoticesPage'),
})

const sessions = createRoute({
  getParentRoute: () => signedIn,
  path: '/sessions',
  component: lazyRouteComponent(() => import('@/features/sessions/SessionsPage').catch(whyNot), 'SessionsPage'),
})

const missing = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  component: lazyRouteComponent(() => import('./MissingPage').catch(whyNot), 'MissingPage'),
})

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  validateSearch: (search) => without({ add: search.add === true ? true : undefined }),
  component: lazyRouteComponent(() => import('@/features/tokens/TokensPage').catch(whyNot), 'TokensPage'),
})

const trust = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolment',
  validateSearch: (search) => without({
    view: (['credentials', 'enrolments'] as const).find((view) => view === search.view),
    kind: kinds.find((kind) => kind === search.kind),
    name: typeof search.name === 'number' ? String(search.name) : text(search.name),
    add: search.add === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('@/features/trust/TrustPage').catch(whyNot), 'TrustPage'),
})

const directories = createRoute({
  getParentRoute: () => signedIn,
  path: '/directories',
  validateSearch: (search) => without({ edit: text(search.edit), add: search.add === true ? true : undefined }),
  component: lazyRouteComponent(() => import('@/features/directory/DirectoriesPage').catch(whyNot), 'DirectoriesPage'),
})

const roleRules = createRoute({
  getParentRoute: () => signedIn,
  path: '/role-rules',
  component: lazyRouteComponent(() => import('@/features/directory/RulesPage').catch(whyNot), 'RulesPage'),
})

const tree = root.addChildren([signIn, wall, signedIn.addChildren([overview, sites, dashboards, dashboard, services, service, incidents, incident, instances, life, alarms, alarm, ledger, audit, drills, drill, notices, sessions, tokens, trust, directories, roleRules, missing])])

/** Fetches the code of all pages, one after the other, so that none is missing when the hub is away. */
export async function fetchPages({ routesById }: Pick<ReturnType<typeof consoleRouter>, 'routesById'>) {
  for (const { options } of Object.values(routesById)) {
    const page = options.component as { preload?: () => Promise<unknown> } | undefined
    await page?.preload?.()
  }
  const { contentsAhead } = await ahead()
  contentsAhead()
}

export function consoleRouter(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: 'intent', defaultPendingComponent: Pending, defaultErrorComponent: Crashed, scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof consoleRouter> }
}
