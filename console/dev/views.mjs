// T-Map, board, alarms and rules of the stand-in hub.
const iso = (ms) => new Date(ms).toISOString()
const steps = [10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400].map((seconds) => seconds * 1_000)
const noise = (seed) => { const value = Math.sin(seed * 127.1 + 311.7) * 43_758.5453; return value - Math.floor(value) }
const stepFor = (from, to, most) => steps.find((step) => (to - from) / step <= most) ?? 86_400_000

function heatmap(params, now, scenario) {
  const to = Math.ceil((params.get('to') ? Date.parse(params.get('to')) : now) / 10_000) * 10_000
  const wanted = params.get('from') ? Date.parse(params.get('from')) : to - 3_600_000
  const stepMs = stepFor(wanted, to, Number(params.get('columns') ?? 360))
  const from = Math.floor(wanted / stepMs) * stepMs
  const columns = Math.ceil((to - from) / stepMs)
  const ok = [], error = []
  const rowOf = (ms) => Math.floor(Math.log2(ms / 0.05) * 4)
  for (let column = 0; scenario !== 'empty' && column < columns; column++) {
    const at = from + column * stepMs, wave = 1 + 0.25 * Math.sin(at / 900_000)
    const trouble = Math.abs(at - (to - (to - from) * 0.3)) < (to - from) * 0.05
    const counts = new Map(), failed = new Map()
    const spread = (map, middle, width, total) => { for (let row = 40; row < 85; row++) { const share = Math.exp(-(((row - rowOf(middle)) / width) ** 2)) * total * (0.4 + 1.2 * noise(row * 31 + column)); if (share >= 1) map.set(row, (map.get(row) ?? 0) + Math.round(share)) } }
    spread(counts, 38 * wave, 3.4, 60 * (stepMs / 10_000))
    spread(counts, 320 * wave, 2.6, 7 * (stepMs / 10_000))
    if (noise(column * 7) > 0.86) spread(counts, 2_200, 2, 2)
    if (trouble) { spread(failed, 1_400, 3, 14); spread(counts, 1_100, 3, 20) }
    if (noise(column * 3) > 0.8) failed.set(rowOf(5 + noise(column) * 40), 1 + Math.round(noise(column) * 3))
    if (noise(column * 11) > 0.97) failed.set(rowOf(10_000), 2)
    for (const [row, count] of counts) ok.push([column, row, count])
    for (const [row, count] of failed) error.push([column, row, count])
  }
  const sum = (cells) => cells.reduce((all, [, , count]) => all + count, 0)
  return { from: iso(from), to: iso(from + columns * stepMs), stepMs, resolutionMs: 10_000, columns, lowestSeconds: 0.00005, rowsPerOctave: 4, rows: 85, ok, error, transactions: sum(ok) + sum(error), clamped: 0, parts: [{ site: 'private', state: scenario === 'stale' ? 'stale' : 'complete', lastReportAt: iso(now) }, { site: 'public', state: 'complete', lastReportAt: iso(now) }] }
}

const units = { transactions: ['{transaction}', ['rate', 'sum']], errors: ['{transaction}', ['ratio', 'rate']], duration: ['s', ['p95', 'mean', 'p50', 'p99']], apdex: ['1', ['score']], users: ['{user}', ['distinct']], 'jvm.memory.used': ['By', ['mean', 'max', 'total']], 'jvm.memory.limit': ['By', ['mean']], 'jvm.cpu.recent_utilization': ['1', ['mean', 'max']], 'jvm.thread.count': ['{thread}', ['mean', 'max']], 'http.server.active_requests': ['{request}', ['total', 'mean']], 'db.client.connection.count': ['{connection}', ['total', 'mean']] }
const usual = { 'transactions rate': [122, 30], 'errors ratio': [0.004, 0.004], 'duration p95': [0.128, 0.05], 'duration mean': [0.041, 0.01], 'apdex score': [0.95, 0.04], 'jvm.memory.used mean': [412 * 2 ** 20, 120 * 2 ** 20], 'jvm.cpu.recent_utilization mean': [0.31, 0.2] }
const unitOf = (metric, aggregate) => { const [unit = '1'] = units[metric] ?? []; return aggregate === 'rate' ? `${unit}/s` : aggregate === 'ratio' ? '1' : unit }

function series(params, now) {
  const [metric, aggregate] = [params.get('metric'), params.get('aggregate') ?? 'mean']
  const [from, to] = [Date.parse(params.get('from')), Date.parse(params.get('to'))]
  const stepMs = stepFor(from, to, Number(params.get('points')))
  const [base, swing] = usual[`${metric} ${aggregate}`] ?? [10, 4]
  const points = []
  for (let at = Math.floor(from / stepMs) * stepMs; at < Math.min(to, now); at += stepMs) {
    const part = (at - from) / (to - from)
    const value = part > 0.12 && part < 0.15 ? null : Math.max(0, base + Math.sin(at / 700_000) * swing * 0.6 + (noise(at / stepMs) - 0.5) * swing * 0.5 + (part > 0.66 && part < 0.76 ? base * 1.6 : 0))
    points.push({ at: iso(at), value, low: value === null ? null : value * (0.8 - 0.2 * noise(at)), high: value === null ? null : value * (1.1 + 0.5 * noise(at + 1)) })
  }
  return { metric, unit: unitOf(metric, aggregate), aggregate, from: iso(from), to: iso(to), stepMs, resolutionMs: 10_000, envelopeMs: 10_000, series: [{ labels: {}, points }], parts: [{ site: 'private', state: 'complete', lastReportAt: iso(now) }], percentileError: 0.0054, usersSources: [] }
}

function board(params, now, scenario) {
  const [metric, aggregate] = [params.get('metric'), params.get('aggregate') ?? units[params.get('metric')]?.[1][0] ?? 'mean']
  const count = scenario === 'empty' ? 0 : Number(params.get('fleet') ?? 1_228)
  const [base, swing] = usual[`${metric} ${aggregate}`] ?? [10, 6]
  const instances = Array.from({ length: count }, (_, index) => ({ site: index % 10 < 4 ? 'private' : 'public', service: ['portal', 'notices', 'civil'][index % 3], instance: `was-${String(index >> 1).padStart(3, '0')}-${index % 2}:8080`, host: `was-${String(index >> 1).padStart(3, '0')}`, startedAt: iso(now - 86_400_000), state: index % 171 === 3 ? 'gone' : 'live', value: index % 171 === 3 ? null : Math.max(0, base + (noise(index) - 0.4) * swing * 2 + (index % 97 === 5 ? base * 4 : 0) + Math.sin(now / 20_000 + index) * swing * 0.2) }))
  return { at: iso(now), metric, unit: unitOf(metric, aggregate), aggregate, instances, total: count }
}

const began = Date.now()
const acknowledged = new Map()
let rules = [
  ['errors', 'Errors', 'errors', 'ratio', 'service', 'PT1M', 0.02, 0.1], ['slow', 'Slow', 'duration', 'p95', 'service', 'PT1M', 2, 5], ['heap', 'Heap', 'jvm.memory.used', 'mean', 'instance', 'PT5M', 900 * 2 ** 20, 1_000 * 2 ** 20],
].map(([made, name, metric, aggregate, by, over, warning, critical], index) => ({ id: `rule-${index}`, version: 1, name, metric, aggregate, scope: { service: null, site: null, instance: null }, by, over, direction: 'above', warning, critical, enabled: index !== 2, made, changedBy: 'hub', changedAt: iso(began - 86_400_000) }))

function alarms(now, scenario, computed) {
  const target = (from, to, change = {}) => ({ metric: null, aggregate: null, service: null, site: null, instance: null, from: iso(from), to: to === null ? null : iso(to), ...change })
  const raised = (id, code, severity, since, change = {}) => ({ id, code, severity, since: iso(since), endedAt: null, end: null, service: 'portal', site: null, instance: null, subject: null, detail: 'x', reading: null, noDataSince: null, acknowledgedBy: null, acknowledgedAt: null, note: null, target: target(since - 900_000, null), ...change, ...acknowledged.get(id) })
  const reading = (rule, value, limit) => ({ rule: rule.id, name: rule.name, made: rule.made, metric: rule.metric, aggregate: rule.aggregate, unit: unitOf(rule.metric, rule.aggregate), direction: rule.direction, over: rule.over, value, limit })
  const active = computed.map((alarm, index) => raised(`c-${alarm.code}-${index}`, alarm.code, alarm.severity, Date.parse(alarm.since), { service: alarm.service, site: alarm.site, subject: alarm.subject }))
  if (['alarms', 'failover'].includes(scenario)) {
    active.push(raised('t-1', 'threshold', 'critical', began - 190_000, { site: 'private', instance: 'portal-private-1:8000', reading: reading(rules[1], 6.214, 5), target: target(began - 190_000 - 900_000, null, { metric: 'duration', aggregate: 'p95', service: 'portal', site: 'private', instance: 'portal-private-1:8000' }) }))
    active.push(raised('t-2', 'threshold', 'warning', began - 71_000, { reading: reading(rules[0], 0.034, 0.02), noDataSince: scenario === 'failover' ? iso(began - 30_000) : null, target: target(began - 971_000, null, { metric: 'errors', aggregate: 'ratio', service: 'portal' }) }))
  }
  const past = scenario === 'empty' ? [] : [raised('e-1', 'threshold', 'warning', began - 7_200_000, { endedAt: iso(began - 6_900_000), end: 'over', acknowledgedBy: 'kim.operator', acknowledgedAt: iso(began - 7_100_000), note: '배포 중이라 지켜보는 중', reading: reading(rules[1], 2.41, 2), target: target(began - 8_100_000, began - 6_600_000, { metric: 'duration', aggregate: 'p95', service: 'portal' }) }), raised('e-2', 'site-stale', 'warning', began - 86_400_000, { site: 'private', endedAt: iso(began - 86_200_000), end: 'over' })]
  return { at: iso(now), active: active.toSorted((a, b) => a.severity.localeCompare(b.severity)), ended: past, settlingUntil: null }
}

const problem = (status, code) => ({ status, body: { type: `urn:dure:problem:${code}`, title: code, status, detail: code, code }, kind: 'application/problem+json' })

function changeRule(path, method, headers, body) {
  const id = path.split('/')[3]
  if (id === undefined) {
    if (method === 'GET') return { status: 200, body: { rules } }
    const rule = { ...body, id: `rule-${Date.now()}`, version: 1, made: null, changedBy: 'kim.operator', changedAt: iso(Date.now()) }
    rules = [...rules, rule]
    return { status: 201, body: rule }
  }
  const old = rules.find((rule) => rule.id === id)
  if (!old) return problem(404, 'alarm-rule-not-found')
  if (headers['if-match'] !== `"${old.version}"`) return problem(412, 'alarm-rule-changed')
  if (method === 'DELETE') { rules = rules.filter((rule) => rule !== old); return { status: 204 } }
  const next = { ...old, ...body, version: old.version + 1, made: body.name === old.name ? old.made : null, changedBy: 'kim.operator', changedAt: iso(Date.now()) }
  rules = rules.map((rule) => (rule === old ? next : rule))
  return { status: 200, body: next }
}

/** The answer to what this file knows, else undefined. */
export function answerViews({ path, method, params, headers, body, now, scenario, computed }) {
  if (path === '/heatmap') return { status: 200, body: heatmap(params, now, scenario) }
  if (path === '/board') return { status: 200, body: board(params, now, scenario) }
  if (path === '/metrics') return { status: 200, body: { metrics: Object.entries(units).map(([name, [unit, aggregates]]) => ({ name, unit, aggregates, by: ['site', 'service', 'instance'] })) } }
  if (path === '/metrics/query' && params.has('points')) return { status: 200, body: series(params, now) }
  if (path === '/alarms') return { status: 200, body: alarms(now, scenario, computed) }
  if (path.startsWith('/alarms/rules')) return changeRule(path, method, headers, body)
  if (path.endsWith('/acknowledgement')) {
    const id = decodeURIComponent(path.split('/')[2])
    acknowledged.set(id, { acknowledgedBy: 'kim.operator', acknowledgedAt: iso(now), note: body.note ?? null })
    const alarm = alarms(now, scenario, computed).active.find((one) => one.id === id)
    return alarm ? { status: 200, body: alarm } : problem(404, 'alarm-not-found')
  }
  return undefined
}

export const liveAlarms = (now, scenario, computed) => alarms(now, scenario, computed)
