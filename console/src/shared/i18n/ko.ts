import { dashboardKo } from './dashboard'
import { glossary } from './glossary'

const words = glossary.ko

/**
 * Korean is the master: English must have the same keys, which the compiler checks. No particle follows a variable,
 * because its form would depend on the value.
 */
export const ko = {
  app: { name: 'Dure', tagline: '하이브리드 클라우드 관제·장애조치', skip: '본문으로 건너뛰기', menu: '주 메뉴', loading: '불러오는 중' },
  nav: { overview: '종합 현황', dashboards: '대시보드', sites: '사이트', alarms: '경보', more: '더보기', services: '서비스', incidents: '장애 이력', instances: '인스턴스', ledger: '장부', audit: '감사 기록' },
  unit: { ms: ' ms', s: '초', day: '일', hour: '시간', minute: '분', second: '초', now: '방금', ago: '{{duration}} 전', left: '{{duration}} 남음' },
  common: {
    none: '없음', unknown: '알 수 없음', noData: '—', cancel: '취소', close: '닫기', confirm: '확인', retry: '다시 시도', reason: '사유',
    reasonHint: '감사 기록에 남습니다', reasonMissing: '사유를 입력하세요', site: '사이트', service: '서비스', since: '시작', state: '상태', detail: '내용', all: '전체',
    total: '합계', share: '비율', weight: '가중치', time: '시각', details: '자세히', working: '처리 중', readOnly: '조회 권한입니다. 변경하려면 운영자 권한이 필요합니다.',
    back: '뒤로', notFound: '페이지를 찾을 수 없습니다', notFoundHint: '주소가 바뀌었거나 삭제된 항목입니다.', goOverview: '종합 현황으로 이동',
    crashed: '화면을 표시하지 못했습니다', crashedHint: '새로 고치면 대부분 해결됩니다. 계속되면 관리자에게 아래 내용을 전달하세요.', reload: '새로 고침',
  },
  live: {
    ...words.live, updated: '{{ago}} 갱신', lostSince: '{{time}}부터 허브와 연결이 끊겼습니다. 마지막으로 받은 값을 표시합니다.',
    lostTitle: '허브 연결 끊김', never: '갱신 없음',
  },
  settings: { language: '언어', theme: '화면 테마', system: '시스템', light: '밝게', dark: '어둡게', signOut: '로그아웃', stillSignedIn: '허브가 응답하지 않아 아직 로그인 상태입니다. 다시 시도하세요.' },
  role: { viewer: '조회자', operator: '운영자', approver: '승인자', administrator: '관리자' },
  signIn: {
    title: '로그인', user: '사용자 ID', password: '비밀번호', submit: '로그인', hint: '조직 디렉터리(LDAP/AD) 계정으로 로그인합니다.', expired: '세션이 만료되었습니다. 다시 로그인하면 보던 화면으로 돌아갑니다.',
    missingUser: '사용자 ID를 입력하세요', missingPassword: '비밀번호를 입력하세요',
    lead: '두 클라우드, 하나의 서비스', leadText: '프라이빗·퍼블릭 클라우드의 트래픽을 한 화면에서 관제하고, 장애가 나면 DNS로 옮깁니다.',
  },
  panel: {
    loading: '불러오는 중입니다', error: '불러오지 못했습니다', stale: '{{time}} 이후 갱신되지 않음', partial: '일부 데이터 누락', partialHint: '일부 사이트 또는 네임서버의 보고가 빠져 있습니다.',
  },
  metric: { tps: '초당처리수', tpsShort: 'TPS', mean: '평균응답시간', p95: '95% 응답시간', errorRate: '오류율', instances: '인스턴스', live: '실시간', window: '10초 구간', incomplete: '집계 중' },
  site: {
    ...words.site, staleSince: '{{time}}부터 보고 없음', neverHint: '허브가 시작된 뒤 이 사이트에서 받은 보고가 없습니다. 0이 아니라 알 수 없음입니다.',
    windowAt: '{{time}} 기준', history: '최근 10분', domain: '장애 도메인', mixed: '지연 {{mean}} · 95% {{p95}}',
  },
  overview: {
    title: '종합 현황', sites: '사이트별 현황', alarms: '활성 경보', noAlarms: '활성 경보가 없습니다', noAlarmsHint: '모든 사이트와 네임서버가 정상입니다.', vantage: '관측 지점', split: '트래픽 분배',
    witness: '증인', collector: '수집기', noSites: '등록된 사이트가 없습니다', noSitesHint: '허브 설정에 수집기를 등록하면 여기에 나타납니다.',
    total: '전체', connected: '연결됨', disconnected: '연결 끊김', neverConnected: '접속 이력 없음', lastReport: '마지막 보고', version: '버전', id: '이름', kind: '역할',
    serviceDown: '서비스 정보를 불러오지 못했습니다', openService: '서비스 상세', noServices: '등록된 서비스가 없습니다', noServicesHint: '허브의 서비스 설정 파일에 서비스를 등록하세요.', compare: '사이트 비교',
  },
  severity: words.severity,
  alarm: {
    'automatic-failover-impossible': '자동 장애조치 불가',
    'fail-open': '전 사이트 장애 · 설정값으로 응답 중',
    'site-stale': '사이트 수신 지연',
    'approval-wanted': '승인 대기',
    'frozen-but-down': '동결 중 장애',
    'off-but-down': '장애조치 꺼짐 중 장애',
    'member-evacuated': '사이트 제외 중',
    'provider-unreachable': 'DNS 제공자 연결 불가',
    'nameserver-out-of-sync': '네임서버 불일치',
    'nameserver-unwritten': '네임서버 저장 실패',
    'no-leader': '리더 없음',
    'ledger-hole': '장부 불일치',
    'store-unavailable': '저장소 사용 불가',
    'disk-full': '허브 디스크 부족',
    'dashboard-file': '대시보드 파일 오류',
    'spool-filling': '수집기 스풀 80% 초과',
    threshold: '임계치 초과',
  },
  alarmHint: {
    'automatic-failover-impossible': '살아 있는 관측 지점이 없는 도메인이 있어 과반 판정이 위태롭습니다.',
    'fail-open': '모든 멤버가 장애로 판정되어 빈 응답 대신 설정된 가중치로 응답하고 있습니다.',
    'site-stale': '수집기 보고가 끊겼습니다. 사이트 장애를 뜻하지는 않습니다.',
    'approval-wanted': '과반이 장애로 판정했습니다. 승인하면 조치합니다.',
    'frozen-but-down': '변경 동결 중이라 장애조치를 보류하고 있습니다.',
    'member-evacuated': '복귀할 때까지 이 사이트로는 응답하지 않습니다.',
    'off-but-down': '과반이 장애로 판정했지만 장애조치를 사용하지 않아 조치하지 않습니다.',
    'provider-unreachable': '허브가 DNS 제공자에 변경을 보낼 수 없습니다.',
    'nameserver-out-of-sync': '네임서버가 리더의 최신 계획을 갖고 있지 않습니다.',
    'nameserver-unwritten': '네임서버가 응답 상태를 디스크에 쓰지 못합니다. 재시작하면 제외 사실을 잊습니다.',
    'no-leader': '변경을 결정할 허브가 없습니다. 네임서버의 자체 장애조치는 계속됩니다.',
    'ledger-hole': '발생한 트랜잭션 일부가 1분 넘게 어느 장부에도 없습니다. 장부에서 인스턴스를 확인하세요.',
    'store-unavailable': '보고를 저장하지 못해 수집기가 보관하고 있습니다. 저장소가 복구되면 이어서 저장합니다.',
    'disk-full': '디스크 여유가 없어 저장을 멈추었습니다. 보고는 수집기가 보관합니다. 디스크 공간을 확보하세요.',
    'dashboard-file': '파일 내용이 잘못되어 마지막으로 정상이던 내용을 표시합니다. 잘못된 위치는 경보에 나옵니다.',
    'spool-filling': '가득 차면 가장 오래된 보고부터 버립니다. 허브 연결과 스풀 크기를 확인하세요.',
    threshold: '지표가 경보 규칙의 임계치를 벗어났습니다. 지표 화면에서 시작 시각과 대상을 확인하세요.',
  },
  mode: words.mode,
  modeHint: {
    automatic: '과반이 장애로 판정하면 즉시 장애조치합니다.',
    'on-approval': '판정과 경보까지만 하고, 승인하면 조치합니다.',
    off: '판정만 표시하고 장애조치하지 않습니다.',
  },
  member: words.member,
  verdict: words.verdict,
  withheld: {
    off: '장애조치를 사용하지 않아 보류', approval: '승인 대기로 보류', frozen: '변경 동결로 보류', 'never-empty': '남는 사이트가 없어 보류',
  },
  service: {
    listTitle: '서비스', name: '서비스 이름', ttl: 'TTL', token: '토큰', tokenHint: '에포크.리비전', mode: '장애조치 방식', quorum: '과반 판정', autoPossible: '자동 장애조치 가능', autoImpossible: '자동 장애조치 불가',
    autoImpossibleHint: '서로 다른 장애 도메인의 과반이 판정할 수 없는 구성입니다. 제3지점의 증인을 연결하세요.',
    members: '멤버', configuredWeight: '설정 가중치', currentWeight: '현재 가중치', endpoints: '엔드포인트', minimumUp: '최소 정상 수', minimumUpValue: '최소 {{count}}개 정상',
    holdDown: '복귀 유예', holdLeft: '복귀까지 {{duration}}', ramp: '단계 복귀', rampStep: '{{step}} / {{steps}} 단계', held: '보류',
    nameservers: '네임서버', inSync: '동기화됨', outOfSync: '불일치', unreachable: '연결 안 됨', failOpen: '설정값 응답', draws: '응답 가중치', answers: '누적 응답', noNameservers: '보고한 네임서버가 없습니다',
    noNameserversHint: '수집기가 연결되면 네임서버의 상태가 나타납니다.', check: '상태 검사', checkTarget: '검사 대상', checkHost: 'Host', checkStatus: '정상 상태 코드', checkInterval: '주기 · 제한 시간', checkFallRise: '장애 · 정상 판정', checkTimes: '연속 {{fall}}회 실패 · {{rise}}회 성공',
    domains: '장애 도메인', control: '제어', recent: '최근 장애', noRecent: '장애 이력이 없습니다', answerCount: '응답 {{count}}건', evacuatedHere: '제외됨',
  },
  split: {
    title: '트래픽 분배', window: '집계 구간', configured: '설정', configuredHint: '운영자가 정한 가중치', current: '현재 {{weights}}', answered: 'DNS 응답', answeredHint: '네임서버가 실제로 내보낸 응답', observed: '실제 유입', observedHint: '서비스 이름으로 들어온 트랜잭션',
    n: 'n = {{count}}', bandOf: '{{site}}: 99% 통계 구간', bandShort: '99% {{low}}–{{high}}', noAnswered: '응답을 보고한 네임서버가 없습니다', noObserved: '유입을 보고한 사이트가 없습니다', zero: '이 구간에 집계된 건이 없습니다', inBand: '구간 안', outOfBand: '구간 밖',
    other: '이름 외 유입', probes: '상태 검사 요청', designEffect: '설계효과 {{value}}', basis: '실제 유입의 구간은 DNS 응답 수를 기준으로 하며, 리졸버 규모가 서로 다르면 판정에 쓰기에는 좁습니다.', basisFills: '실제 유입의 구간은 DNS 응답 수를 설계효과로 나눈 값을 기준으로 합니다. 설계효과는 리졸버가 다시 묻는 간격으로 추정합니다.', windows: { PT1M: '1분', PT5M: '5분', PT15M: '15분', PT1H: '1시간' },
    bandLegend: '세로선: 현재 가중치의 기대 비율 · 띠: 99% 통계 구간', label: '{{kind}}: {{parts}}',
  },
  evidence: {
    title: '판정 근거', verdict: '판정', vantage: '관측 지점', endpoint: '엔드포인트', ...words.voter, age: '수신', never: '받은 적 없음', run: '연속 {{count}}회',
    vote: '{{total}}개 도메인 중 장애 {{down}} · 정상 {{up}} · 기권 {{abstained}}', needed: '장애 판정에 {{needed}}표 필요', votes: '득표', silentHint: '최근 근거를 받지 못해 기권합니다. 전체 표수에는 포함됩니다.', blindHint: '기준 대상도 보이지 않아 기권합니다. 전체 표수에는 포함됩니다.',
    none: '받은 판정 근거가 없습니다', noneHint: '관측 지점이 연결되면 엔드포인트별 판정이 나타납니다.', noneIncident: '결정 시점의 근거가 남아 있지 않습니다', domain: '도메인', notProbed: '검사 안 함',
  },
  weights: {
    open: '가중치 변경', title: '가중치 변경', intro: '현재 값에서 바꾼 뒤 미리보기로 영향을 확인하세요. 확인 전에는 아무것도 바뀌지 않습니다.', input: '가중치: {{site}}', preview: '미리보기', confirm: '변경 적용', edit: '다시 편집', before: '변경 전', after: '변경 후',
    changes: '적용될 변경', noChanges: '외부에 적용될 변경이 없습니다', provider: 'DNS 제공자', record: '레코드', sum: '합계 {{sum}}', allZero: '가중치가 모두 0이면 응답할 사이트가 없습니다', invalid: '0에서 255 사이의 정수를 입력하세요', unchanged: '현재 값과 같습니다', done: '가중치를 변경했습니다',
    stale: '편집하는 동안 다른 변경이 적용되었습니다. 현재 값을 다시 확인하세요.', reloadValues: '현재 값 불러오기', tokenBefore: '기준 토큰 {{token}}',
  },
  weightsWarning: {
    'member-evacuated': '제외된 멤버가 있습니다. 새 가중치는 복귀할 때 적용됩니다.',
    'member-down': '장애로 판정된 멤버에 가중치를 줍니다.',
    'single-member': '한 사이트만 응답하게 됩니다. 그 사이트에 장애가 나면 대안이 없습니다.',
    'provider-unreachable': '연결되지 않는 DNS 제공자가 있습니다. 연결되면 적용됩니다.',
    unchanged: '현재 설정과 같습니다.',
  },
  modeDialog: { title: '장애조치 방식 변경', confirm: '방식 변경' },
  freeze: {
    open: '변경 동결', title: '변경 동결', intro: '동결하는 동안 자동 장애조치와 복귀를 하지 않습니다. 종료 시각이 되면 저절로 풀립니다.', until: '종료 시각', confirm: '동결', active: '변경 동결 중', activeText: '{{until}}까지 · {{by}}', end: '동결 해제', endTitle: '변경 동결 해제', endIntro: '자동 장애조치와 복귀가 바로 다시 동작합니다.', past: '현재 시각 이후, 30일 이내로 입력하세요', quick: '빠른 선택', hour: '1시간', hours: '4시간', day: '24시간',
  },
  approval: {
    evacuate: '{{site}}: 제외 승인 대기', return: '{{site}}: 복귀 승인 대기', evacuateText: '과반이 장애로 판정했습니다. 승인하면 이 사이트를 DNS 응답에서 제외합니다.', returnText: '복구가 확인되었습니다. 승인하면 단계적으로 복귀합니다.', since: '{{ago}}부터 대기', approve: '승인', reject: '반려', approveTitle: '조치 승인', rejectTitle: '조치 반려',
  },
  override: {
    title: '수동 조치', evacuate: '사이트 제외', return: '즉시 복귀', evacuateTitle: '사이트 수동 제외', returnTitle: '사이트 즉시 복귀',
    evacuateText: '모든 DNS 제공자에서 이 사이트의 가중치를 0으로 바꿉니다. 장애조치 방식이나 동결과 관계없이 바로 적용됩니다.', returnText: '복귀 유예와 단계 복귀를 건너뛰고 설정 가중치를 바로 적용합니다.', confirmSite: '확인을 위해 사이트 이름을 입력하세요: {{site}}', mismatch: '사이트 이름이 다릅니다', target: '대상 사이트',
  },
  act: { accepted: '적용했습니다', failed: '적용하지 못했습니다', unknownOutcome: '허브가 응답하지 않아 결과를 알 수 없습니다. 감사 기록에서 확인하세요.' },
  incidents: {
    title: '장애 이력', empty: '기록된 장애가 없습니다', emptyHint: '멤버가 장애로 판정되면 여기에 여섯 단계의 시간이 기록됩니다.', opened: '발생', duration: '지속', rto: '복구시간(RTO)', cause: '원인', filtered: '조건에 맞는 장애가 없습니다', filteredHint: '조건을 바꾸어 보세요.', ongoing: '진행 중',
    ...words.incident, reconstructed: '사후 재구성', reconstructedHint: '허브가 없는 동안 네임서버가 남긴 기록으로 구성했습니다.', causes: { quorum: '과반 판정', override: '수동 조치', approval: '승인 조치' },
  },
  incident: {
    title: '{{site}} 장애', timeline: '여섯 단계 시간', stages: { failed: '장애 발생', decided: '판정', submitted: '변경 요청', 'in-sync': '동기화', answered: '응답 전환', moved: '트래픽 이동' },
    stageHint: { failed: '첫 실패 결과', decided: '첫 제외 결정', submitted: '리더의 계획 전송', 'in-sync': '모든 제공자 반영', answered: '응답에서 사라짐', moved: '99% 이동 확인' },
    notReached: '미도달', fromStart: '발생 후 {{delta}}', step: '+{{delta}}', return: '복귀 과정', returnNone: '아직 복귀를 시작하지 않았습니다', returnNoneHint: '정상이 확인되면 유예 시간 뒤에 단계적으로 복귀합니다.', holdStarted: '유예 시작', weightStep: '가중치 {{weight}}', aborts: '중단 {{count}}회', completed: '복귀 완료',
    event: { opened: '장애 기록 시작', failed: '첫 실패 결과', decided: '판정', submitted: '변경 요청', 'in-sync': '네임서버 동기화', answered: '응답 전환', moved: '트래픽 이동', 'hold-started': '복귀 유예 시작', 'hold-broken': '복귀 유예 중단', step: '다음 복귀 단계', aborted: '복귀 중단', returned: '복귀 완료', closed: '종료' },
    events: '경과', noEvents: '기록된 경과가 없습니다', evidence: '결정 시점의 판정 근거', notFound: '장애 기록을 찾을 수 없습니다', rtoUnknown: '아직 측정되지 않음', mode: '장애조치 방식', closed: '종료', opened: '발생', aborted: '중단됨', longest: '가장 오래 걸린 단계',
  },
  instances: {
    title: '인스턴스', search: '이름·호스트·버전 검색', hidden: '사라진 인스턴스 포함', count: '{{count}}개', empty: '보고하는 인스턴스가 없습니다', emptyHint: '에이전트를 붙인 애플리케이션이 시작되면 몇 초 안에 나타납니다.', filtered: '조건에 맞는 인스턴스가 없습니다', filteredHint: '검색어나 조건을 바꾸어 보세요.', ...words.instance, partial: '저장소를 읽지 못해 지금 보고하는 인스턴스만 표시합니다.', searchHint: '검색하면 사라진 인스턴스도 찾습니다', more: '{{total}}개 중 {{shown}}개 표시', open: '{{instance}} 상세', ended: '종료', lives: '이 인스턴스의 프로세스', livesHint: '다시 시작할 때마다 한 줄', thisLife: '지금 보는 프로세스', history: '추이', range: '기간', ranges: { '1h': '1시간', '6h': '6시간', '24h': '24시간', life: '전체 기간' }, ledger: '장부', notFound: '인스턴스를 찾을 수 없습니다', notFoundHint: '저장된 구간이 하나도 없는 프로세스입니다. 첫 구간(10초)이 저장되면 볼 수 있습니다.', noHistory: '이 기간에 저장된 값이 없습니다', noHistoryHint: '0이 아니라 보고가 없었습니다.', lifetime: '실행 시간', heap: '힙 메모리', cpu: 'CPU 사용률', threads: '스레드 수', users: '사용자 수', toLedger: '장부에서 보기', first: '첫 구간', instance: '인스턴스', host: '호스트', version: '버전', started: '시작', usersBy: '사용자 구분', apdexThreshold: 'APDEX 기준', usersSources: { login: '로그인', cookie: '쿠키', session: '세션' }, lastReport: '마지막 보고', sort: '{{column}} 기준 정렬',
  },
  ledger: {
    title: '트랜잭션 장부', equation: '전체 대조', equationHint: '최근 24시간에 보고한 모든 인스턴스 · 상태 검사 포함', created: '발생', createdHint: '에이전트가 센 트랜잭션', stored: '저장', storedHint: '허브 저장소에 기록', storedProbes: '상태 검사 {{amount}}건 포함', waiting: '이동 중', waitingHint: '수집기에서 대기', waitingNone: '대기 없음', dropped: '에이전트 폐기', droppedNone: '폐기 없음', lost: '경로 손실', lostNone: '손실 없음', hole: '불일치', holeNone: '불일치 없음', holeHint: '어느 장부에도 없음', holeTwice: '중복 집계',
    equals: '같음', plus: '더하기', sentence: '발생 {{created}} = 저장 {{stored}} + 이동 중 {{waiting}} + 에이전트 폐기 {{dropped}} + 경로 손실 {{lost}} + 불일치 {{hole}}',
    states: { balanced: '모두 맞음', waiting: '이동 중', stale: '수집기 연결 끊김', hole: '맞지 않음' },
    stateHint: { balanced: '발생한 트랜잭션이 모두 저장되었거나 이유가 기록되어 있습니다.', waiting: '아직 도착하지 않은 트랜잭션이 있습니다. 도착하면 저장으로 옮겨집니다.', stale: '연결되지 않은 수집기가 있어 마지막으로 받은 수치입니다. 그 수집기에 남은 건은 연결되면 도착합니다.', hole: '1분 넘게 어느 장부에도 없는 트랜잭션이 있습니다. 아래에서 붉게 표시된 인스턴스와 수집기를 확인하세요.' },
    arrived: '손실로 처리된 뒤 도착한 {{amount}}건은 저장으로 옮겼습니다.', tail: '끝부분 알 수 없음', tailCount: '끝부분을 알 수 없는 인스턴스 {{count}}개', tailHint: '종료를 알리지 않고 멈춘 프로세스입니다. 마지막 구간 이후 최대 한 구간(10초)의 건수는 알 수 없으며 0으로 세지 않습니다.',
    sites: '사이트별 대조', collectors: '수집기 장부', instances: '인스턴스별 대조', hub: '이 허브의 수신', hubHint: '허브가 시작된 뒤의 누계', received: '수신', repeated: '중복 수신', repeatedHint: '다시 보낸 보고로, 한 번만 세었습니다', refused: '거부', taken: '접수', committed: '확인됨', spool: '스풀', spoolOf: '{{used}} / {{limit}}', oldest: '가장 오래된 대기 {{ago}}', noBooks: '장부를 받지 못함', noBooksHint: '허브가 시작된 뒤 이 수집기의 장부를 받은 적이 없습니다.', connected: '연결됨', disconnected: '연결 끊김', lastBooks: '{{time}} 기준',
    empty: '아직 장부에 기록이 없습니다', emptyHint: '에이전트의 첫 구간(10초)이 저장되면 나타납니다.', none: '해당하는 인스턴스가 없습니다', noneHint: '조건을 바꾸어 보세요.', more: '확인이 필요한 순서로 {{shown}}개 표시 · 전체 {{count}}개', all: '{{count}}개', lookLate: '장부가 {{time}} 이후 대조되지 않고 있습니다', lookLateHint: '허브가 저장소를 읽지 못하고 있습니다. 아래 수치는 그 시각의 값입니다.', since: '{{time}}부터', window: '마지막 구간',
    reasons: { 'queue-full': '대기열 가득 참', 'agent-error': '에이전트 오류', 'spool-full': '스풀 가득 참', 'spool-age': '스풀 보관 기한 초과', 'spool-damaged': '스풀 손상', 'too-late': '너무 늦게 도착', future: '미래 시각', malformed: '형식 오류', refused: '거부' },
    end: { reporting: '수신 중', ended: '정상 종료', 'tail-unknown': '끝부분 알 수 없음', silent: '경로 끊김' },
    endHint: { reporting: '계속 보고하고 있습니다.', ended: '마지막 구간까지 모두 보고하고 종료했습니다.', 'tail-unknown': '알리지 않고 멈추었습니다. 마지막 구간 이후 최대 10초는 알 수 없습니다.', silent: '수집기가 끊기거나 밀려 있어 종료했는지 알 수 없습니다.' },
  },
  audit: {
    title: '감사 기록', empty: '감사 기록이 없습니다', emptyHint: '로그인, 변경, 허브의 자동 조치가 기록됩니다.', actor: '수행자', source: '접속지', act: '행위', change: '변경', outcome: '결과', done: '완료', older: '이전 기록', newest: '최신 기록', hub: '허브', token: '토큰',
    acts: {
      'sign-out-everywhere': '모든 기기에서 로그아웃', 'end-sessions': '사용자 세션 종료', 'open-wall': '상황판 열기', 'create-dashboard': '대시보드 만들기', 'save-dashboard': '대시보드 저장', 'copy-dashboard': '대시보드 복사', 'delete-dashboard': '대시보드 삭제', 'share-dashboard': '대시보드 공유', 'set-default-dashboards': '기본 대시보드 지정', 'create-wall-token': '상황판 주소 발급', 'revoke-wall-token': '상황판 주소 회수',
      'sign-in': '로그인', 'sign-out': '로그아웃', 'set-weights': '가중치 변경', 'set-mode': '방식 변경', freeze: '변경 동결', unfreeze: '동결 해제', approve: '승인', reject: '반려', 'override-evacuate': '수동 제외', 'override-return': '즉시 복귀', provision: '서비스 등록', claim: '리더 선언', latch: '제외 확정', return: '복귀', abort: '복귀 중단', plan: '계획 적용', 'disk-refused': '네임서버 디스크 쓰기 실패', 'disk-again': '네임서버 디스크 회복', withheld: '제외 보류', 'withheld-over': '제외 보류 해제',
      'acknowledge-alarm': '경보 확인', 'create-alarm-rule': '경보 규칙 추가', 'change-alarm-rule': '경보 규칙 변경', 'delete-alarm-rule': '경보 규칙 삭제',
    },
  },
  chart: {
    ok: '정상', errors: '오류', latency: '응답시간', counts: '정상 {{ok}} · 오류 {{errors}}', selected: '정상 {{ok}}건 · 오류 {{errors}}건', zoom: '이 구간 확대', clear: '선택 해제', table: '표', list: '목록', nothing: '이 구간에 트랜잭션이 없습니다', from: '{{value}} 이상', upTo: '{{value}} 미만',
    tmapKeys: '화살표 키로 칸을 옮기고 Shift와 함께 누르면 범위를 잡습니다. Enter로 선택, z로 확대, Esc로 해제합니다.',
    running: '실행 중', dot: '점 하나 = {{count}}건', elapsed: { lt1s: '1초 미만', to3s: '1–3초', to5s: '3–5초', ge5s: '5초 이상' }, notReported: '보고하는 인스턴스가 없어 알 수 없습니다.', notKnown: '알 수 없음',
    unknownValue: '값 없음', group: '묶음', level: words.level, apdex: words.apdex, apdexThreshold: '기준 {{value}}', transactions: '{{count}}건',
    legend: '범례', legendHint: '클릭: 숨기기 · Ctrl+클릭: 이것만', annotations: '이 구간의 사건', lineSaid: '{{line}}: 현재 {{last}}, 최소 {{least}}, 최대 {{greatest}}', links: '서비스와 사이트의 연결',
  },
  range: {
    title: '시간 범위', last: { s: '최근 {{count}}초', m: '최근 {{count}}분', h: '최근 {{count}}시간', d: '최근 {{count}}일', w: '최근 {{count}}주' }, from: '시작', to: '끝', apply: '적용', zone: '시간대', browser: '브라우저 시간대', invalid: 'now, now-1h 또는 2026-09-21T13:00 형식으로 입력하세요', order: '시작이 끝보다 빨라야 합니다', hint: 'now-15m처럼 현재 기준으로 적을 수도 있습니다', earlier: '이전 구간', later: '다음 구간', zoomOut: '두 배로 넓게', toNow: '현재로', quick: '빠른 선택', absolute: '직접 지정',
  },
  search: {
    label: '인스턴스 검색', placeholder: '이름·IP·호스트 검색', hint: 'Enter: 사라진 인스턴스까지 검색', hidden: '사라진 인스턴스까지 검색한 결과', none: '일치하는 인스턴스가 없습니다', more: '외 {{count}}개', all: '목록에서 모두 보기', found: '{{count}}개 찾음', failed: '검색하지 못했습니다',
  },
  palette: {
    title: '명령 팔레트', placeholder: '이동하거나 실행할 것을 입력하세요', none: '일치하는 항목이 없습니다', go: '이동', act: '실행', dashboard: '대시보드', service: '서비스', instance: '인스턴스', incident: '장애', result: '{{count}}개 항목',
  },
  keysHelp: {
    title: '키보드 단축키', open: '키보드 단축키 보기', then: '다음', everywhere: '어디서나', range: '시간 범위', page: '이 화면', search: '검색창으로 이동', palette: '명령 팔레트', help: '단축키 보기', theme: '밝게·어둡게 전환', pick: '시간 범위 고르기',
  },
  alarms: {
    title: '경보', active: '활성 경보', ended: '해제된 경보', rules: '경보 규칙', none: '활성 경보가 없습니다', noneHint: '임계치를 넘거나 사이트 보고가 끊기면 여기에 나타납니다.', noneEnded: '최근 일주일에 해제된 경보가 없습니다', seeAll: '경보 모두 보기', more: '외 {{count}}건',
    limit: '임계치', over: '최근 {{duration}}', lasted: '{{duration}} 지속', acknowledge: '확인', acknowledged: '{{by}} 확인', note: '메모', noteHint: '무엇을 하고 있는지 적어 두면 다른 운영자가 봅니다', ackTitle: '경보 확인', ackText: '확인해도 경보는 원인이 사라질 때까지 계속됩니다. 다른 운영자에게 누군가 보고 있음을 알립니다.', noData: '{{time}}부터 데이터 없음', state: words.alarmState, allScope: '전체',
    end: { over: '정상 복귀', 'rule-changed': '규칙 변경', 'instance-gone': '인스턴스 사라짐' },
    add: '규칙 추가', edit: '규칙 변경', editOf: '{{name}} 규칙 변경', remove: '규칙 삭제', removeText: '이 규칙이 일으킨 경보도 해제됩니다.', name: '이름', metric: '지표', aggregate: '집계', by: '판정 단위', bys: { none: '범위 전체', site: '사이트별', service: '서비스별', instance: '인스턴스별' }, overField: '평균 구간', direction: '방향', directions: { above: '초과하면', below: '미달하면' }, warning: '경고 임계치', critical: '심각 임계치', limitsHint: '둘 중 하나는 필요합니다. 심각은 경고보다 더 벗어난 값이어야 합니다.', enabled: '사용', disabled: '사용 안 함', scope: '범위', save: '저장', noRules: '경보 규칙이 없습니다', noRulesHint: '규칙을 추가하면 10초마다 판정합니다.', changed: '{{by}} · {{time}}', condition: '조건', made: { errors: '오류율', slow: '응답 지연', heap: '힙 메모리 부족' }, madeTag: '기본 규칙', missingName: '이름을 입력하세요', notNumber: '숫자를 입력하세요', limitsMissing: '임계치를 하나 이상 입력하세요', limitsOrder: '심각 임계치가 경고보다 더 벗어나야 합니다', reload: '현재 내용 불러오기', durations: { PT30S: '30초', PT1M: '1분', PT2M: '2분', PT5M: '5분', PT10M: '10분', PT30M: '30분', PT1H: '1시간' }, criticalNow: '심각 경보', warningNow: '경고 경보',
  },
  dashboard: dashboardKo,
  problem: {
    'malformed-json': '요청 형식이 잘못되었습니다.', 'invalid-request': '요청 내용이 올바르지 않습니다.', 'invalid-weight': '가중치가 올바르지 않습니다.', 'invalid-window': '집계 구간이 올바르지 않습니다.', 'invalid-freeze': '동결 종료 시각이 올바르지 않습니다.', 'unknown-site': '등록되지 않은 사이트입니다.', 'bad-credentials': '사용자 ID 또는 비밀번호가 올바르지 않습니다.',
    'not-signed-in': '로그인이 필요합니다.', forbidden: '권한이 없습니다.', 'no-role': '이 계정에 부여된 역할이 없습니다. 관리자에게 요청하세요.', 'invalid-csrf-token': '보안 확인이 만료되었습니다. 다시 시도하세요.', 'not-found': '찾을 수 없습니다.', 'service-not-found': '서비스를 찾을 수 없습니다.', 'instance-not-found': '인스턴스를 찾을 수 없습니다.', 'unknown-metric': '보고된 적 없는 지표입니다.', 'too-many-series': '결과가 너무 많습니다. 범위를 좁히세요.', 'incident-not-found': '장애 기록을 찾을 수 없습니다.',
    'alarm-not-found': '경보가 없거나 이미 해제되었습니다.', 'alarm-rule-not-found': '경보 규칙을 찾을 수 없습니다.', 'too-many-rules': '경보 규칙이 한도에 이르렀습니다.', 'alarm-rule-changed': '다른 사용자가 이 규칙을 먼저 변경했습니다. 현재 내용을 확인하고 다시 시도하세요.',
    'method-not-allowed': '허용되지 않은 요청입니다.', 'not-acceptable': '지원하지 않는 응답 형식입니다.', 'never-empty': '응답할 사이트가 하나도 남지 않아 거부되었습니다.', frozen: '변경 동결 중이라 거부되었습니다.', 'token-mismatch': '다른 변경이 먼저 적용되었습니다. 현재 값을 확인하고 다시 시도하세요.', 'not-leader': '이 허브는 지금 리더가 아니어서 변경할 수 없습니다.',
    'no-pending-approval': '승인을 기다리는 조치가 없습니다.', 'nothing-to-do': '이미 그 상태입니다.', 'member-down': '장애로 판정된 멤버라 되돌려도 곧바로 다시 제외됩니다.', 'nameservers-disagree': '아직 장애로 판정하는 네임서버가 있어 되돌려도 곧 다시 제외됩니다. 몇 초 뒤 다시 시도하세요.', 'payload-too-large': '요청이 너무 큽니다.', 'unsupported-media-type': '지원하지 않는 요청 형식입니다.', 'too-many-attempts': '로그인 시도가 너무 많습니다. 잠시 뒤 다시 시도하세요.', 'too-many-streams': '동시 접속이 한도를 넘었습니다.', 'directory-unavailable': '디렉터리 서버에 연결할 수 없습니다. 비밀번호가 맞는지는 확인되지 않았습니다.',
    'invalid-dashboard': '대시보드 내용이 올바르지 않습니다.', 'invalid-wall-token': '상황판 주소가 만료되었거나 회수되었습니다. 새 주소를 받으세요.', 'dashboard-not-found': '대시보드가 없거나 공유되지 않았습니다.', 'dashboard-read-only': '변경할 수 없는 대시보드입니다. 복사해서 사용하세요.', 'too-many-dashboards': '대시보드를 더 만들 수 없습니다. 먼저 하나를 삭제하세요.', 'too-many-wall-tokens': '이 대시보드의 상황판 주소를 더 만들 수 없습니다. 먼저 하나를 회수하세요.', 'dashboard-changed': '그사이 다른 사용자가 이 대시보드를 저장했습니다.', 'precondition-required': '어느 버전을 변경하는지 지정되지 않았습니다.',
    'not-available': '지금은 제공할 수 없습니다.', 'internal-error': '허브에서 오류가 발생했습니다.', unreachable: '허브에 연결할 수 없습니다.', other: '요청을 처리하지 못했습니다. ({{code}})',
  },
}
