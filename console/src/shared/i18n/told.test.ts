import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { formatFor } from '@/shared/time/format'
import { toldEn, toldKo } from './told'
import contract from '../../../../federation-hub/src/main/resources/openapi/openapi.yaml?raw'
import { toldText } from './toldText'

const block = /\n {4}ToldKind:\n[\s\S]*?x-attributes:\n((?: {8}[^\n]+\n)+)/.exec(contract)?.[1] ?? ''
const kinds = [...block.matchAll(/^ {8}([a-z-]+): \[([a-z, ]*)\]$/gm)].map(([, kind, names]) => [kind ?? '', (names ?? '').split(', ').filter(Boolean).sort()] as const)

const variables = (text: string | undefined) => [...new Set([...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()
const words = { ko: toldKo as Record<string, string>, en: toldEn as Record<string, string> }

describe('what the hub tells', () => {
  it('is listed by the contract', () => {
    expect(kinds.length).toBeGreaterThan(60)
    expect(Object.keys(toldKo).sort()).toEqual(kinds.map(([kind]) => kind).sort())
  })

  it.each(kinds)('%s has words in both languages, with all that is told', (kind, attributes) => {
    for (const language of ['ko', 'en'] as const) {
      expect(words[language][kind]?.trim()).toBeTruthy()
      // `detail` is the hub's own English, and told nowhere.
      expect(variables(words[language][kind])).toEqual(attributes.filter((name) => name !== 'detail'))
    }
    expect(/[가-힣]/.test(words.ko[kind] ?? '') || variables(words.ko[kind]).length > 0).toBe(true)
  })
})

describe.each(['ko', 'en'] as const)('a reader of %s', (language) => {
  const text = (kind: string, attributes: Record<string, string> = {}) => {
    const t = i18next.getFixedT(language)
    return toldText(t, formatFor(language, t, 'Asia/Seoul'), { kind: kind as never, attributes })
  }

  it('reads states and times as everywhere else', () => {
    expect(text('withheld', { why: 'frozen', site: 'private' })).toBe(language === 'ko' ? 'private · 과반이 장애로 판정했지만 제외하지 않음: 변경 동결로 보류' : 'private · Down by quorum. Held back: changes are frozen')
    expect(text('mode', { from: 'automatic', to: 'on-approval', reason: 'night' })).toBe(language === 'ko' ? '자동 → 승인 후 · night' : 'Automatic → On approval · night')
    expect(text('freeze', { until: '2026-09-21T04:05:00Z', reason: 'x' })).toContain('2026-09-21 13:05:00')
  })

  it('reads what people wrote as they wrote it', () => {
    expect(text('proposal-weights', { proposal: '3-1', weights: '{private=30, public=70}', reason: '<b>{{site}}</b> $t(told.claim)', answer: 'ok' })).toBe(language === 'ko' ? '제안 3-1 · 가중치 private 30, public 70 · <b>{{site}}</b> $t(told.claim) · ok' : 'Proposal 3-1 · weights private 30, public 70 · <b>{{site}}</b> $t(told.claim) · ok')
  })

  it('reads a directory’s own code behind the words', () => {
    expect(text('removed-from-directory', { user: 'kim', why: 'account-disabled', said: 'data 533' })).toBe(language === 'ko' ? 'kim · 사용 중지된 계정 (data 533)' : 'kim · Account disabled (data 533)')
  })

  it('is left with the hub’s English where the kind is not known', () => {
    expect(text('of-next-year')).toBeNull()
  })
})
