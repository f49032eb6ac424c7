// A stand-in for the hub, for looking at pages while developing them: made-up values over the real API's shapes.
// It also serves the built console. Never part of the build.  node dev/hub.mjs [port]; choose what it plays with
// PUT /dev/scenario/{normal|failover|return|approval|impossible|alarms|empty|failing|lost|stale|waiting|hole|late}.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dashboards, metric, running } from './dashboards.mjs'
import { answerAccess } from './access.mjs'
import { answerTrust } from './trust.mjs'
import { answerSteering, guarded } from './steering.mjs'
import { answerViews, liveAlarms } from './views.mjs'

const port = Number(process.argv[2] ?? 8099)
const files = fileURLToPath(new URL('../target/classes/static', import.meta.url))
let scenario = process.env.SCENARIO ?? 'normal'
let configured = { private: 30, public: 70 }
let revision = 12
let mode = 'automatic'
let freeze = null
const began = Date.now()
const iso = (ms) => new Date(ms).toISOString()
const wave = (seed, t) => Math.sin(t / 7 + seed) * 0.5 + Math.sin(t / 2.3 + seed * 3) * 0.25 + Math.sin(t * 1.7 + seed * 7) * 0.18
const down = () => scenario === 'failover' || scenario === 'approval'
const out = () => scenario === 'failover'
const back = () => scenario === 'return'
const failedAt = () => began - (back() ? 95_000 : 41_000)

function point(site, end, index) {
  const seed = site === 'private' ? 1 : 4
  const dead = (down() && site === 'private' && end > failedAt() + 3_000) || (back() && site === 'private' && end > failedAt() && end < failedAt() + 60_000)
  if (dead) return { windowEnd: iso(end), tps: 0, meanMs: null, p95Ms: null, errorRate: null }
  const total = 412 + wave(2, index) * 40
  const share = out() && end > failedAt() + 6_000 ? (site === 'private' ? 0 : 1) : configured[site] / (configured.private + configured.public)
  const busy = site === 'public' && out() && end > failedAt() ? 1.35 : 1
  const mean = (site === 'private' ? 38 : 46) * busy + wave(seed, index) * 5
  const glitch = down() && site === 'private' && end > failedAt() - 8_000 ? 0.31 : 0
  return { windowEnd: iso(end), tps: total * share, meanMs: mean, p95Ms: mean * 3.1 + wave(seed + 2, index) * 16, errorRate: Math.max(0, 0.0012 + wave(seed + 5, index) * 0.0011) + glitch }
}

function site(id, now) {
  const end = Math.floor((now - 1_500) / 10_000) * 10_000
  const history = Array.from({ length: 60 }, (_, index) => end - (59 - index) * 10_000).map((time) => point(id, time, time / 10_000)).filter((_, index) => !(id === 'public' && index > 20 && index < 24))
  const last = history.at(-1)
  const live = point(id, now, now / 10_000)
  const stale = scenario === 'stale' && id === 'private'
  const collectors = [{ id: `${id}-1`, domain: id, site: id, connected: !stale, lastReportAt: iso(stale ? began - 74_000 : now - 900), incarnation: 3, version: '0.1.0' }]
  const dead = down() && id === 'private'
  return {
    id, domain: id, state: stale ? 'stale' : 'live', lastReportAt: iso(stale ? began - 74_000 : now - 900), staleSince: stale ? iso(began - 68_000) : null,
    values: { ...last, instances: dead ? 0 : 2, complete: true },
    live: { at: iso(now), tps: live.tps, meanMs: live.meanMs, p95Ms: live.p95Ms, errorRate: live.errorRate, running: stale || dead ? null : running(id === 'public' ? 2 : 1), services: [{ service: 'portal', tps: live.tps, meanMs: live.meanMs, p95Ms: live.p95Ms, errorRate: live.errorRate, running: stale || dead ? null : running(id === 'public' ? 2 : 1) }] }, history, collectors,
  }
}

function alarms(now) {
  const list = []
  if (scenario === 'failover') list.push({ code: 'provider-unreachable', severity: 'critical', since: iso(began - 12_000), service: 'portal', site: null, subject: 'private-1', detail: 'The nameserver of private-1 has not answered for 12 s.' })
  if (scenario === 'approval') list.push({ code: 'approval-wanted', severity: 'critical', since: iso(began - 38_000), service: 'portal', site: 'private', subject: null, detail: 'A quorum of 3 of 3 domains judges private down.' })
  if (scenario === 'impossible') list.push({ code: 'automatic-failover-impossible', severity: 'critical', since: iso(began - 320_000), service: 'portal', site: null, subject: 'third', detail: 'Domain third has no live vantage point.' })
  if (scenario === 'stale') list.push({ code: 'site-stale', severity: 'warning', since: iso(began - 68_000), service: null, site: 'private', subject: null, detail: 'private-1 has not reported for 68 s.' })
  if (scenario === 'hole') list.push({ code: 'ledger-hole', severity: 'critical', since: iso(began - 190_000), service: 'portal', site: 'private', subject: 'portal-private-2:8000', detail: '37 transactions of 1 instances are in nobody\'s books' })
  if (scenario === 'waiting') list.push({ code: 'spool-filling', severity: 'warning', since: iso(began - 40_000), service: null, site: 'private', subject: 'private-1', detail: 'x' }, { code: 'disk-full', severity: 'critical', since: iso(began - 81_000), service: null, site: null, subject: null, detail: 'x' })
  if (freeze && Date.parse(freeze.until) > now && down()) list.push({ code: 'frozen-but-down', severity: 'critical', since: iso(now - 4_000), service: 'portal', site: 'private', subject: null, detail: 'x' })
  return list
}

function overview(now) {
  if (scenario === 'empty') return { at: iso(now), sites: [], witnesses: [], alarms: [] }
  const quiet = scenario === 'impossible'
  return {
    at: iso(now), sites: [site('private', now), site('public', now)],
    witnesses: [{ id: 'witness-1', domain: 'third', site: null, connected: !quiet, lastReportAt: quiet ? null : iso(now - 700), incarnation: quiet ? null : 2, version: quiet ? null : '0.1.0' }], alarms: alarms(now),
  }
}

function member(id, now) {
  const ports = id === 'private' ? ['127.0.1.21', '127.0.1.22'] : ['127.0.2.21', '127.0.2.22']
  const hit = id === 'private' && (down() || back())
  const verdict = hit && down() ? 'down' : 'up'
  const state = !hit || scenario === 'approval' ? 'serving' : out() ? 'evacuated' : now % 60_000 < 30_000 ? 'holding' : 'returning'
  const step = state === 'returning' ? 1 + Math.floor((now % 30_000) / 10_000) : null
  return {
    site: id, configuredWeight: configured[id], weight: state === 'serving' ? configured[id] : step ? Math.round((configured[id] * step) / 4) : 0, state,
    stateSince: iso(state === 'holding' ? now - (now % 30_000) : state === 'serving' ? began - 86_400_000 * 2.2 : failedAt()), holdUntil: state === 'holding' ? iso(now - (now % 30_000) + 30_000) : null, rampStep: step, rampSteps: 3,
    verdict, withheld: scenario === 'approval' && hit ? 'approval' : null, byOperator: false, overrideUntil: null, minimumUp: 1, endpoints: ports.map((address) => ({ address, port: 8000, verdict })),
  }
}

const token = () => ({ epoch: 3, revision })

function service(now) {
  const members = [member('private', now), member('public', now)]
  return {
    id: 'portal', name: 'portal.egov.test', ttlSeconds: 5, mode: scenario === 'approval' ? 'on-approval' : mode, freeze, token: token(),
    automaticFailover: scenario === 'impossible' ? { possible: false, reason: 'Domain third has no live vantage point.' } : { possible: true, reason: null },
    pendingApproval: scenario === 'approval' ? { kind: 'evacuate', site: 'private', since: iso(began - 38_000) } : null, members, ...guarded,
  }
}

function evidence(now) {
  const endpoints = (voter) => ['127.0.1.21', '127.0.1.22', '127.0.2.21', '127.0.2.22'].map((address) => {
    const at = address.startsWith('127.0.1') ? 'private' : 'public'
    const bad = down() && at === 'private'
    return { address, port: 8000, site: at, verdict: bad ? 'down' : 'up', run: bad ? 19 : 1204 + voter.length, since: iso(bad ? failedAt() : began - 3_600_000), reason: bad ? 'connection-refused' : null }
  })
  return [['private-1', 'private'], ['public-1', 'public'], ['witness-1', 'third']].map(([vantagePoint, domain]) => {
    const state = scenario === 'impossible' && domain === 'third' ? 'silent' : scenario === 'stale' && domain === 'private' ? 'blind' : 'voting'
    return { vantagePoint, domain, state, ageMs: state === 'silent' ? 322_000 : 200 + (now % 900), endpoints: state === 'silent' ? [] : endpoints(vantagePoint) }
  })
}

function detail(now) {
  const base = service(now)
  const abstained = ['impossible', 'stale'].includes(scenario) ? 1 : 0
  return {
    ...base, domains: ['private', 'public', 'third'], check: { kind: 'http', body: null, path: '/health', host: 'portal.egov.test', status: 200, intervalMs: 2000, timeoutMs: 1000, fall: 2, rise: 3 }, evidence: evidence(now),
    votes: ['private', 'public'].map((id) => { const bad = down() && id === 'private'; return { site: id, down: bad ? 3 : 0, up: bad ? 0 : 3 - abstained, abstained, needed: 2, total: 3 } }),
    nameservers: ['private-1', 'public-1'].map((id, index) => ({
      id, address: `127.0.${index + 1}.10:5300`, reachable: !(out() && index === 0), token: out() && index === 0 ? { epoch: 3, revision: revision - 1 } : token(), inSync: !(out() && index === 0), failOpen: false,
      members: base.members.map(({ site: id2, weight }) => ({ site: id2, weight, evacuated: weight === 0, answers: id2 === 'private' ? 48_210 + index * 311 : 112_804 + index * 97 })),
    })),
  }
}

function split(now, window = 'PT1M') {
  const minutes = { PT1M: 1, PT5M: 5, PT15M: 15, PT1H: 60 }[window] ?? 1
  const members = service(now).members
  const total = members.reduce((sum, { weight }) => sum + weight, 0)
  const all = members.reduce((sum, { configuredWeight }) => sum + configuredWeight, 0)
  const n = 2_391 * minutes, m = 24_718 * minutes, effect = 1.84
  const noise = wave(3, now / 9_000) * 0.012
  const measured = (count, base, effective, extra) => {
    const share = Math.min(1, Math.max(0, base + extra))
    const half = 2.576 * Math.sqrt((base * (1 - base)) / effective)
    return { count: Math.round(count * share), share, low99: Math.max(0, base - half), high99: Math.min(1, base + half) }
  }
  return {
    service: 'portal', from: iso(now - minutes * 60_000), to: iso(now), partial: scenario === 'stale',
    members: members.map(({ site: id, weight, configuredWeight }, index) => {
      const base = weight / total, sign = index === 0 ? 1 : -1
      return { site: id, configured: { weight: configuredWeight, share: configuredWeight / all }, current: { weight, share: base }, answered: measured(n, base, n, (base > 0 && base < 1 ? noise : 0) * sign), observed: scenario === 'stale' && id === 'private' ? null : measured(m, base, n / effect, (base > 0 && base < 1 ? noise * 1.4 : 0) * sign) }
    }),
    answeredTotal: n, observedTotal: m, designEffect: effect, observedBasis: 'answers', otherEntries: { private: 412, public: 380 }, probes: 180 * minutes,
  }
}

function incidents(now) {
  const stages = (start, offsets) => ['failed', 'decided', 'submitted', 'in-sync', 'answered', 'moved'].map((stage, index) => ({ stage, at: offsets[index] == null ? null : iso(start + offsets[index]) }))
  const events = (start) => [
    [0, 'failed'], [3_870, 'opened', 'taken-out-by', { nameserver: 'public-1' }], [3_870, 'decided'], [4_610, 'submitted'], [4_930, 'in-sync'], [5_480, 'answered'], [9_300, 'moved'], [60_000, 'hold-started', 'weight', { weight: '0' }], [180_000, 'step', 'weight', { weight: '10' }],
  ].filter(([offset]) => start + offset <= now).map(([offset, code, kind, attributes]) => ({ at: iso(start + offset), code, detail: kind ?? '', told: kind === undefined ? null : { kind, attributes } }))
  const closed = (id, ago, offsets, extra = {}) => {
    const start = began - ago
    return {
      id, service: 'portal', site: 'private', state: 'closed', openedAt: iso(start + offsets[1]), closedAt: iso(start + 61_000), mode: 'automatic', cause: 'quorum', reconstructed: false, stages: stages(start, offsets), rtoMs: offsets[5],
      returning: { holdStartedAt: iso(start + 11_200), steps: [{ weight: 10, at: iso(start + 31_200) }, { weight: 20, at: iso(start + 41_200) }, { weight: 30, at: iso(start + 51_200) }], aborts: 1, completedAt: iso(start + 61_000) },
      events: events(start), evidence: evidence(now), ...extra,
    }
  }
  if (scenario === 'empty') return []
  const list = [
    closed('inc-20261121-01', 86_400_000, [0, 3_870, 4_610, 4_930, 5_480, 9_240]),
    closed('inc-20261118-01', 86_400_000 * 4, [0, 4_120, 21_300, 21_820, 7_910, 12_480], { reconstructed: true }),
    closed('inc-20261110-02', 86_400_000 * 12, [0, 90, 240, 610, 880, 5_320], { site: 'public', cause: 'override', mode: 'on-approval' }),
  ]
  if (out()) list.unshift({ ...closed('inc-20261122-01', 41_000, [0, 3_870, 4_610, null, 5_480, null]), state: 'open', closedAt: null, rtoMs: null, returning: null })
  if (back()) list.unshift({ ...closed('inc-20261122-01', 95_000, [0, 3_870, 4_610, 4_930, 5_480, 9_240]), state: 'returning', closedAt: null, returning: { holdStartedAt: iso(began - 60_000), steps: [{ weight: 10, at: iso(began - 20_000) }], aborts: 0, completedAt: null } })
  return list
}

const life = (now, id, name, instance, startedAt, change = {}) => ({ site: id, service: name, instance, host: null, version: '2.4.1', startedAt: iso(startedAt), firstWindowAt: iso(startedAt + 8_000), lastReportAt: iso(now - 900), endedAt: null, state: 'live', end: 'reporting', hidden: false, tps: null, meanMs: null, p95Ms: null, errorRate: null, running: null, usersSource: 'session', apdexThresholdMs: 500, ...change })
const over = (at, end, hidden) => ({ lastReportAt: iso(at), endedAt: iso(at), state: 'gone', end, hidden })

function instances(now) {
  if (scenario === 'empty') return []
  const list = ['private', 'public'].flatMap((id, index) => [['portal', 21, 8000], ['portal', 22, 8000], ['notices', 31, 8100]].map(([name, , at], order) => {
    const gone = (down() && id === 'private' && name === 'portal') || (scenario === 'stale' && id === 'private')
    const load = name === 'notices' ? 24 : (configured[id] * 4.1) / 2 + order
    return life(now, id, name, `portal-${id}-${order + 1}:${at}`, began - 86_400_000 * 2.2, {
      host: `egov-was-0${index * 3 + order + 1}`,
      ...(gone ? { lastReportAt: iso(began - 44_000), state: 'gone', ...(down() ? { endedAt: iso(began - 44_000), end: 'tail-unknown' } : { end: 'silent' }) } : { tps: load, meanMs: 41.3 + order * 3.7, p95Ms: 128.4 + order * 9, errorRate: 0.0013 }),
    })
  }))
  list.push(life(now, 'private', 'portal', 'portal-private-1:8000', began - 86_400_000 * 9, { host: 'egov-was-01', version: '2.4.0', ...over(began - 86_400_000 * 2.2 - 21_000, 'ended', true) }))
  list.push(life(now, 'private', 'portal', 'portal-private-1:8000', began - 86_400_000 * 31, { host: 'egov-was-01', version: '2.3.7', ...over(began - 86_400_000 * 9 - 64_000, 'tail-unknown', true) }))
  list.push(life(now, 'public', 'portal', 'portal-batch-7f9c4:8000', began - 86_400_000 * 3, { host: 'egov-batch-07', ...over(began - 86_400_000 * 2.9, 'ended', true) }))
  return list
}

function found(now, params) {
  const words = (params.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const all = instances(now).filter((one) => (params.get('hidden') === 'true' || !one.hidden) && words.every((word) => [one.instance, one.host, one.version, one.service, one.site].join(' ').toLowerCase().includes(word)))
  return { instances: all, total: all.length, partial: scenario === 'late' }
}

function books(now, instance, index) {
  const probes = 40 * index + 12_960
  const stored = 1_204_311 + index * 180_007 + Math.floor((now - began) / 1_000) * (instance.state === 'live' ? 41 : 0)
  const holed = scenario === 'hole' && index === 1
  const dropped = index === 3 ? { 'queue-full': 412 } : {}
  const lost = scenario === 'waiting' && index === 0 ? { 'spool-full': 1_871, 'spool-age': 96 } : {}
  const waiting = (scenario === 'stale' || scenario === 'waiting') && instance.site === 'private' ? 12_406 + index * 317 : 0
  const total = (reasons) => Object.values(reasons).reduce((all, count) => all + count, 0)
  const hole = holed ? 37 : 0
  return {
    site: instance.site, service: instance.service, instance: instance.instance, startedAt: instance.startedAt, created: stored + waiting + total(dropped) + total(lost) + hole, stored, probes, waiting, droppedByAgent: dropped, lost, hole, arrived: index === 3 ? 58 : 0,
    lastWindowAt: iso(Math.floor((instance.state === 'live' ? now - 3_000 : Date.parse(instance.lastReportAt)) / 10_000) * 10_000), state: instance.end, missingSince: holed ? iso(began - 190_000) : null,
  }
}

function plus(one, other) {
  const both = (a, b) => Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]))
  const sums = Object.fromEntries(['created', 'stored', 'probes', 'waiting', 'hole', 'arrived'].map((key) => [key, one[key] + other[key]]))
  return { ...sums, droppedByAgent: both(one.droppedByAgent, other.droppedByAgent), lost: both(one.lost, other.lost) }
}

function ledger(now, service, place) {
  const nothing = { created: 0, stored: 0, probes: 0, waiting: 0, droppedByAgent: {}, lost: {}, hole: 0, arrived: 0 }
  const rows = instances(now).filter(({ hidden }) => !hidden).map((instance, index) => books(now, instance, index)).filter((row) => (!service || row.service === service) && (!place || row.site === place))
  const away = scenario === 'stale'
  const state = (all, id) => (all.some(({ hole }) => hole !== 0) ? 'hole' : away && id !== 'public' ? 'stale' : all.some(({ waiting }) => waiting > 0) ? 'waiting' : 'balanced')
  const tail = (all) => all.filter((row) => row.state === 'tail-unknown').length
  const sites = ['private', 'public'].filter((id) => !place || id === place).map((id) => { const all = rows.filter((row) => row.site === id); return { site: id, ...all.reduce(plus, nothing), tailUnknown: tail(all), state: state(all, id) } })
  const collectors = ['private-1', 'private-2', 'public-1'].filter((id) => !place || id.startsWith(place)).map((id, index) => {
    const connected = !(away && index < 2), home = id.split('-')[0], waits = index === 0 && (away || scenario === 'waiting')
    const taken = 2_410_877 + index * 311_054, waiting = waits ? 26_032 : 0, dropped = scenario === 'waiting' && index === 0 ? { 'spool-full': 1_871, 'spool-age': 96 } : {}
    if (away && index === 1) return { id, site: home, connected: false, at: null, taken: null, committed: null, repeated: null, waiting: null, probes: null, dropped: {}, waitingReports: null, oldestWaitingAt: null, spoolBytes: null, spoolLimitBytes: null, hole: 0 }
    return { id, site: home, connected, at: iso(connected ? now - 1_200 : began - 74_000), taken, committed: taken - waiting - (dropped['spool-full'] ?? 0) - (dropped['spool-age'] ?? 0), repeated: index === 1 ? 4_120 : 0, waiting, probes: 38_411, dropped, waitingReports: waits ? 96 : 0, oldestWaitingAt: waits ? iso(began - 81_000) : null, spoolBytes: waits ? 903_000_000 : 38_400, spoolLimitBytes: 1_073_741_824, hole: 0 }
  })
  const at = scenario === 'late' ? began - 95_000 : now
  const need = rows.toSorted((a, b) => Number(b.hole !== 0) - Number(a.hole !== 0) || Number(b.state === 'tail-unknown') - Number(a.state === 'tail-unknown'))
  const totals = { ...rows.reduce(plus, nothing), tailUnknown: tail(rows), state: state(rows, '') }
  return { at: iso(at), since: iso(at - 86_400_000), totals, sites: scenario === 'empty' ? [] : sites, instances: need, instanceCount: rows.length, collectors: scenario === 'empty' ? [] : collectors, hub: { received: 4_120_311, stored: 4_116_001, repeated: 4_120, dropped: { refused: 190 }, hole: 0 } }
}

function audit(before, params) {
  if (scenario === 'empty') return { entries: [], next: null }
  const acts = [
    ['kim.operator', '10.20.4.17', 'set-weights', 'portal', '정기 점검 후 원래 비율로 복원', 'private 50, public 50', 'private 30, public 70', 'done'], ['hub', null, 'return', 'portal', { kind: 'last-step-passed', attributes: { site: 'private' } }, 'private 20/30', 'private 30/30', 'done'],
    ['hub', null, 'latch', 'portal', { kind: 'taken-out-by', attributes: { site: 'private', nameserver: 'public-1' } }, 'private 30', 'private 0', 'done'], ['lee.viewer', '10.20.4.31', 'sign-in', null, null, null, null, 'done'],
    ['kim.operator', '10.20.4.17', 'set-weights', 'portal', '야간 트래픽 조정', 'private 30, public 70', 'private 0, public 0', 'never-empty'], ['park.admin', '10.20.4.2', 'freeze', 'portal', '배포 작업', null, 'until 2026-11-22T12:00:00Z', 'done'],
    ['hub', null, 'claim', 'portal', { kind: 'claim', attributes: { epoch: '3' } }, null, null, 'done'], ['unknown', '10.20.9.9', 'sign-in', null, { kind: 'no-such-user', attributes: {} }, null, null, 'bad-credentials'],
  ]
  const start = before === undefined ? 120 : Number(before)
  const entries = Array.from({ length: Math.min(50, start) }, (_, index) => start - index).map((id) => {
    const [actor, source, act, name, reason, from, to, outcome] = acts[(120 - id) % acts.length]
    return { id: String(id), at: iso(began - (120 - id) * 1_310_000 - 60_000), actor, source, act, service: name, detail: reason === null ? null : (reason.kind ?? reason), told: reason?.kind === undefined ? null : reason, before: from, after: to, token: name ? { epoch: 3, revision: Math.max(0, id - 108) } : null, outcome }
  })
  const fits = ({ actor, act, outcome, service, detail }) => actor.includes(params.get('actor') ?? '') && act.includes(params.get('act') ?? '') && `${service} ${detail}`.includes(params.get('object') ?? '') && (!params.has('outcome') || outcome === params.get('outcome') || (params.get('outcome') === 'refused' && outcome !== 'done'))
  return { entries: entries.filter(fits), next: start > 50 ? start - 50 : null }
}

const problem = (status, code, more = {}) => ({ status, body: { type: `urn:dure:problem:${code}`, title: code, status, detail: code, code, ...more }, kind: 'application/problem+json' })
const streams = new Set()
let eventId = 0
const emit = (response, event, data) => response.write(`id: ${++eventId}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

function pulse(response) {
  const now = Date.now()
  if (scenario === 'failing') return
  emit(response, 'overview', overview(now))
  emit(response, 'alarms', liveAlarms(now, scenario, scenario === 'empty' ? [] : alarms(now)))
  if (scenario === 'empty') return
  emit(response, 'service', detail(now))
  emit(response, 'split', split(now))
}
setInterval(() => streams.forEach(pulse), 2_000)

async function answer(request, url, body) {
  const now = Date.now()
  const path = url.pathname.replace('/api/v1', '')
  const signedIn = /DURE_SESSION=ok/.test(request.headers.cookie ?? '')
  const session = { user: 'kim.operator', displayName: '김운영', role: url.searchParams.get('role') ?? (process.env.ROLE ?? (/role=viewer/.test(request.headers.cookie ?? '') ? 'viewer' : 'operator')), expiresAt: iso(now + 28_800_000), limited: false, sites: null, services: null }
  if (path === '/session' && request.method === 'POST') {
    if (body.password === 'down') return problem(503, 'directory-unavailable')
    if (body.password !== 'dure') return problem(401, 'bad-credentials')
    return { status: 200, body: session, headers: { 'set-cookie': 'DURE_SESSION=ok; Path=/; HttpOnly; SameSite=Strict' } }
  }
  if (path === '/session' && request.method === 'DELETE') return { status: 204, headers: { 'set-cookie': 'DURE_SESSION=; Path=/; Max-Age=0' } }
  if (path === '/session/ways') return { status: 200, body: { firstAdministrator: false, openId: null } }
  if (path === '/session/wall') return body.token?.startsWith('secret-') ? { status: 200, body: { ...session, role: 'viewer', wall: 'made-portal' }, headers: { 'set-cookie': 'DURE_SESSION=ok; Path=/; HttpOnly; SameSite=Strict' } } : problem(401, 'invalid-wall-token')
  if (!signedIn) return problem(401, 'not-signed-in')
  if (path === '/session') return { status: 200, body: session }
  if (path.startsWith('/dashboards')) return dashboards(request, url, body, problem)
  if (scenario === 'failing') return problem(500, 'internal-error')
  if (path === '/metrics/query') return { status: 200, body: metric(url.searchParams, instances(now), scenario) }
  const more = answerViews({ path, method: request.method, params: url.searchParams, headers: request.headers, body, now, scenario, computed: alarms(now) })
  if (more) return more
  const trust = answerTrust({ path, method: request.method, params: url.searchParams, body, now, scenario })
  if (trust !== undefined) return trust
  const access = answerAccess({ path, method: request.method, params: url.searchParams, ifMatch: request.headers['if-match'], body, now, scenario, problem })
  if (access) return access
  const steered = answerSteering({ path, method: request.method, params: url.searchParams, body, now })
  if (steered) return steered
  if (path === '/sites') return { status: 200, body: overview(now) }
  if (path === '/services') return { status: 200, body: { services: scenario === 'empty' ? [] : [service(now)] } }
  if (path === '/services/portal') return { status: 200, body: detail(now) }
  if (path === '/services/portal/split') return { status: 200, body: split(now, url.searchParams.get('window') ?? 'PT1M') }
  if (path.startsWith('/services/portal/weights')) {
    const next = { ...configured, ...body.weights }
    if (next.private + next.public === 0) return problem(409, 'never-empty')
    if (path.endsWith('/preview')) {
      const shares = (weights) => Object.entries(weights).map(([id, weight]) => ({ site: id, weight, share: weight / (weights.private + weights.public) }))
      const text = (weights) => `private ${weights.private} · public ${weights.public}`
      return { status: 200, body: { before: shares(configured), after: shares(next), changes: ['private-1', 'public-1'].map((provider) => ({ provider, name: 'portal.egov.test', type: 'A', before: text(configured), after: text(next) })), refusals: [{ provider: 'route53-old', code: 'not-owned', message: 'portal.egov.test has 2 records that carry no token' }], warnings: ['two-people', 'provider-refuses', ...(Math.min(next.private, next.public) === 0 ? ['single-member'] : [])], token: token() } }
    }
    configured = next
    revision++
    return { status: 200, body: detail(now) }
  }
  if (path === '/services/portal/mode') { mode = body.mode; revision++; return { status: 200, body: detail(now) } }
  if (path === '/services/portal/freeze') { freeze = request.method === 'PUT' ? { ...body, by: 'kim.operator' } : null; return { status: 200, body: detail(now) } }
  if (path === '/services/portal/approval' || path === '/services/portal/override') { scenario = body.action === 'return' || body.decision === 'reject' ? 'normal' : 'failover'; return { status: 200, body: detail(now) } }
  if (path === '/incidents') return { status: 200, body: { incidents: incidents(now) } }
  if (path.startsWith('/incidents/')) { const found = incidents(now).find(({ id }) => path.endsWith(id)); return found ? { status: 200, body: found } : problem(404, 'incident-not-found') }
  if (path === '/instances') return { status: 200, body: found(now, url.searchParams) }
  if (path === '/instances/life') {
    const lives = instances(now).filter(({ site: id, service: name, instance }) => id === url.searchParams.get('site') && name === url.searchParams.get('service') && instance === url.searchParams.get('instance')).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
    const one = lives.find(({ startedAt }) => startedAt === url.searchParams.get('startedAt'))
    return one ? { status: 200, body: { instance: one, ledger: books(now, one, instances(now).findIndex(({ instance, startedAt }) => instance === one.instance && startedAt === one.startedAt)), lives } } : problem(404, 'instance-not-found')
  }
  if (path === '/metrics') return { status: 200, body: { metrics: [['transactions', ['rate', 'sum']], ['errors', ['ratio', 'rate', 'sum']], ['duration', ['mean', 'p50', 'p90', 'p95', 'p99', 'min', 'max']], ['apdex', ['score']], ['users', ['distinct']], ['jvm.memory.used', ['mean', 'max', 'min', 'total']], ['jvm.cpu.recent_utilization', ['mean', 'max']], ['jvm.thread.count', ['mean', 'max', 'total']], ['db.client.connection.count', ['mean', 'max', 'total']]].map(([name, aggregates]) => ({ name, unit: '1', aggregates, by: ['site', 'service', 'instance', 'label'] })) } }
  if (path === '/ledger') return { status: 200, body: ledger(now, url.searchParams.get('service'), url.searchParams.get('site')) }
  if (path === '/audit') return { status: 200, body: audit(url.searchParams.get('before') ?? undefined, url.searchParams) }
  return problem(404, path.startsWith('/services') ? 'service-not-found' : 'not-found')
}

const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const policy = "default-src 'self'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

createServer((request, response) => {
  const url = new URL(request.url, 'http://hub')
  if (url.pathname.startsWith('/dev/scenario/')) {
    scenario = url.pathname.slice('/dev/scenario/'.length)
    if (scenario === 'lost') streams.forEach((stream) => stream.destroy())
    return response.end(scenario)
  }
  if (url.pathname === '/api/v1/live') {
    if (!/DURE_SESSION=ok/.test(request.headers.cookie ?? '')) return response.writeHead(401).end()
    if (scenario === 'lost') return response.destroy()
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    streams.add(response)
    request.on('close', () => streams.delete(response))
    return pulse(response)
  }
  if (url.pathname.startsWith('/api/')) {
    let text = ''
    request.on('data', (chunk) => { text += chunk })
    request.on('end', async () => {
      const { status, body, headers = {}, kind = 'application/json' } = await answer(request, url, text === '' ? {} : JSON.parse(text))
      response.writeHead(status, { 'content-type': kind, ...(request.headers.cookie?.includes('XSRF') ? {} : { 'set-cookie': 'XSRF-TOKEN=dev; Path=/' }), ...headers })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    })
    return undefined
  }
  const wanted = join(files, normalize(url.pathname))
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(files, 'index.html')
  response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy })
  createReadStream(file).pipe(response)
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port} plays ${scenario}`))
