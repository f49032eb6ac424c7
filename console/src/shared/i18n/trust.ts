/** By what collectors, witnesses and agents are known, and what is audited of it. */
export const trustKo = {
  title: '등록 관리', hint: '수집기와 에이전트는 일회용 토큰으로 등록하고, 그때 받은 인증 정보로만 보고합니다.', views: { credentials: '인증 정보', enrolments: '등록 토큰' }, add: '등록 토큰 발급',
  kind: '종류', kinds: { collector: '수집기', witness: '증인', agent: '에이전트' }, name: '이름', nameHint: '이름의 일부', site: '사이트', noSite: '사이트 없음', issued: '발급', expires: '만료', seen: '마지막 확인', notSeen: '확인 기록 없음', notSeenHint: '이 허브가 시작한 뒤로',
  states: { current: '사용 중', brought: '자체 발급', replaced: '새것으로 교체됨', revoked: '폐기됨', ended: '만료됨', open: '사용 가능', used: '사용함', 'taken-back': '회수됨' },
  none: '인증 정보가 없습니다', noneHint: '등록 토큰을 발급해 수집기와 에이전트를 등록하세요.', nothingFits: '조건에 맞는 인증 정보가 없습니다', noTokens: '등록 토큰이 없습니다', noTokensHint: '발급한 토큰은 한 번만 표시됩니다.', more: '{{total}}개 중 최근 {{shown}}개를 표시합니다. 이름으로 좁혀 보세요.',
  forWhom: '대상', agentsOf: '{{site}} 사이트의 에이전트', usesLeft: '{{count}}개 더 등록 가능', createdBy: '발급자', byFile: '허브 설정 파일', created: '발급', used: '마지막 사용', notUsed: '아직 사용하지 않음',
  which: '무엇을 등록하나요', whichPart: '수집기 또는 증인', whichPartHint: '허브 설정 파일에 있는 이름만 등록할 수 있습니다', agents: '에이전트 수', agentsHint: '1–10,000. 디스크가 유지되지 않는 컨테이너는 시작할 때마다 하나씩 사용합니다.', wrongAgents: '1부터 10,000까지의 수를 입력하세요', lasts: '유효 기간', lasting: { '1': '1시간', '24': '24시간', '168': '7일', '720': '30일' }, make: '발급', noParts: '허브 설정 파일에 수집기가 없습니다',
  token: '등록 토큰', once: '지금만 볼 수 있습니다. 닫으면 다시 볼 수 없습니다.', until: '{{time}}까지 사용할 수 있습니다.', copyToken: '토큰 복사', command: '설치 명령', copyCommand: '명령 복사', copied: '복사됨', kept: '보관했습니다',
  commandHint: { part: '수집기를 실행하는 사용자로 그 서버에서 실행하세요. dure.collector.token-file이 이 파일이면 다음 연결에서 재시작 없이 등록됩니다.', agent: '애플리케이션을 실행하는 사용자로 각 서버에서 실행하세요. 이미 에이전트가 도는 프로세스는 토큰을 10초 안에 사용하고, 새 프로세스에는 아래 옵션을 추가합니다.' }, options: '에이전트 옵션',
  revoke: '폐기', revokeTitle: '인증 정보 폐기',
  consequence: {
    collector: '이 수집기의 연결이 바로 끊기고 다시 연결할 수 없습니다. 사이트는 보고 끊김으로 표시되고 이 수집기의 판정은 빠집니다. 보고는 수집기의 디스크에 쌓이므로, 새 토큰으로 다시 등록하면 이어서 전송됩니다.',
    witness: '이 증인의 연결이 바로 끊기고 다시 연결할 수 없습니다. 증인의 판정이 빠져 과반수가 되지 않으면 자동 절체를 할 수 없습니다. 새 토큰으로 다시 등록할 수 있습니다.',
    agent: '몇 초 안에 사이트의 수집기가 이 에이전트를 거부합니다. 애플리케이션은 계속 동작하지만 그 수치는 보이지 않고, 에이전트의 메모리가 차면 오래된 보고부터 사라집니다. 다시 등록하려면 토큰 파일에 새 토큰을 넣어 주세요.',
    replaced: '이 대상은 이미 새 인증 정보를 쓰고 있어 그대로 동작합니다. 접근을 완전히 막으려면 새것도 폐기하세요.',
    tokenLeft: '이 에이전트를 등록한 토큰을 아직 쓸 수 있습니다. 이 에이전트는 그 토큰으로 다시 등록할 수 없지만 다른 에이전트는 할 수 있습니다. 토큰이 유출되었을 수 있으면 함께 회수하세요.',
  },
  noUndo: '되돌릴 수 없습니다.', takeBack: '회수', takeBackTitle: '등록 토큰 회수', takeBackText: '이 토큰으로는 더 이상 등록할 수 없습니다. 이미 등록한 것은 그대로 동작합니다.', alsoTakeBack: '이 토큰도 회수',
  told: { until: '{{time}}까지', uses: '{{count}}개', ofSite: '{{site}} 사이트' },
}

export const trustEn: typeof trustKo = {
  title: 'Enrolment', hint: 'Collectors and agents enrol by one-time tokens, and report only by the credentials that they got for them.', views: { credentials: 'Credentials', enrolments: 'Enrolment tokens' }, add: 'New enrolment token',
  kind: 'Kind', kinds: { collector: 'Collector', witness: 'Witness', agent: 'Agent' }, name: 'Name', nameHint: 'A part of the name', site: 'Site', noSite: 'No site', issued: 'Issued', expires: 'Ends', seen: 'Last seen', notSeen: 'Not seen', notSeenHint: 'Since this hub started',
  states: { current: 'In use', brought: 'Brought by the company', replaced: 'Replaced', revoked: 'Revoked', ended: 'Ended', open: 'Can be used', used: 'Used', 'taken-back': 'Taken back' },
  none: 'No credentials', noneHint: 'Make an enrolment token to enrol collectors and agents.', nothingFits: 'No credential fits', noTokens: 'No enrolment tokens', noTokensHint: 'A new one is shown once.', more: 'The newest {{shown}} of {{total}} are shown. Narrow them down by name.',
  forWhom: 'For', agentsOf: 'Agents of {{site}}', usesLeft: '{{count}} more may enrol', createdBy: 'Made by', byFile: 'The hub’s file', created: 'Made', used: 'Last used', notUsed: 'Not used yet',
  which: 'What shall enrol', whichPart: 'Collector or witness', whichPartHint: 'Only those that the hub’s file names', agents: 'How many agents', agentsHint: '1 to 10,000. A container without a lasting disk uses one at each start.', wrongAgents: 'Give a number from 1 to 10,000', lasts: 'Good for', lasting: { '1': '1 hour', '24': '24 hours', '168': '7 days', '720': '30 days' }, make: 'Make', noParts: 'The hub’s file names no collectors',
  token: 'Enrolment token', once: 'Shown only now. Once closed it cannot be seen again.', until: 'Can be used until {{time}}.', copyToken: 'Copy token', command: 'Command', copyCommand: 'Copy command', copied: 'Copied', kept: 'I have kept it',
  commandHint: { part: 'Run it on the collector’s machine, as the collector’s user. Where dure.collector.token-file names this file, it enrols at its next connection, without a restart.', agent: 'Run it on each machine, as the application’s user. A process whose agent runs already uses the token within 10 seconds; a new one gets the options below.' }, options: 'Agent’s options',
  revoke: 'Revoke', revokeTitle: 'Revoke credential',
  consequence: {
    collector: 'The collector’s connection ends at once and it is let in no more. Its site is shown as stale, and its verdict is missing. Reports pile up on its disk and are sent once it has enrolled again with a new token.',
    witness: 'The witness’s connection ends at once and it is let in no more. Its verdict is missing: where no majority is left, nothing fails over by itself. It can enrol again with a new token.',
    agent: 'Within seconds its site’s collectors refuse it. The application goes on; its values are not seen, and once the agent’s memory is full the oldest reports are dropped. To enrol again, put a new token into its token file.',
    replaced: 'Its holder uses a newer one and goes on as before. To lock it out, revoke the newer one too.',
    tokenLeft: 'The token that it enrolled with can still be used by other agents, though not by this one. Take it back too if it may have leaked.',
  },
  noUndo: 'This cannot be undone.', takeBack: 'Take back', takeBackTitle: 'Take enrolment token back', takeBackText: 'Nobody can enrol with it any more. What has enrolled goes on.', alsoTakeBack: 'Take this token back too',
  told: { until: 'until {{time}}', uses: '{{count}} agents', ofSite: 'site {{site}}' },
}
