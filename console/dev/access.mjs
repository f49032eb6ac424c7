// Plays what the hub answers about directories, role rules, tokens and sessions.
const iso = (ms) => new Date(ms).toISOString()
const limits = { connectMs: 3000, readMs: 3000, poolMs: 3000, overallMs: 10000 }
const directory = (change) => ({ name: 'corp', origin: 'configuration', type: 'active-directory', urls: [], domain: 'egov.test', netbiosDomain: 'EGOV', tls: null, authorities: null, caFile: '/etc/dure/egov-ca.pem', timeouts: limits, userDnTemplate: null, userSearch: null, base: null, bindDn: 'EGOV\\dure-reader', hasBindPassword: true, groupSearchBase: null, groupMemberAttribute: 'member', nesting: null, servers: [], problem: null, passwordLost: false, ...change })
const rule = (group, role, sites = null, services = null) => ({ group, role, sites, services })

let revision = 4
let stored = [directory({ name: 'labs', origin: 'console', type: 'ldap', urls: ['ldaps://ldap1.labs.test:636', 'ldaps://ldap2.labs.test:636'], domain: '', netbiosDomain: '', caFile: null, userSearch: { base: 'ou=people,dc=labs,dc=test', filter: null, loginAttribute: null }, bindDn: 'cn=reader,dc=labs,dc=test', groupSearchBase: 'ou=groups,dc=labs,dc=test' })]
let rules = { labs: [rule('cn=heads,ou=groups,dc=labs,dc=test', 'operator', ['private'], ['portal.egov.test']), rule('cn=staff,ou=groups,dc=labs,dc=test', 'viewer')] }
const configured = [rule('CN=Dure Admins,OU=Groups,DC=egov,DC=test', 'administrator'), rule('S-1-5-21-1004336348-1177238915-682003330-1104', 'operator'), rule('CN=Everybody,OU=Groups,DC=egov,DC=test', 'viewer')]
let tokens

const settings = (now) => ({
  revision,
  directories: [directory({ servers: [{ address: 'dc1.egov.test:636', asideUntil: null }, { address: 'dc2.egov.test:636', asideUntil: iso(now + 20_000) }] }), ...stored],
  rules: [{ directory: 'corp', origin: rules.corp ? 'console' : 'configuration', rules: rules.corp ?? configured }, ...stored.map(({ name }) => ({ directory: name, origin: 'console', rules: rules[name] ?? [] }))],
})

const step = (stage, outcome, cause, tookMs, detail, server = 'ldap1.labs.test:636') => ({ stage, server, outcome, cause, tookMs, detail })
const skipped = (...stages) => stages.map((stage) => step(stage, 'skipped', 'not-reached', 0, ''))

function report(name, user) {
  const reached = [step('resolve', 'done', 'none', 1.2, '10.20.7.11'), step('tcp', 'done', 'none', 0.8, '/10.20.7.11:636')]
  if (name === 'broken') return { name, good: false, steps: [...reached, step('tls', 'failed', 'certificate-untrusted', 14.1, 'ldap1.labs.test:636 is not trusted: unable to find valid certification path to requested target'), ...skipped('bind', 'search', 'groups', 'roles')] }
  const bound = [...reached, step('tls', 'done', 'none', 12.4, 'TLSv1.3, CN=ldap1.labs.test, until 2027-03-01T00:00:00Z'), step('resolve', 'done', 'none', 1.1, '10.20.7.12', 'ldap2.labs.test:636'), step('tcp', 'failed', 'timeout', 3000, 'ldap2.labs.test:636 did not connect in time', 'ldap2.labs.test:636'), step('bind', 'done', 'none', 3.3, 'cn=reader,dc=labs,dc=test')]
  if (!user) return { name, good: false, steps: [...bound, step('search', 'done', 'no-user-given', 1.9, 'ou=people,dc=labs,dc=test'), ...skipped('groups', 'roles')] }
  return { name, good: false, steps: [...bound, step('search', 'done', 'none', 1.9, `uid=${user},ou=people,dc=labs,dc=test`), step('groups', 'done', 'none', 4.2, '2: cn=heads,ou=groups,dc=labs,dc=test; cn=staff,ou=groups,dc=labs,dc=test'), step('roles', 'done', 'none', 0.1, 'operator (rule 1)')] }
}

export function answerAccess({ path, method, body, now, scenario, problem, ifMatch, params }) {
  if (path === '/sign-in-settings' && method === 'GET') return { status: 200, body: scenario === 'empty' ? { revision: 1, directories: [], rules: [] } : settings(now) }
  if (path === '/sign-in-settings' && method === 'PUT') {
    if (ifMatch !== `"${revision}"`) return problem(412, 'sign-in-settings-changed')
    const administrators = [...(body.rules.find(({ directory: name }) => name === 'corp')?.rules ?? configured), ...body.rules.flatMap((set) => set.rules)].some(({ role }) => role === 'administrator')
    if (!administrators) return problem(409, 'last-administrator')
    if (body.rules.some(({ directory: name }) => name === 'corp') && params.get('force') !== 'true' && !params.get('administrator')) return problem(409, 'would-lock-out', { detail: 'No rule would give that user a role.' })
    revision++
    stored = body.directories.map((draft) => directory({ ...draft, origin: 'console', caFile: null, timeouts: limits, hasBindPassword: draft.bindDn !== null, bindPassword: undefined }))
    rules = Object.fromEntries(body.rules.map((set) => [set.directory, set.rules]))
    return { status: 200, body: settings(now) }
  }
  if (path === '/sign-in-settings/test') return { status: 200, body: report(body.name ?? body.directory.name, body.user) }
  if (path === '/sign-in-settings/preview') {
    const none = { directory: null, login: null, displayName: null, dn: null, groups: [], rule: null, role: null, sites: null, services: null, detail: null }
    if (body.user === 'nobody') return { status: 200, body: { outcome: 'not-found', ...none } }
    return { status: 200, body: { ...none, outcome: 'granted', directory: 'labs', login: body.user, displayName: '이연구', dn: `uid=${body.user},ou=people,dc=labs,dc=test`, groups: ['cn=heads,ou=groups,dc=labs,dc=test', 'cn=staff,ou=groups,dc=labs,dc=test'], rule: 1, role: 'operator', sites: ['private'], services: ['portal.egov.test'] } }
  }
  tokens ??= [
    { id: 't-8c31f0aa52de9b17', name: '배포 파이프라인', owner: 'kim.operator', role: 'operator', sites: null, services: ['portal'], createdAt: iso(now - 40 * 86_400_000), expiresAt: iso(now + 50 * 86_400_000), lastUsedAt: iso(now - 180_000) },
    { id: 't-10ffe2c9b4a17d63', name: '월간 보고서', owner: 'lee.viewer', role: 'viewer', sites: null, services: null, createdAt: iso(now - 85 * 86_400_000), expiresAt: iso(now + 5 * 86_400_000), lastUsedAt: null },
  ]
  if (path === '/api-tokens' && method === 'GET') return { status: 200, body: { tokens: scenario === 'empty' ? [] : tokens } }
  if (path === '/api-tokens' && method === 'POST') {
    const made = { id: `t-${String(now)}`, name: body.name, owner: 'kim.operator', role: body.role, sites: body.sites ?? null, services: body.services ?? null, createdAt: iso(now), expiresAt: iso(now + body.days * 86_400_000), lastUsedAt: null }
    tokens.push(made)
    return { status: 201, body: { id: made.id, token: 'dure_only-for-looking-at-pages', role: made.role, expiresAt: made.expiresAt } }
  }
  if (path.startsWith('/api-tokens/') && method === 'DELETE') {
    tokens = tokens.filter(({ id }) => !path.endsWith(id))
    return { status: 204 }
  }
  if (path === '/sessions') {
    const one = (id, user, displayName, role) => ({ id, user, displayName, role, limited: false, wall: null, startedAt: iso(now - 7_200_000), usedAt: iso(now - 60_000), expiresAt: iso(now + 20_000_000) })
    return { status: 200, body: { sessions: [one('1', 'kim.operator', '김운영', 'operator'), one('2', 'lee.viewer', '이조회', 'viewer')], total: 2, held: null } }
  }
  return undefined
}
