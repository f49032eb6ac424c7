// Plays what the hub answers about enrolments and credentials.
const iso = (ms) => new Date(ms).toISOString()
const hour = 3_600_000
const day = 24 * hour
let credentials
let enrolments

const credential = (now, id, kind, site, name, change = {}) => ({ id, kind, site, name, origin: 'e-5d0f3c1a9b2e7746', issuedAt: iso(now - 4 * day), expiresAt: iso(now + 26 * day), revokedAt: null, replacedAt: null, lastSeenAt: iso(now - 2_000), ...change })

function start(now) {
  credentials = [
    credential(now, 'c-9Vb2xqK0cT1mN8sLw4ZrYh7uPeDf3GaJ', 'collector', 'private', 'private-1'),
    credential(now, 'c-Qm3sT8kLw0ZxYb5vNc1PrUe7HdJf2GaK', 'collector', 'public', 'public-1', { origin: 'brought', issuedAt: iso(now - 360 * day), expiresAt: iso(now + 5 * day) }),
    credential(now, 'c-Zr4Yh7uPeDf3GaJ9Vb2xqK0cT1mN8sLw', 'collector', 'private', 'private-1', { issuedAt: iso(now - 24 * day), expiresAt: iso(now + 6 * day), replacedAt: iso(now - 4 * day), lastSeenAt: iso(now - 4 * day) }),
    credential(now, 'c-Xy6Lp0Wd3Rk8Tn2Bv5Mq1Zc9Hf4Gs7Ja', 'witness', null, 'witness-1', { lastSeenAt: null }),
    credential(now, 'a-41f0cc7d', 'agent', 'private', 'portal/portal-private-1', { lastSeenAt: iso(now - 31_000) }),
    credential(now, 'a-7be20d11', 'agent', 'private', 'portal/portal-private-2', { revokedAt: iso(now - 2 * hour), lastSeenAt: iso(now - 2 * hour) }),
    credential(now, 'a-c3390ef4', 'agent', 'public', 'portal/portal-public-1', { lastSeenAt: iso(now - 12_000) }),
  ]
  const enrolment = (id, kind, site, name, change) => ({ id, kind, site, name, createdBy: 'kim.operator', createdAt: iso(now - 5 * day), expiresAt: iso(now + 2 * day), usedAt: null, revokedAt: null, usesLeft: 1, ...change })
  enrolments = [
    enrolment('e-5d0f3c1a9b2e7746', 'agent', 'private', 'agents', { usedAt: iso(now - 4 * day), usesLeft: 18 }),
    enrolment('e-0a41be93d7c2285f', 'witness', null, 'witness-1', { createdBy: 'hub', usedAt: iso(now - 4 * day), usesLeft: 0 }),
    enrolment('e-77c1e0d2f4b8a963', 'collector', 'public', 'public-1', { revokedAt: iso(now - 3 * day) }),
    enrolment('e-b2d94f60718ce35a', 'collector', 'private', 'private-1', { expiresAt: iso(now - day) }),
  ]
}

export function answerTrust({ path, method, body, now, scenario, params }) {
  if (credentials === undefined) start(now)
  if (path === '/credentials' && method === 'GET') {
    const fitting = scenario === 'empty' ? [] : credentials.filter(({ kind, name }) => (!params.get('kind') || kind === params.get('kind')) && name.includes(params.get('name') ?? ''))
    return { status: 200, body: { credentials: fitting, total: fitting.length === credentials.length ? 1_240 : fitting.length } }
  }
  if (path.startsWith('/credentials/') && method === 'DELETE') {
    credentials = credentials.map((one) => (path.endsWith(one.id) ? { ...one, revokedAt: iso(now) } : one))
    return { status: 204 }
  }
  if (path === '/enrolments' && method === 'GET') return { status: 200, body: { enrolments: scenario === 'empty' ? [] : enrolments } }
  if (path === '/enrolments' && method === 'POST') {
    const agents = body.name === undefined
    const made = { id: `e-${String(now)}`, kind: agents ? 'agent' : body.name.startsWith('witness') ? 'witness' : 'collector', site: body.site ?? body.name.split('-')[0], name: body.name ?? 'agents', expiresAt: iso(now + body.hours * hour) }
    enrolments = [{ ...made, createdBy: 'kim.operator', createdAt: iso(now), usedAt: null, revokedAt: null, usesLeft: body.agents ?? 1 }, ...enrolments]
    return { status: 201, body: { ...made, token: agents ? 'only-for-looking-at-pages-Zk3vQ0pT7sYwB1nR8uXeLhMc' : 'dure-enrol.only-for-looking-at-pages-Zk3vQ0pT7sYwB1nR8u.hM4cXeLq9Wd2Rk8Tn5Bv0Mq1Zc7Hf3Gs6JaP' } }
  }
  if (path.startsWith('/enrolments/') && method === 'DELETE') {
    enrolments = enrolments.map((one) => (path.endsWith(one.id) ? { ...one, revokedAt: iso(now) } : one))
    return { status: 204 }
  }
  return undefined
}
