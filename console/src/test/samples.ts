import type { Incident, Instance, Ledger, LedgerCollector, LedgerInstance, LedgerSite, Member, Overview, RaisedAlarm, ServiceDetail, Session, Split, SplitMember } from '@/shared/api/types'

export const at = '2026-09-21T04:05:00.000Z'

export const session = (): Session => ({ user: 'kim', displayName: 'Kim', role: 'operator', expiresAt: at, limited: false, sites: null, services: null })

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
  check: { kind: 'http', path: '/health', host: 'portal.egov.test', status: 200, body: null, certificateWarningMs: 0, intervalMs: 2000, timeoutMs: 1000, fall: 2, rise: 3 }, evidence: [], votes: [], nameservers: [],
  ...change,
})

export const splitMember = (site: string, share: number, change: Partial<SplitMember> = {}): SplitMember => ({
  site, configured: { weight: share * 100, share }, current: { weight: share * 100, share },
  answered: { count: share * 1000, share, low99: share - 0.04, high99: share + 0.04 }, observed: { count: share * 10_000, share, low99: share - 0.05, high99: share + 0.05 },
  ...change,
})

export const split = (change: Partial<Split> = {}): Split => ({
  service: 'portal', from: at, to: at, partial: false, members: [splitMember('private', 0.3), splitMember('public', 0.7)], answeredTotal: 1000, observedTotal: 10_000, designEffect: 1.5, observedBasis: 'cache-fills', otherEntries: {}, probes: 10,
  ...change,
})

export const incident = (change: Partial<Incident> = {}): Incident => ({
  id: 'i1', service: 'portal', site: 'private', state: 'open', openedAt: at, closedAt: null, mode: 'automatic', cause: 'quorum', reconstructed: false,
  stages: (['failed', 'decided', 'submitted', 'in-sync', 'answered', 'moved'] as const).map((stage) => ({ stage, at: null })), rtoMs: null, returning: null, events: [], evidence: [],
  ...change,
})

export const instance = (name: string, change: Partial<Instance> = {}): Instance => ({
  site: 'private', service: 'portal', instance: name, host: 'was-01', version: '2.4.1', startedAt: at, firstWindowAt: at, lastReportAt: at, endedAt: null, state: 'live', end: 'reporting', hidden: false, tps: 10, meanMs: 40, p95Ms: 120, errorRate: 0, running: null, usersSource: null, apdexThresholdMs: null,
  ...change,
})

const figures = { created: 1200, stored: 1200, probes: 30, waiting: 0, droppedByAgent: {}, lost: {}, hole: 0, arrived: 0 }

export const ledgerInstance = (name: string, change: Partial<LedgerInstance> = {}): LedgerInstance => ({
  site: 'private', service: 'portal', instance: name, startedAt: at, ...figures, lastWindowAt: at, state: 'reporting', missingSince: null,
  ...change,
})

export const ledgerSite = (site: string, change: Partial<LedgerSite> = {}): LedgerSite => ({ site, ...figures, tailUnknown: 0, state: 'balanced', ...change })

export const ledgerCollector = (id: string, change: Partial<LedgerCollector> = {}): LedgerCollector => ({
  id, site: 'private', connected: true, at, taken: 1200, committed: 1200, repeated: 0, waiting: 0, probes: 30, dropped: {}, waitingReports: 0, oldestWaitingAt: null, spoolBytes: 0, spoolLimitBytes: 1024 ** 3, hole: 0,
  ...change,
})

export const ledger = (change: Partial<Ledger> = {}): Ledger => ({
  at, since: at, totals: { ...figures, tailUnknown: 0, state: 'balanced' }, sites: [ledgerSite('private')], instances: [ledgerInstance('a')], instanceCount: 1, collectors: [ledgerCollector('private-1')], hub: { received: 1200, stored: 1200, repeated: 0, dropped: {}, hole: 0 },
  ...change,
})

export const raisedAlarm = (id: string, change: Partial<RaisedAlarm> = {}): RaisedAlarm => ({
  id, code: 'site-stale', severity: 'warning', since: at, endedAt: null, end: null, service: null, site: 'private', instance: null, subject: null, detail: 'x', reading: null, noDataSince: null, acknowledgedBy: null, acknowledgedAt: null, note: null,
  target: { metric: null, label: null, aggregate: null, service: null, site: 'private', instance: null, from: at, to: null },
  ...change,
})
