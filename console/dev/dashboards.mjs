// The stand-in hub's dashboards, and what their panels ask for: made-up values over the real API's shapes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const iso = (ms) => new Date(ms).toISOString()
const wave = (seed, t) => Math.sin(t / 7 + seed) * 0.5 + Math.sin(t / 2.3 + seed * 3) * 0.25 + Math.sin(t * 1.7 + seed * 7) * 0.18
const sites = ['private', 'public']

const series = (id, x, y, title, queries, scope, more = {}) => ({ id, kind: 'series', title, grid: { x, y, w: 12, h: 6 }, scope, options: { queries, ...more } })
// Those that come with the product, as the hub has them.
const folder = fileURLToPath(new URL('../../federation-hub/src/main/resources/dashboards/', import.meta.url))
const korean = JSON.parse(readFileSync(join(folder, 'ko.json'), 'utf8'))
const translated = (value) => (typeof value === 'string' ? (korean[value] ?? value) : Array.isArray(value) ? value.map(translated) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, translated(one)])) : value)
const made = Object.fromEntries(['portal', 'dr', 'jvm', 'fleet'].map((id) => [`made-${id}`, (language) => { const document = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')); return language === 'ko' ? translated(document) : document }]))

/** One of every kind, to be looked at. */
function kinds(language) {
  const t = (ko, en) => (language === 'ko' ? ko : en)
  const at = (kind, x, y, w, h, options = {}, title = '') => ({ id: kind, kind, title, grid: { x, y, w, h }, options })
  return {
    schemaVersion: 1, name: t('모든 패널', 'Every panel'), description: '', time: { from: 'now-1h', to: 'now' }, refresh: 'live', variables: [],
    pages: [{ id: 'all', name: t('전체', 'All'), panels: [
      at('topology', 0, 0, 12, 9), at('sites', 12, 0, 12, 9), at('instances', 0, 9, 24, 10, { metric: 'duration', aggregate: 'p95', groupBy: 'site', thresholds: [{ value: 200, severity: 'warning' }, { value: 260, severity: 'critical' }] }),
      at('incidents', 0, 19, 12, 6), at('alarms', 12, 19, 12, 6), at('ledger', 0, 25, 16, 5), at('split', 0, 36, 24, 6, { service: '$service' }), at('tmap', 0, 42, 24, 9, { split: true }),
      at('text', 16, 25, 8, 5, { markdown: t('**심각** 경보가 뜨면\n\n1. [서비스](/services/portal) 화면에서 판정을 본다\n2. 전환이 보류됐으면 승인한다', 'When a **critical** alarm comes up\n\n1. Look at the verdict of the [service](/services/portal)\n2. Approve if the failover is held back') }, t('당직 안내', 'On call')),
      at('table', 0, 30, 24, 6, { metrics: [{ metric: 'transactions', aggregate: 'rate' }, { metric: 'duration', aggregate: 'p95' }, { metric: 'errors', aggregate: 'ratio' }, { metric: 'jvm.memory.used', aggregate: 'total' }], by: 'instance' }),
    ] }],
  }
}

const mine = { ...kinds('ko'), name: '내 대시보드', variables: [{ name: 'service', label: '', kind: 'service', multi: false, value: ['portal'] }, { name: 'site', label: '사이트', kind: 'site', multi: true, value: [] }], pages: [{ id: 'page-1', name: '페이지 1', panels: [series('panel-1', 0, 0, 'TPS $site', [{ metric: 'transactions', aggregate: 'rate' }], { site: '$site' }), { id: 'panel-2', kind: 'stat', title: '', grid: { x: 12, y: 0, w: 6, h: 6 }, scope: { site: '$site' }, options: { metric: 'duration', aggregate: 'p95' } }, { id: 'panel-3', kind: 'text', title: '', grid: { x: 18, y: 0, w: 6, h: 6 }, options: { markdown: '# 메모' } }] }] }
const stored = new Map()
const walls = new Map()
let shares = []
let defaults = { viewer: 'made-portal', operator: 'made-portal', approver: 'made-portal', administrator: 'made-portal' }
const save = (id, document, by, owner) => {
  const versions = stored.get(id)?.versions ?? []
  const version = { version: versions.length + 1, at: iso(Date.now()), by, document }
  stored.set(id, { owner: owner ?? stored.get(id)?.owner ?? by, versions: [...versions, version] })
  return version
}
save('mine', mine, 'kim.operator')
save('mine', { ...mine, description: '당직용' }, 'kim.operator')
save('shared', { ...mine, name: '운영팀 공용' }, 'lee.viewer')
save('kinds', kinds('ko'), 'kim.operator')

function one(id, language) {
  if (made[id]) return { id, owner: null, origin: 'made', right: 'view', version: 1, updatedAt: null, updatedBy: null, document: made[id](language) }
  const found = stored.get(id)
  const last = found?.versions.at(-1)
  return last && { id, owner: found.owner, origin: 'user', right: found.owner === 'kim.operator' ? 'own' : 'edit', version: last.version, updatedAt: last.at, updatedBy: last.by, document: last.document }
}

export function dashboards(request, url, body, problem) {
  const [, , id, rest, key] = url.pathname.replace('/api/v1', '').split('/')
  const language = url.searchParams.get('language') ?? 'en'
  const ok = (answer, status = 200) => ({ status, body: answer })
  if (id === undefined && request.method === 'POST') { const name = `d${Date.now().toString(36)}`; save(name, body, 'kim.operator'); return ok(one(name), 201) }
  if (id === undefined) {
    const all = [...Object.keys(made), ...stored.keys()].map((name) => one(name, language)).map(({ document, ...summary }) => ({ ...summary, name: document.name, description: document.description, pages: document.pages.length }))
    return ok({ dashboards: all, files: [] })
  }
  if (id === 'defaults') { if (request.method === 'PUT') defaults = { ...defaults, ...body }; return ok(defaults) }
  const found = one(id, language)
  if (!found) return problem(404, 'dashboard-not-found')
  if (rest === 'copy') { const name = `d${Date.now().toString(36)}`; save(name, { ...found.document, name: body.name ?? found.document.name }, 'kim.operator'); return ok(one(name), 201) }
  const versions = stored.get(id)?.versions ?? []
  if (rest === 'versions' && key) { const version = versions.find((each) => each.version === Number(key)); return version ? ok(version) : problem(404, 'dashboard-not-found') }
  if (rest === 'versions') return ok({ versions: versions.toReversed().map(({ document, ...version }) => ({ ...version, name: document.name })) })
  if (rest === 'sharing') { if (request.method === 'PUT') shares = body.shares; return ok({ shares, groups: ['cn=ops,ou=groups,dc=egov,dc=test', 'cn=dba,ou=groups,dc=egov,dc=test'] }) }
  if (rest === 'wall-tokens') {
    if (request.method === 'DELETE') { walls.delete(key); return { status: 204 } }
    if (request.method === 'GET') return ok({ tokens: [...walls.values()] })
    const token = `wall-${walls.size + 1}`
    walls.set(token, { id: token, createdBy: 'kim.operator', createdAt: iso(Date.now()), expiresAt: iso(Date.now() + body.days * 86_400_000) })
    return ok({ id: token, token: `secret-${token}`, url: `/wall#secret-${token}`, expiresAt: iso(Date.now() + body.days * 86_400_000) }, 201)
  }
  if (request.method === 'DELETE') { stored.delete(id); return { status: 204 } }
  if (request.method !== 'PUT') return ok(found)
  if (found.origin !== 'user') return problem(409, 'dashboard-read-only')
  if (request.headers['if-match'] !== `"${found.version}"`) return problem(412, 'dashboard-changed', { current: { version: found.version, updatedBy: found.updatedBy, updatedAt: found.updatedAt } })
  save(id, body, url.searchParams.get('by') ?? 'kim.operator')
  return ok(one(id))
}

const gauges = { 'db.client.connection.max': [30, 0, '{connection}'], transactions: [122, 18, '1/s'], errors: [0.0014, 0.0011, '1'], users: [1_840, 210, '{user}'], apdex: [0.93, 0.05, '1'], 'jvm.memory.used': [412 * 2 ** 20, 90 * 2 ** 20, 'By'], 'jvm.cpu.recent_utilization': [0.31, 0.14, '1'], 'db.client.connection.count': [14, 6, '{connection}'], 'jvm.thread.count': [84, 9, '{thread}'] }
const durations = { p50: [27, 4], p90: [88, 14], p95: [128, 26], p99: [410, 120], mean: [41, 6], max: [1_900, 700], min: [3, 1] }

export function metric(params, instances, scenario) {
  const [from, to] = [Date.parse(params.get('from')), Date.parse(params.get('to'))]
  const usual = [10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000, 86_400_000]
  const points = Number(params.get('points') ?? 360)
  const asked = /^PT(\d+)([SMH])$/.exec(params.get('step') ?? '')
  const stepMs = asked ? Number(asked[1]) * { S: 1_000, M: 60_000, H: 3_600_000 }[asked[2]] : (usual.find((step) => (to - from) / step <= points) ?? 86_400_000)
  const [name, aggregate, by] = [params.get('metric'), params.get('aggregate'), params.get('by')]
  const [base, swing, unit] = name === 'duration' ? [...(durations[aggregate] ?? durations.mean), 'ms'] : (gauges[name] ?? [1, 0.3, '1'])
  const begin = Math.floor(from / stepMs) * stepMs, end = Math.ceil(to / stepMs) * stepMs
  const names = { site: sites, instance: instances.filter(({ state, site, service }) => state === 'live' && (params.get('site') ?? site) === site && (params.get('service') ?? service) === service).map(({ instance }) => instance), service: ['portal', 'notices'], label: name === 'jvm.memory.used' ? ['heap', 'non_heap'] : ['portal/idle', 'portal/used'], outcome: ['ok', 'error'], route: ['/', '/notices', '/apply'] }
  const labels = by === null ? [{}] : (names[by] ?? []).map((value) => ({ [by]: value }))
  const count = Math.min(2_000, Math.round((end - begin) / stepMs))
  const made = scenario === 'empty' ? [] : labels.map((told, order) => ({
    labels: told,
    points: Array.from({ length: count }, (_, index) => {
      const at = begin + index * stepMs
      const seed = name.length + aggregate.length + order * 5 + (params.get('site') === 'private' ? 3 : 0)
      const gap = params.get('site') === 'private' && index > count * 0.7 && index < count * 0.73
      const value = gap || at > Date.now() - 1_500 ? null : Math.max(0, base + wave(seed, at / stepMs / 3) * swing)
      const capped = (number) => (name === 'apdex' ? Math.min(1, number) : number)
      return { at: iso(at), value: value === null ? null : capped(value), low: value === null ? null : value * 0.86, high: value === null ? null : capped(value * (index % 61 === 9 ? 1.9 : 1.12)) }
    }),
  }))
  return { metric: name, unit, aggregate, from: iso(begin), to: iso(end), stepMs, resolutionMs: Math.min(stepMs, 600_000), envelopeMs: 10_000, series: made, parts: sites.filter((site) => (params.get('site') ?? site) === site).map((site) => ({ site, state: scenario === 'stale' && site === 'private' ? 'stale' : 'complete', lastReportAt: iso(to) })), percentileError: 0.0054, usersSources: [] }
}

export const running = (scale) => ({ lt1s: Math.max(0, Math.round(9 * scale + wave(2, Date.now() / 3_000) * 5)), to3s: Math.max(0, Math.round(2.4 * scale + wave(5, Date.now() / 4_000) * 2)), to5s: Math.max(0, Math.round(0.4 + wave(8, Date.now() / 5_000))), ge5s: scale > 1.5 ? 1 : 0 })
