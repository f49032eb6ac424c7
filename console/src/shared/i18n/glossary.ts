/**
 * The words for states, in Korean and in English side by side: each state is called the same on every page. A page that
 * needs a word for a state takes it from here, and a new state is named here first.
 */
const words = {
  /** How bad an alarm is. */
  severity: { critical: ['심각', 'Critical'], warning: ['경고', 'Warning'] },
  /** How a value stands to its thresholds. */
  level: { ok: ['정상', 'Normal'], warning: ['경고', 'Warning'], critical: ['심각', 'Critical'] },
  /** What becomes of an alarm. */
  alarmState: { active: ['발생 중', 'Active'], acknowledged: ['확인됨', 'Acknowledged'], ended: ['해제됨', 'Ended'], noData: ['데이터 없음', 'No data'] },
  /** Whether a site's reports arrive. */
  site: { live: ['정상 수신', 'Reporting'], stale: ['수신 지연', 'Stale'], never: ['수신 없음', 'No reports'] },
  /** What a member of a service does. */
  member: { serving: ['서비스 중', 'Serving'], evacuated: ['제외됨', 'Evacuated'], holding: ['복귀 대기', 'Hold-down'], returning: ['단계 복귀 중', 'Returning'] },
  /** What a quorum, or one vantage point, says of an endpoint. */
  verdict: { up: ['정상', 'Up'], down: ['장애', 'Down'], unknown: ['판정 불가', 'Unknown'] },
  /** Whether a vantage point has a vote to give. */
  voter: { voting: ['투표 중', 'Voting'], silent: ['무응답', 'Silent'], blind: ['관측 불가', 'Blind'] },
  mode: { automatic: ['자동', 'Automatic'], 'on-approval': ['승인 후', 'On approval'], off: ['사용 안 함', 'Off'] },
  incident: { open: ['진행 중', 'Open'], returning: ['복귀 중', 'Returning'], closed: ['종료', 'Closed'] },
  /** Whether an instance reports. */
  instance: { live: ['수신 중', 'Reporting'], gone: ['사라짐', 'Gone'] },
  /** How a DNS provider stands to what the leader wants. */
  provider: { 'in-sync': ['동기화됨', 'In sync'], pending: ['전파 중', 'Propagating'], behind: ['적용 중', 'Being applied'], drifted: ['외부 변경', 'Changed by others'], refused: ['거부', 'Refused'], unreachable: ['연결 안 됨', 'Unreachable'], unknown: ['알 수 없음', 'Unknown'] },
  proposal: { pending: ['승인 대기', 'Pending'], approved: ['승인됨', 'Approved'], rejected: ['반려됨', 'Rejected'], withdrawn: ['철회됨', 'Withdrawn'], expired: ['만료됨', 'Expired'] },
  drill: { leaving: ['전환 중', 'Leaving'], away: ['제외 유지', 'Away'], returning: ['복귀 중', 'Returning'], aborting: ['중단하는 중', 'Aborting'], completed: ['완료', 'Completed'], aborted: ['중단됨', 'Aborted'] },
  /** What became of a notice. */
  notice: { delivered: ['전달됨', 'Delivered'], retrying: ['재시도 중', 'Retrying'], dropped: ['포기', 'Given up'], failed: ['실패', 'Failed'] },
  /** The stream of live values. */
  live: { live: ['실시간', 'Live'], connecting: ['연결 중', 'Connecting'], lost: ['연결 끊김', 'Disconnected'], paused: ['일시 중지', 'Paused'] },
  /** Bands of the Apdex specification. */
  apdex: { excellent: ['매우 좋음', 'Excellent'], good: ['좋음', 'Good'], fair: ['보통', 'Fair'], poor: ['나쁨', 'Poor'], unacceptable: ['매우 나쁨', 'Unacceptable'] },
} as const satisfies Record<string, Record<string, readonly [korean: string, english: string]>>

type Words = typeof words
type Said = { readonly [S in keyof Words]: { readonly [K in keyof Words[S]]: string } }

function inLanguage(index: 0 | 1): Said {
  return Object.fromEntries(Object.entries<Record<string, readonly [string, string]>>(words).map(([set, pairs]) => [set, Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]]))])) as unknown as Said
}

export const glossary = { ko: inLanguage(0), en: inLanguage(1) }
