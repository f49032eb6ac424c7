import type { ko } from './ko'

export const en: typeof ko = {
  app: { name: 'Dure', tagline: 'Hybrid cloud watch and failover', skip: 'Skip to content', menu: 'Main menu', loading: 'Loading' },
  nav: { overview: 'Overview', services: 'Services', incidents: 'Incidents', instances: 'Instances', audit: 'Audit' },
  unit: { ms: ' ms', s: ' s', day: 'd', hour: 'h', minute: 'm', second: 's', now: 'just now', ago: '{{duration}} ago', left: '{{duration}} left' },
  common: {
    none: 'None', unknown: 'Unknown', noData: '—', cancel: 'Cancel', close: 'Close', confirm: 'Confirm', retry: 'Try again', reason: 'Reason',
    reasonHint: 'Kept in the audit', reasonMissing: 'Give a reason', site: 'Site', service: 'Service', since: 'Since', state: 'State', detail: 'Detail', all: 'All',
    total: 'Total', share: 'Share', weight: 'Weight', time: 'Time', details: 'Details', working: 'Working', readOnly: 'You can read only. Changes need the operator role.',
    back: 'Back', notFound: 'Page not found', notFoundHint: 'The address has changed or the item is gone.', goOverview: 'Go to the overview',
    crashed: 'This view could not be shown', crashedHint: 'Reloading usually helps. If it does not, give this text to your administrator.', reload: 'Reload',
  },
  live: {
    live: 'Live', connecting: 'Connecting', lost: 'Disconnected', paused: 'Paused', updated: 'Updated {{ago}}', lostSince: 'No connection to the hub since {{time}}. The last values received are shown.',
    lostTitle: 'Hub disconnected', never: 'Not updated yet',
  },
  settings: { language: 'Language', theme: 'Theme', system: 'System', light: 'Light', dark: 'Dark', signOut: 'Sign out' },
  role: { viewer: 'Viewer', operator: 'Operator', administrator: 'Administrator' },
  signIn: {
    title: 'Sign in', user: 'User ID', password: 'Password', submit: 'Sign in', hint: 'Use your account in the organisation’s directory (LDAP/AD).', expired: 'Your session has ended. Sign in to return to where you were.',
    missingUser: 'Enter your user ID', missingPassword: 'Enter your password',
    lead: 'Two clouds, one service', leadText: 'Watch the traffic of a private and a public cloud side by side, and move it by DNS when one of them fails.',
  },
  panel: {
    loading: 'Loading', error: 'Could not be loaded', stale: 'Not updated since {{time}}', partial: 'Partial data', partialHint: 'Reports of a site or a nameserver are missing from part of this.',
  },
  metric: { tps: 'Throughput', tpsShort: 'TPS', mean: 'Mean response', p95: 'p95 response', errorRate: 'Error rate', instances: 'Instances', live: 'Live', window: '10 s window', incomplete: 'Still counting' },
  site: {
    live: 'Reporting', stale: 'Stale', never: 'No reports', staleSince: 'No report since {{time}}', neverHint: 'Nothing has been reported by this site since the hub started. That is unknown, not zero.',
    windowAt: 'As of {{time}}', history: 'Last 10 minutes', domain: 'Failure domain', mixed: 'mean {{mean}} · p95 {{p95}}',
  },
  overview: {
    title: 'Overview', sites: 'Sites', alarms: 'Active alarms', noAlarms: 'No active alarms', noAlarmsHint: 'All sites and nameservers are in order.', vantage: 'Vantage points', split: 'Traffic split',
    witness: 'Witness', collector: 'Collector', noSites: 'No sites enrolled', noSitesHint: 'Enrol collectors in the hub’s configuration to see them here.',
    total: 'Total', connected: 'Connected', disconnected: 'Disconnected', neverConnected: 'Never connected', lastReport: 'Last report', version: 'Version', id: 'Name', kind: 'Role',
    serviceDown: 'The service could not be loaded', openService: 'Open service', noServices: 'No services', noServicesHint: 'Add services to the hub’s services file.', compare: 'Sites compared',
  },
  severity: { critical: 'Critical', warning: 'Warning' },
  alarm: {
    'automatic-failover-impossible': 'Automatic failover impossible',
    'fail-open': 'All sites down: answering as configured',
    'site-stale': 'Site is stale',
    'approval-wanted': 'Approval wanted',
    'frozen-but-down': 'Down while frozen',
    'off-but-down': 'Down, steering is off',
    'provider-unreachable': 'DNS provider unreachable',
    'nameserver-out-of-sync': 'Nameserver out of sync',
    'no-leader': 'No leader',
  },
  alarmHint: {
    'automatic-failover-impossible': 'A failure domain has no live vantage point, so a majority may not form.',
    'fail-open': 'Every member is judged down; answers follow the configured weights rather than be empty.',
    'site-stale': 'Its collectors stopped reporting. This does not mean that the site is down.',
    'approval-wanted': 'A majority judges the member down. It is acted on when you approve.',
    'frozen-but-down': 'Failover is held back because changes are frozen.',
    'off-but-down': 'The quorum says down, but failover is switched off: nothing is done.',
    'provider-unreachable': 'The hub cannot send changes to a DNS provider.',
    'nameserver-out-of-sync': 'A nameserver does not hold the leader’s latest plan.',
    'no-leader': 'No hub can decide changes. Nameservers still fail over by themselves.',
  },
  mode: { automatic: 'Automatic', 'on-approval': 'On approval', off: 'Off' },
  modeHint: {
    automatic: 'Fails over as soon as a majority judges a member down.',
    'on-approval': 'Judges and alarms; acts when you approve.',
    off: 'Shows verdicts only and never fails over.',
  },
  member: { serving: 'Serving', evacuated: 'Evacuated', holding: 'Hold-down', returning: 'Returning' },
  verdict: { up: 'Up', down: 'Down', unknown: 'Unknown' },
  withheld: {
    off: 'Held back: failover is off', approval: 'Held back: waits for approval', frozen: 'Held back: changes are frozen', 'never-empty': 'Held back: no other site would be left',
  },
  service: {
    listTitle: 'Services', name: 'Service name', ttl: 'TTL', token: 'Token', tokenHint: 'epoch.revision', mode: 'Failover mode', quorum: 'Quorum', autoPossible: 'Automatic failover possible', autoImpossible: 'Automatic failover impossible',
    autoImpossibleHint: 'No majority of separate failure domains can form. Connect a witness at a third place.',
    members: 'Members', configuredWeight: 'Configured weight', currentWeight: 'Current weight', endpoints: 'Endpoints', minimumUp: 'Minimum up', minimumUpValue: 'At least {{count}} up',
    holdDown: 'Hold-down', holdLeft: 'Returns in {{duration}}', ramp: 'Ramp', rampStep: 'Step {{step}} of {{steps}}', held: 'Held back',
    nameservers: 'Nameservers', inSync: 'In sync', outOfSync: 'Out of sync', unreachable: 'Unreachable', failOpen: 'Fail open', draws: 'Draws with', answers: 'Answers so far', noNameservers: 'No nameserver has reported',
    noNameserversHint: 'Their state appears when collectors connect.', check: 'Health check', checkTarget: 'Target', checkHost: 'Host', checkStatus: 'Expected status', checkInterval: 'Interval · timeout', checkFallRise: 'Down · up after', checkTimes: '{{fall}} failures · {{rise}} successes',
    domains: 'Failure domains', control: 'Control', recent: 'Recent incidents', noRecent: 'No incidents recorded', answerCount: '{{count}} answers', evacuatedHere: 'Evacuated',
  },
  split: {
    title: 'Traffic split', window: 'Window', configured: 'Configured', configuredHint: 'Weights set by operators', current: 'now {{weights}}', answered: 'Answered', answeredHint: 'DNS answers the nameservers gave', observed: 'Observed', observedHint: 'Transactions that entered by the name',
    n: 'n = {{count}}', bandOf: '{{site}}: 99 % statistical band', bandShort: '99 % {{low}}–{{high}}', noAnswered: 'No nameserver has reported answers', noObserved: 'No site has reported traffic', zero: 'Nothing was counted in this window', inBand: 'In band', outOfBand: 'Out of band',
    other: 'Entered otherwise', probes: 'Health check requests', designEffect: 'Design effect {{value}}', basis: 'The observed band uses the number of DNS answers divided by the design effect.', windows: { PT1M: '1 min', PT5M: '5 min', PT15M: '15 min', PT1H: '1 h' },
    bandLegend: 'Line: share expected from the current weight · Bracket: 99 % statistical band', label: '{{kind}}: {{parts}}',
  },
  evidence: {
    title: 'Evidence', verdict: 'Verdict', vantage: 'Vantage point', endpoint: 'Endpoint', voting: 'Voting', silent: 'Silent', blind: 'Blind', age: 'Heard', never: 'Never heard', run: '{{count}} in a row',
    vote: 'Of {{total}} domains: {{down}} down · {{up}} up · {{abstained}} abstain', needed: 'Down needs {{needed}} votes', votes: 'Votes', silentHint: 'No fresh evidence was heard, so it abstains. It still counts in the total.', blindHint: 'Its reference targets fail too, so it abstains. It still counts in the total.',
    none: 'No evidence has arrived', noneHint: 'Verdicts appear when vantage points connect.', noneIncident: 'The evidence at the decision is not known', domain: 'Domain', notProbed: 'Not probed',
  },
  weights: {
    open: 'Change weights', title: 'Change weights', intro: 'Change the values, then preview what will be done. Nothing changes before you confirm.', input: 'Weight of {{site}}', preview: 'Preview', confirm: 'Apply change', edit: 'Edit again', before: 'Before', after: 'After',
    changes: 'What will be done', noChanges: 'Nothing would change outside', provider: 'Provider', record: 'Record', sum: 'Sum {{sum}}', allZero: 'With all weights at 0 no site would be left to answer', invalid: 'Enter a whole number from 0 to 255', unchanged: 'Same as the current values', done: 'Weights changed',
    stale: 'Another change was made while you were editing. Look at the current values again.', reloadValues: 'Load current values', tokenBefore: 'Based on token {{token}}',
  },
  weightsWarning: {
    'member-evacuated': 'A member is evacuated. Its new weight applies when it returns.',
    'member-down': 'A member that is judged down is given weight.',
    'single-member': 'Only one site will answer. If it fails there is no other.',
    'provider-unreachable': 'A DNS provider is unreachable. It follows when it is back.',
    unchanged: 'Same as what is configured now.',
  },
  modeDialog: { title: 'Change failover mode', confirm: 'Change mode' },
  freeze: {
    open: 'Freeze', title: 'Freeze changes', intro: 'While frozen nothing fails over or returns automatically. The freeze ends by itself.', until: 'Ends at', confirm: 'Freeze', active: 'Changes are frozen', activeText: 'until {{until}} · {{by}}', end: 'End freeze', endTitle: 'End the freeze', endIntro: 'Automatic failover and return work again at once.', past: 'Choose a time ahead of now, within 30 days', quick: 'Quick choice', hour: '1 hour', hours: '4 hours', day: '24 hours',
  },
  approval: {
    evacuate: '{{site}}: evacuation waits for approval', return: '{{site}}: return waits for approval', evacuateText: 'A majority judges this site down. Approve to take it out of the DNS answers.', returnText: 'The site is up again. Approve to bring it back step by step.', since: 'waiting since {{ago}}', approve: 'Approve', reject: 'Reject', approveTitle: 'Approve', rejectTitle: 'Reject',
  },
  override: {
    title: 'Override', evacuate: 'Evacuate', return: 'Return now', evacuateTitle: 'Evacuate a site now', returnTitle: 'Return a site now',
    evacuateText: 'Sets this site’s weight to 0 at every DNS provider at once, whatever the mode, even while frozen.', returnText: 'Skips hold-down and ramp, and applies the configured weight at once.', confirmSite: 'Type the site’s name to confirm: {{site}}', mismatch: 'The name does not match', target: 'Site',
  },
  act: { accepted: 'Done', failed: 'Not done', unknownOutcome: 'The hub did not answer, so the outcome is not known. Check the audit.' },
  incidents: {
    title: 'Incidents', empty: 'No incidents recorded', emptyHint: 'When a member is judged down, the times of its six stages appear here.', opened: 'Opened', duration: 'Lasted', rto: 'RTO', cause: 'Cause', filtered: 'No incident matches', filteredHint: 'Try other filters.', ongoing: 'Ongoing',
    open: 'Open', returning: 'Returning', closed: 'Closed', reconstructed: 'Reconstructed', reconstructedHint: 'The hub was away; put together from what the nameservers kept.', causes: { quorum: 'Majority verdict', override: 'Override', approval: 'Approved' },
  },
  incident: {
    title: 'Failure of {{site}}', timeline: 'Six stages', stages: { failed: 'Failed', decided: 'Decided', submitted: 'Submitted', 'in-sync': 'In sync', answered: 'Answered', moved: 'Moved' },
    stageHint: { failed: 'first failing result', decided: 'first evacuation', submitted: 'leader’s plan sent', 'in-sync': 'held by all providers', answered: 'gone from answers', moved: '99 % at survivors' },
    notReached: 'Not reached', fromStart: '{{delta}} after failure', step: '+{{delta}}', return: 'Return', returnNone: 'The return has not begun', returnNoneHint: 'Once the site is up it returns step by step after the hold-down.', holdStarted: 'Hold-down began', weightStep: 'Weight {{weight}}', aborts: 'Aborted {{count}} times', completed: 'Return completed',
    events: 'Events', noEvents: 'No events recorded', evidence: 'Evidence at the decision', notFound: 'Incident not found', rtoUnknown: 'Not measured yet', mode: 'Failover mode', closed: 'Closed', opened: 'Opened', aborted: 'Aborted', longest: 'Longest stage',
  },
  instances: {
    title: 'Instances', search: 'Search name, host, version', hidden: 'Include gone instances', count: '{{count}} instances', empty: 'No instance reports', emptyHint: 'They appear within seconds of an application starting with the agent.', filtered: 'No instance matches', filteredHint: 'Try another search or filter.', live: 'Reporting', gone: 'Gone', instance: 'Instance', host: 'Host', version: 'Version', started: 'Started', lastReport: 'Last report', sort: 'Sort by {{column}}',
  },
  audit: {
    title: 'Audit', empty: 'Nothing recorded', emptyHint: 'Sign-ins, changes and what the hub does by itself are kept here.', actor: 'Actor', source: 'From', act: 'Act', change: 'Change', outcome: 'Outcome', done: 'Done', older: 'Older', newest: 'Latest', hub: 'Hub', token: 'Token',
    acts: {
      'sign-in': 'Sign in', 'sign-out': 'Sign out', 'set-weights': 'Set weights', 'set-mode': 'Set mode', freeze: 'Freeze', unfreeze: 'End freeze', approve: 'Approve', reject: 'Reject', 'override-evacuate': 'Evacuate (override)', 'override-return': 'Return (override)', provision: 'Provision', claim: 'Claim leadership', latch: 'Latch evacuation', return: 'Return', abort: 'Abort return', plan: 'Apply plan',
    },
  },
  problem: {
    'malformed-json': 'The request is malformed.', 'invalid-request': 'The request is not valid.', 'invalid-weight': 'A weight is not valid.', 'invalid-window': 'The window is not valid.', 'invalid-freeze': 'The end of the freeze is not valid.', 'unknown-site': 'There is no such site.', 'bad-credentials': 'User ID or password is wrong.',
    'not-signed-in': 'You need to sign in.', forbidden: 'Your role does not allow this.', 'no-role': 'This account has no role. Ask your administrator.', 'invalid-csrf-token': 'The security check has expired. Try again.', 'not-found': 'Not found.', 'service-not-found': 'There is no such service.', 'incident-not-found': 'There is no such incident.',
    'method-not-allowed': 'The request is not allowed.', 'not-acceptable': 'The response format is not supported.', 'never-empty': 'Refused: no site would be left to answer.', frozen: 'Refused: changes are frozen.', 'token-mismatch': 'Another change was made first. Look at the current values and try again.', 'not-leader': 'This hub does not lead now and cannot make changes.',
    'no-pending-approval': 'Nothing waits for approval.', 'nothing-to-do': 'It is already so.', 'payload-too-large': 'The request is too large.', 'unsupported-media-type': 'The request format is not supported.', 'too-many-attempts': 'Too many attempts. Wait a little and try again.', 'too-many-streams': 'Too many connections to the hub.', 'directory-unavailable': 'The directory cannot be reached. Nothing is known about the password.',
    'not-available': 'Not available now.', 'internal-error': 'The hub met an error.', unreachable: 'The hub cannot be reached.', other: 'The request failed. ({{code}})',
  },
}
