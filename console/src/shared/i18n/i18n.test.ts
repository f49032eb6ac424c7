import { describe, expect, it } from 'vitest'
import { en } from './en'
import { preferredLanguage } from './i18n'
import { ko } from './ko'

function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : texts(value as object, `${path}${key}.`)))
}

const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the two languages', () => {
  const korean = new Map(texts(ko))
  const english = new Map(texts(en))

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort())
  })

  it.each([...korean.keys()])('say %s with the same variables and not with nothing', (key) => {
    expect(variables(english.get(key) ?? '')).toEqual(variables(korean.get(key) ?? ''))
    expect(korean.get(key)?.trim()).not.toBe('')
    expect(english.get(key)?.trim()).not.toBe('')
  })

  it('glue no particle to a variable', () => {
    const glued = [...korean].filter(([, text]) => /\}\}(은|는|이|가|을|를|와|과|로|으로|이나|나)(\s|$|[.,])/.test(text))
    expect(glued).toEqual([])
  })
})

describe('the language', () => {
  it('is the one chosen before', () => {
    expect(preferredLanguage('en', ['ko-KR'])).toBe('en')
  })

  it('is the first of the browser that is known', () => {
    expect(preferredLanguage(null, ['de-DE', 'ko-KR', 'en-US'])).toBe('ko')
    expect(preferredLanguage(null, ['en-GB', 'ko'])).toBe('en')
    expect(preferredLanguage('xx', ['fr'])).toBe('en')
  })
})
