// The stand-in hub's providers, proposals, drills, notices and sessions: made-up values over the real API's shapes.
const began = Date.now()
const iso = (ms) => new Date(ms).toISOString()
const token = { epoch: 3, revision: 12 }
const problem = (status, code) => ({ status, body: { type: `urn:dure:problem:${code}`, title: code, status, detail: code, code }, kind: 'application/problem+json' })

const able = (nativeWeights, nativeHealthChecks, changeStatus) => ({ nativeWeights, nativeHealthChecks, changeStatus })
const provider = (id, kind, change) => ({ id, kind, state: 'in-sync', capabilities: able(true, true, false), reachable: true, cause: null, token, inSync: true, propagation: null, observedAt: null, lastChange: { at: iso(began - 3_600_000), token }, refusal: null, drift: null, records: [], verdicts: [], ...change })
const record = (data, weight, setIdentifier) => ({ name: 'portal.egov.test', type: 'A', data, ttlSeconds: 60, weight, setIdentifier })

const providers = (now) => ({
  drift: 'report',
  providers: [
    provider('egov-bind', 'rfc2136', { state: 'drifted', inSync: false, capabilities: able(false, false, true), observedAt: iso(now - 14_000), drift: { code: 'records-changed', since: iso(began - 95_000), repairs: 1, repairAt: null, records: [{ name: 'portal.egov.test', type: 'A', found: '10.9.9.9', wanted: '127.0.1.21' }, { name: '_dure-portal.egov.test', type: 'TXT', found: null, wanted: '"v=1 t=3.12"' }] }, records: [record('10.9.9.9', null, null), record('127.0.2.21', null, null)] }),
    provider('private-1', 'nameserver', {}), provider('public-1', 'nameserver', {}),
    provider('route53-main', 'route53', { state: 'pending', capabilities: able(true, true, true), propagation: 'change C2682N5HXP0BZ4 is PENDING', observedAt: iso(now - 4_000), lastChange: { at: iso(now - 6_000), token }, records: [record('127.0.1.21', 30, 'dure-portal-private-0'), record('127.0.2.21', 70, 'dure-portal-public-0')], verdicts: [{ site: 'private', address: '127.0.1.21', verdict: 'down', detail: 'Failure: connection timed out', ours: 'up' }, { site: 'public', address: '127.0.2.21', verdict: 'up', detail: 'Success: HTTP Status Code 200, OK', ours: 'up' }] }),
    provider('route53-old', 'route53', { state: 'refused', inSync: false, capabilities: able(true, true, true), token: null, lastChange: null, refusal: { code: 'not-owned', message: 'portal.egov.test has 2 records that carry no token', since: iso(began - 400_000) } }),
  ],
})

const proposed = (id, change) => ({ id, service: 'portal', kind: 'weights', site: null, weights: { private: 50, public: 50 }, until: null, limits: null, stayMs: null, changes: null, reason: '점검 후 절반씩', proposedBy: 'park.admin', proposedAt: iso(began - 240_000), expiresAt: iso(began + 3_360_000), state: 'pending', decidedBy: null, decidedAt: null, decisionReason: null, ...change })
let proposals = [proposed('p-2', {}), proposed('p-1', { kind: 'evacuate', site: 'private', weights: null, until: iso(began + 7_200_000), reason: '전원 공사', state: 'approved', proposedBy: 'kim.operator', decidedBy: 'park.admin', decidedAt: iso(began - 86_000_000), decisionReason: '확인했습니다' })]

function drill(id, ago, moved, change = {}) {
  const start = began - ago
  const offsets = [0, 3, 180, 410, 1_240, moved]
  return {
    id, service: 'portal', site: 'private', incident: 'inc-20261121-01', state: 'completed', startedAt: iso(start), endedAt: iso(start + 132_000), startedBy: 'kim.operator', approvedBy: null, reason: '분기 재해 복구 훈련', limits: { errorRate: 0.05, p95Ms: 800 }, stayMs: 60_000,
    stages: ['failed', 'decided', 'submitted', 'in-sync', 'answered', 'moved'].map((stage, index) => ({ stage, at: iso(start + offsets[index]), afterMs: offsets[index] })), rtoMs: moved,
    returning: { startedAt: iso(start + 71_000), steps: [10, 20, 30].map((weight, index) => ({ weight, at: iso(start + 71_000 + index * 10_000) })), completedAt: iso(start + 101_000), tookMs: 30_000 }, abort: null,
    survivors: [{ site: 'public', before: { errorRate: 0.001, p95Ms: 142 }, worst: { errorRate: 0.0042, p95Ms: 214 } }], ...change,
  }
}
const drills = () => [
  drill('d-3', 400_000, 9_120, { state: 'aborted', rtoMs: null, returning: null, approvedBy: 'park.admin', abort: { at: iso(began - 380_000), code: 'p95', detail: 'p95 of public was 1,240 ms for 10 s', by: null }, survivors: [{ site: 'public', before: { errorRate: 0.001, p95Ms: 150 }, worst: { errorRate: 0.011, p95Ms: 1_240 } }] }),
  drill('d-2', 86_400_000 * 30, 8_310), drill('d-1', 86_400_000 * 92, 12_480),
]

function comparison(ids) {
  const chosen = drills().filter(({ id }) => ids.includes(id)).toReversed()
  const measure = (name, of) => {
    const values = chosen.map(of)
    const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
    return { measure: name, values, least: known[0] ?? null, median: known[Math.floor(known.length / 2)] ?? null, greatest: known.at(-1) ?? null }
  }
  return { drills: chosen, measures: [...chosen[0].stages.map(({ stage }, index) => measure(stage, (one) => one.stages[index].afterMs)), measure('return', (one) => one.returning?.tookMs ?? null), measure('survivor-p95', (one) => one.survivors[0].worst.p95Ms), measure('survivor-error-rate', (one) => one.survivors[0].worst.errorRate)] }
}

const result = (id, now, change) => ({ id, at: iso(now), event: 'failover', state: 'begun', title: 'portal: private 제외', outcome: 'delivered', attempts: 1, detail: null, tookMs: 84, ...change })
const notices = (now) => ({ channels: [
  { id: 'operators', kind: 'smtp', language: 'ko', events: ['failover', 'refused', 'return', 'no-leader', 'hub-silent'], target: 'ops@egov.test', waiting: 0, delivered: 14, retried: 1, dropped: {}, failingSince: null, results: [result('n-2', now - 60_000, {}), result('n-1', now - 86_400_000, { event: 'return', title: 'portal: private 복귀', attempts: 2, tookMs: 1_204 })] },
  { id: 'chat', kind: 'webhook', language: 'en', events: ['failover', 'drift', 'provider-failing', 'alarm'], target: 'https://chat.egov.test', waiting: 2, delivered: 3, retried: 9, dropped: { expired: 1 }, failingSince: iso(now - 65_000), results: [result('n-3', now - 4_000, { event: 'drift', title: 'egov-bind: records were changed by others', outcome: 'retrying', attempts: 4, detail: 'it answered 503', tookMs: 31 })] },
] })

const user = (name, displayName, role, change = {}) => ({ user: name, displayName, role, wall: null, sessions: 1, startedAt: iso(began - 7_200_000), usedAt: iso(began - 40_000), expiresAt: iso(began + 36_000_000), ...change })
let users = [user('kim.operator', '김운영', 'operator', { sessions: 2 }), user('park.admin', '박관리', 'administrator'), user('wall/w-7f3a90c1', '두 클라우드의 포털', 'viewer', { wall: 'made-portal', expiresAt: iso(began + 86_400_000 * 30) })]

/** The answer to what this file knows, else undefined. */
export function answerSteering({ path, method, params, body, now }) {
  if (path === '/services/portal/providers') return { status: 200, body: providers(now) }
  if (path === '/services/portal/proposals') return { status: 200, body: { proposals } }
  if (path.startsWith('/services/portal/proposals/')) {
    const id = path.split('/')[4]
    proposals = proposals.map((one) => (one.id === id ? { ...one, state: method === 'DELETE' ? 'withdrawn' : body.decision === 'approve' ? 'approved' : 'rejected', decidedBy: 'kim.operator', decidedAt: iso(now), decisionReason: body.reason ?? null } : one))
    return { status: 204 }
  }
  if (path === '/drills') return { status: 200, body: { drills: drills() } }
  if (path === '/drills/comparison') return { status: 200, body: comparison(params.get('ids').split(',')) }
  if (path.startsWith('/drills/')) return { status: 200, body: drills().find(({ id }) => id === path.split('/')[2]) ?? drills()[0] }
  if (path === '/notices') return { status: 200, body: notices(now) }
  if (path.startsWith('/notices/')) return { status: 200, body: result('n-9', now, { event: null, state: 'test', title: 'Test', outcome: path.includes('chat') ? 'failed' : 'delivered', detail: path.includes('chat') ? 'it answered 503' : null }) }
  if (path === '/sessions' && method === 'DELETE') { users = users.filter((one) => one.user !== params.get('user')); return { status: 204 } }
  if (path === '/sessions') return { status: 200, body: { sessions: users.map((one, index) => ({ ...one, id: `s-${index}`, limited: false })), total: users.length, held: null } }
  return path.startsWith('/services/portal/drills') ? problem(409, 'survivor-over-limit') : undefined
}

export const guarded = { guardrails: { minimumHealthyPercent: 50, largestChange: { points: 30, withinMs: 60_000 }, window: { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00:00', to: '18:00:00', zone: 'Asia/Seoul' }, twoPeople: true }, pendingProposals: 1, drill: null }
