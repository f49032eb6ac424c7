import { describe, expect, it } from 'vitest'
import { member } from '@/test/samples'
import { checkDraft, draftOf, parseWeight, sliderTop } from './weights'

const members = [member('private', 30), member('public', 70)]

describe('a draft of weights', () => {
  it('starts with what is configured, not with what the ramp has reached', () => {
    expect(draftOf([member('private', 30, { weight: 10 })])).toEqual({ private: '30' })
    expect(checkDraft(draftOf(members), members)).toMatchObject({ unchanged: true, allZero: false, sum: 100 })
  })

  it('takes whole numbers from 0 to 255 only', () => {
    expect(['0', '50', '255', ' 7 '].map(parseWeight)).toEqual([0, 50, 255, 7])
    expect(['', '-1', '1.5', '256', 'x', '1e3'].map(parseWeight)).toEqual(Array(6).fill(undefined))
  })

  it('has no weights to send while a field is wrong', () => {
    const check = checkDraft({ private: '', public: '70' }, members)
    expect(check.weights).toBeUndefined()
    expect([...check.invalid]).toEqual(['private'])
    expect(check.unchanged).toBe(false)
  })

  it('knows that nothing would be left to answer', () => {
    expect(checkDraft({ private: '0', public: '0' }, members).allZero).toBe(true)
  })

  it('leaves the sliders room', () => {
    expect(sliderTop(members)).toBe(100)
    expect(sliderTop([member('a', 100), member('b', 150)])).toBe(250)
  })
})
