import type { Incident, Instance, Member, Overview, ServiceDetail, Session, Split, SplitMember } from '@/shared/api/types'

export const at = '2026-09-21T04:05:00.000Z'

export const session = (): Session => ({ user: 'kim', displayName: 'Kim', role: 'operator', expiresAt: at })

export const overview = (): Overview => ({
  at,
  sites: ['private', 'public'].map((id) => ({ id, domain: id, state: 'live', lastReportAt: at, staleSince: null, values: null, live: null, history: [], collectors: [] })),
  witnesses: [],
  alarms: [],
})

export const member = (site: string, weight: number, change: Partial<Member> = {}): Member => ({
  site, configuredWeight: weight, weight, state: 'serving', stateSince: at, holdUntil: null, rampStep: null, rampSteps: 3, verdict: 'up', withheld: null, minimumUp: 1,
  endpoints: [{ address: '127.0.1.21', port: 8000, verdict: 'up' }],
  ...change,
})

export const service = (change: Partial<ServiceDetail> = {}): ServiceDetail => ({
  id: 'portal', name: 'portal.egov.test', ttlSeconds: 5, mode: 'automatic', freeze: null, token: { epoch: 3, revision: 12 }, automaticFailover: { possible: true, reason: null }, pendingApproval: null,
  members: [member('private', 30), member('public', 70)], domains: ['private', 'public', 'third'],
  check: { path: '/health', host: 'portal.egov.test', status: 200, intervalMs: 2000, timeoutMs: 1000, fall: 2, rise: 3 }, evidence: [], votes: [], nameservers: [],
  ...change,
})

export const splitMember = (site: string, share: number, change: Partial<SplitMember> = {}): SplitMember => ({
  site, configured: { weight: share * 100, share }, current: { weight: share * 100, share },
  answered: { count: share * 1000, share, low99: share - 0.04, high99: share + 0.04 }, observed: { count: share * 10_000, share, low99: share - 0.05, high99: share + 0.05 },
  ...change,
})

export const split = (change: Partial<Split> = {}): Split => ({
  service: 'portal', from: at, to: at, partial: false, members: [splitMember('private', 0.3), splitMember('public', 0.7)], answeredTotal: 1000, observedTotal: 10_000, designEffect: 1.5, observedBasis: 'answers', otherEntries: {}, probes: 10,
  ...change,
})

export const incident = (change: Partial<Incident> = {}): Incident => ({
  id: 'i1', service: 'portal', site: 'private', state: 'open', openedAt: at, closedAt: null, mode: 'automatic', cause: 'quorum', reconstructed: false,
  stages: (['failed', 'decided', 'submitted', 'in-sync', 'answered', 'moved'] as const).map((stage) => ({ stage, at: null })), rtoMs: null, returning: null, events: [], evidence: [],
  ...change,
})

export const instance = (name: string, change: Partial<Instance> = {}): Instance => ({
  site: 'private', service: 'portal', instance: name, host: 'was-01', version: '2.4.1', startedAt: at, lastReportAt: at, state: 'live', tps: 10, meanMs: 40, p95Ms: 120, errorRate: 0,
  ...change,
})
