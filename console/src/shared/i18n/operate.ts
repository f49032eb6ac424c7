import { glossary } from './glossary'

const ko = glossary.ko
const en = glossary.en

/** What operators steer by: providers, guardrails, proposals, drills, notices; and who is signed in. */
export const operateKo = {
  sessions: {
    title: '세션', hint: '로그인한 사용자와 상황판입니다. 역할은 5분마다 디렉터리에 다시 확인해 따르고, 떠난 사용자는 로그아웃됩니다. 다시 확인할 수 없는 사용자는 15분 뒤부터 조회만 할 수 있습니다.', none: '열린 세션이 없습니다', user: '사용자', role: '역할', count: '세션', started: '시작', used: '마지막 사용', expires: '만료', you: '나', limited: '권한 확인 대기', held: '디렉터리에서 권한이 사라진 사용자가 한꺼번에 많아 {{count}}명의 반영을 미루었습니다',
    end: '세션 종료', endText: '열린 세션 {{count}}개를 모두 종료합니다. 다시 로그인해야 합니다.', endOwn: '본인의 세션입니다. 이 화면에서도 로그아웃됩니다.', endWall: '상황판 주소는 유효하므로 화면을 다시 열 수 있습니다. 막으려면 대시보드에서 주소를 회수하세요.',
  },
  provider: {
    title: 'DNS 제공자', none: 'DNS 제공자가 없습니다', noneHint: '네임서버나 제공자가 연결되면 나타납니다.', kinds: { nameserver: '네임서버', route53: 'Route 53', rfc2136: 'RFC 2136', 'not-configured': '설정 없음' }, states: ko.provider,
    summary: '{{inSync}} / {{total}} 동기화', lastChange: '마지막 변경', noChange: '변경 없음', propagation: '전파', propagated: '모든 서버에 반영됨', observed: '레코드 확인', refusal: '거부 사유', refusedSince: '{{time}}부터', drift: '기록과 다른 레코드', driftSince: '{{time}} 발견', record: '레코드', found: '현재', wanted: '정상', absent: '없음',
    driftPolicy: { report: '외부 변경은 알리기만 함', repair: '외부 변경은 자동 복구' }, repairAt: '{{time}} 자동 복구', repairs: '최근 {{count}}회 복구', repair: '지금 복구', tokenMissing: '소유 표시(토큰) 레코드가 삭제됨', adoptText: '소유 표시(토큰) 레코드가 삭제되었습니다. 복구하면 지금 있는 레코드와 함께 이 이름을 다시 넘겨받아 리더의 계획대로 씁니다. 다른 사람이 쓰는 이름이 아닌지 먼저 확인하세요.', repairTitle: '레코드 복구', repairText: '제공자의 레코드를 리더의 계획대로 다시 씁니다. 외부에서 변경한 내용은 사라집니다.',
    records: '레코드 {{count}}개', weight: '가중치', verdicts: '상태 판정 비교', ours: '우리 판정', theirs: '제공자 판정', agree: '일치', differ: '불일치', address: '주소', capabilities: { nativeWeights: '가중치 응답', nativeHealthChecks: '자체 상태 검사', changeStatus: '전파 확인' }, cause: '최근 실패',
    refusals: '받아들이지 않는 제공자',
    refusalCodes: { 'not-owned': '이 이름에 다른 곳에서 만든 레코드가 있습니다', 'endpoint-not-checkable': '제공자가 검사할 수 없는 주소입니다', 'policy-not-supported': '제공자가 지원하지 않는 분배 방식입니다', 'rejected-by-provider': '제공자가 변경을 거부했습니다', 'not-authorized': '제공자에 쓸 권한이 없습니다', 'never-empty': '응답이 하나도 남지 않습니다', 'token-mismatch': '다른 변경이 먼저 적용되었습니다', 'stale-token': '더 새로운 리더가 변경했습니다', 'not-observed': '현재 레코드를 읽지 못해 변경 내용을 알 수 없습니다' },
  },
  guardrail: {
    title: '변경 제한', none: '제한 없음', minimum: '정상 용량', minimumValue: '변경 후 엔드포인트 {{percent}}% 이상 정상', change: '변경 폭', changeValue: '{{duration}} 안에 {{points}}%p 이하', window: '변경 허용 시간', windowValue: '{{days}} {{from}}–{{to}} ({{zone}})', twoPeople: '승인', twoPeopleValue: '두 사람이 결정 (제안 후 다른 승인자가 승인)',
    days: { monday: '월', tuesday: '화', wednesday: '수', thursday: '목', friday: '금', saturday: '토', sunday: '일' },
  },
  proposal: {
    title: '변경 제안', pending: '승인 대기 중인 제안', decided: '처리된 제안', none: '제안이 없습니다', kinds: { weights: '가중치 변경', evacuate: '사이트 제외', return: '즉시 복귀', drill: '훈련', definition: '서비스 정의 변경' }, states: ko.proposal,
    by: '{{by}} 제안 · {{ago}}', expires: '{{time}} 만료', decidedBy: '{{by}} · {{time}}', approve: '승인', reject: '반려', withdraw: '철회', approveTitle: '제안 승인', rejectTitle: '제안 반려', withdrawTitle: '제안 철회', approveText: '승인하면 바로 적용됩니다. 변경 제한은 승인 시점에 다시 검사합니다.', rejectText: '적용하지 않고 끝냅니다.', withdrawText: '본인의 제안을 거두어들입니다.',
    own: '다른 승인자가 결정해야 합니다', needsApprover: '승인자 역할이 필요합니다', sent: '제안했습니다. 다른 승인자가 승인하면 적용됩니다.', propose: '제안하기', to: '{{site}} {{weight}}', until: '{{time}}까지',
  },
  drill: {
    title: '훈련', listHint: '계획된 장애조치와 복귀입니다. 두 개 이상 골라 단계별 시간을 비교하세요.', none: '기록된 훈련이 없습니다', noneHint: '서비스 화면에서 훈련을 시작하면 단계별 시간이 기록됩니다.', states: ko.drill, start: '훈련 시작', startTitle: '훈련: {{site}} 제외', startText: '이 사이트를 계획적으로 제외했다가 단계적으로 되돌립니다. 남은 사이트가 한계를 10초 넘기면 저절로 중단하고 바로 되돌립니다.',
    errorRate: '오류율 한계 (%)', p95: 'p95 한계 (ms)', stay: '제외 유지 (초)', invalid: '0보다 크고 {{most}} 이하인 수를 입력하세요', invalidStay: '0에서 3600 사이의 수를 입력하세요', abort: '훈련 중단', abortText: '이 사이트를 설정 가중치로 바로 되돌립니다.', running: '훈련 진행 중: {{site}}', open: '훈련 보기',
    started: '시작', by: '실시', approvedBy: '승인', took: '복귀 소요', rto: '전환 시간', survivors: '남은 사이트', before: '시작 전', worst: '최악', limit: '한계', limits: '중단 한계', aborted: '중단 사유', compare: '선택한 {{count}}건 비교', pick: '비교 대상: {{time}} {{site}}', comparison: '훈련 비교', least: '최소', median: '중앙값', greatest: '최대', measure: '항목', choose: '두 건 이상 고르면 비교할 수 있습니다', back: '훈련 목록', incident: '장애 기록 보기', reasonLabel: '사유',
    measures: { failed: '시작', decided: '판정', submitted: '변경 요청', 'in-sync': '동기화', answered: '응답 전환', moved: '트래픽 이동', return: '복귀 소요', 'survivor-p95': '남은 사이트 최악 p95', 'survivor-error-rate': '남은 사이트 최악 오류율' },
    aborts: { 'error-rate': '오류율 한계 초과', p95: 'p95 한계 초과', 'not-measured': '남은 사이트를 측정하지 못함', 'survivor-down': '남은 사이트 장애', 'site-down': '제외한 사이트에 실제 장애', 'leader-changed': '리더 변경', operator: '운영자 중단' },
  },
  override: { until: '저절로 되돌릴 시각 (선택)', untilHint: '비워 두면 운영자가 되돌릴 때까지 제외합니다', untilPast: '지금부터 30일 안의 시각을 고르세요', release: '수동 제외 해제', releaseTitle: '수동 제외 해제', releaseText: '수동 제외를 끝냅니다. 복귀 유예를 거쳐 단계적으로 복귀합니다.', held: '수동 제외', heldUntil: '수동 제외: {{time}}까지' },
  notice: {
    title: '알림', hint: '장애조치와 경보를 콘솔 밖으로 알리는 경로입니다. 경로는 허브 설정 파일에서 정합니다.', none: '설정된 알림 경로가 없습니다', noneHint: '허브 설정의 dure.hub.notices에 웹훅이나 메일을 추가하세요.', kinds: { webhook: '웹훅', smtp: '메일' }, languages: { ko: '한국어', en: 'English' }, target: '대상', events: '알리는 일', delivered: '전달', waiting: '대기', retried: '재시도', dropped: '포기', test: '시험 발송', testing: '보내는 중', results: '최근 결과', noResults: '아직 보낸 알림이 없습니다', attempts: '{{count}}번째 시도', took: '{{ms}} 소요', outcomes: ko.notice,
    names: { failover: '장애조치', refused: '보류된 장애조치', return: '복귀', 'vantage-point-lost': '관측 지점 끊김', 'no-leader': '리더 없음', drift: '외부 변경', 'provider-failing': 'DNS 제공자 실패', 'hub-silent': '허브 무응답', alarm: '그 밖의 경보' }, testName: '시험', reasons: { 'queue-full': '대기열 가득 참', expired: '기한 지남', rejected: '상대가 거부', unwritten: '보관 실패' }, failing: '{{time}}부터 전달되지 않음', testDelivered: '전달되었습니다', testFailed: '전달하지 못했습니다',
  },
}

export const operateEn: typeof operateKo = {
  sessions: {
    title: 'Sessions', hint: 'Who is signed in, and displays on walls. Roles follow the directory, which is asked again every 5 minutes, and who left is signed out. Who cannot be asked about only reads after 15 minutes.', none: 'No open sessions', user: 'User', role: 'Role', count: 'Sessions', started: 'Began', used: 'Last used', expires: 'Ends', you: 'You', limited: 'Not confirmed lately', held: 'The directory takes the rights of many users at once, so those of {{count}} are held',
    end: 'End sessions', endText: 'Ends all open sessions ({{count}}). They have to sign in again.', endOwn: 'These are your own: you are signed out here, too.', endWall: 'The display’s address stays good, so that it can be opened again. Take the address back on the dashboard to prevent that.',
  },
  provider: {
    title: 'DNS providers', none: 'No DNS providers', noneHint: 'They appear when nameservers or providers are connected.', kinds: { nameserver: 'Nameserver', route53: 'Route 53', rfc2136: 'RFC 2136', 'not-configured': 'Not configured' }, states: en.provider,
    summary: '{{inSync}} of {{total}} in sync', lastChange: 'Last change', noChange: 'None yet', propagation: 'Propagation', propagated: 'On all its servers', observed: 'Records read', refusal: 'Why it refuses', refusedSince: 'since {{time}}', drift: 'Records that differ', driftSince: 'found at {{time}}', record: 'Record', found: 'There is', wanted: 'Should be', absent: 'nothing',
    driftPolicy: { report: 'Changes by others are reported only', repair: 'Changes by others are repaired' }, repairAt: 'Repaired at {{time}}', repairs: 'Repairs lately: {{count}}', repair: 'Repair now', tokenMissing: 'The token was deleted', adoptText: 'Somebody deleted the token record. A repair takes the name over with the records that stand there and writes the leader’s plan. First make sure that nobody else uses the name.', repairTitle: 'Repair records', repairText: 'Writes the provider’s records anew as the leader’s plan has them. What others changed there is gone then.',
    records: 'Records: {{count}}', weight: 'Weight', verdicts: 'Both verdicts', ours: 'Ours', theirs: 'The provider’s', agree: 'Agree', differ: 'Differ', address: 'Address', capabilities: { nativeWeights: 'Draws by weight', nativeHealthChecks: 'Own health checks', changeStatus: 'Tells propagation' }, cause: 'Last failure',
    refusals: 'Providers that would not take it',
    refusalCodes: { 'not-owned': 'The name holds records that were not made here', 'endpoint-not-checkable': 'The provider cannot check such an address', 'policy-not-supported': 'The provider does not support this policy', 'rejected-by-provider': 'The provider rejected the change', 'not-authorized': 'Not allowed to write there', 'never-empty': 'Nothing would be answered any more', 'token-mismatch': 'Another change was made first', 'stale-token': 'A newer leader has written there', 'not-observed': 'What it holds could not be read, so what would change is not known' },
  },
  guardrail: {
    title: 'Guardrails', none: 'None', minimum: 'Healthy capacity', minimumValue: 'At least {{percent}} % of the endpoints up afterwards', change: 'Largest change', changeValue: 'At most {{points}} points within {{duration}}', window: 'Allowed times', windowValue: '{{days}} {{from}}–{{to}} ({{zone}})', twoPeople: 'Approval', twoPeopleValue: 'Two people decide: one proposes, another approves',
    days: { monday: 'Mon', tuesday: 'Tue', wednesday: 'Wed', thursday: 'Thu', friday: 'Fri', saturday: 'Sat', sunday: 'Sun' },
  },
  proposal: {
    title: 'Proposals', pending: 'Proposals that wait for approval', decided: 'Decided proposals', none: 'No proposals', kinds: { weights: 'Change weights', evacuate: 'Evacuate a site', return: 'Return at once', drill: 'Drill', definition: 'Change the definition' }, states: en.proposal,
    by: 'Proposed by {{by}} · {{ago}}', expires: 'expires at {{time}}', decidedBy: '{{by}} · {{time}}', approve: 'Approve', reject: 'Reject', withdraw: 'Withdraw', approveTitle: 'Approve the proposal', rejectTitle: 'Reject the proposal', withdrawTitle: 'Withdraw the proposal', approveText: 'It is done at once. The guardrails are asked again then.', rejectText: 'It ends without being done.', withdrawText: 'Takes your own proposal back.',
    own: 'Another approver has to decide', needsApprover: 'Needs the approver role', sent: 'Proposed. It is done when another approver approves it.', propose: 'Propose', to: '{{site}} {{weight}}', until: 'until {{time}}',
  },
  drill: {
    title: 'Drills', listHint: 'Planned failovers and their returns. Choose two or more to compare their stages.', none: 'No drills recorded', noneHint: 'Start one on a service’s page; the times of its stages are kept here.', states: en.drill, start: 'Start drill', startTitle: 'Drill: {{site}} out', startText: 'Takes this site out as planned and brings it back step by step. When a survivor passes a limit for 10 s the drill aborts by itself and the site is put back at once.',
    errorRate: 'Limit of the error rate (%)', p95: 'Limit of p95 (ms)', stay: 'Stays out for (s)', invalid: 'Enter a number above 0, at most {{most}}', invalidStay: 'Enter a number from 0 to 3600', abort: 'Abort drill', abortText: 'Puts this site back at once with its configured weight.', running: 'A drill is running: {{site}}', open: 'Show the drill',
    started: 'Started', by: 'Started by', approvedBy: 'Approved by', took: 'Return took', rto: 'Moved after', survivors: 'Survivors', before: 'Before', worst: 'Worst', limit: 'Limit', limits: 'Limits', aborted: 'Aborted', compare: 'Compare the {{count}} chosen', pick: 'Compare {{time}} {{site}}', comparison: 'Drills compared', least: 'Least', median: 'Median', greatest: 'Greatest', measure: 'Measure', choose: 'Choose two or more to compare them', back: 'All drills', incident: 'Show the incident', reasonLabel: 'Reason',
    measures: { failed: 'Start', decided: 'Decided', submitted: 'Submitted', 'in-sync': 'In sync', answered: 'Answered', moved: 'Moved', return: 'Return took', 'survivor-p95': 'Worst p95 of survivors', 'survivor-error-rate': 'Worst error rate of survivors' },
    aborts: { 'error-rate': 'Error rate beyond its limit', p95: 'p95 beyond its limit', 'not-measured': 'A survivor could not be measured', 'survivor-down': 'A survivor is down', 'site-down': 'The site itself failed', 'leader-changed': 'Another hub leads', operator: 'Ended by an operator' },
  },
  override: { until: 'Ends by itself at (optional)', untilHint: 'Left empty, it stays out until an operator returns it', untilPast: 'Choose a time ahead of now, within 30 days', release: 'End override', releaseTitle: 'End the override', releaseText: 'Ends the operator’s evacuation. The member returns by hold-down and steps.', held: 'Taken out by an operator', heldUntil: 'Taken out by an operator until {{time}}' },
  notice: {
    title: 'Notices', hint: 'How people are told of failovers and alarms outside the console. Channels are set in the hub’s configuration.', none: 'No channels configured', noneHint: 'Add a webhook or mail to dure.hub.notices in the hub’s configuration.', kinds: { webhook: 'Webhook', smtp: 'Mail' }, languages: { ko: '한국어', en: 'English' }, target: 'To', events: 'Tells of', delivered: 'Delivered', waiting: 'Waiting', retried: 'Retried', dropped: 'Given up', test: 'Send a test', testing: 'Sending', results: 'Last results', noResults: 'Nothing was sent yet', attempts: 'attempt {{count}}', took: 'took {{ms}}', outcomes: en.notice,
    names: { failover: 'Failover', refused: 'Failover held back', return: 'Return', 'vantage-point-lost': 'Vantage point lost', 'no-leader': 'No leader', drift: 'Changed by others', 'provider-failing': 'DNS provider failing', 'hub-silent': 'Hub silent', alarm: 'Other alarms' }, testName: 'Test', reasons: { 'queue-full': 'queue full', expired: 'too old', rejected: 'rejected', unwritten: 'could not be kept' }, failing: 'Not delivered since {{time}}', testDelivered: 'It was delivered', testFailed: 'It was not delivered',
  },
}
