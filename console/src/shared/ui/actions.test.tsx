import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useMemo } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyName, listenForKeys, useActions, type Action } from './actions'

const done: string[] = []

function Sample() {
  useActions(useMemo(() => {
    const action = (keys: string, more: Partial<Action> = {}): Action => ({ id: keys, text: keys, keys, group: 'page', run: () => done.push(keys), ...more })
    return [action('g o'), action('t z'), action('/'), action('z'), action('mod+k', { inFields: true })]
  }, []))
  return <input aria-label="field" />
}

describe('keys', () => {
  let stop: () => void
  beforeEach(() => {
    done.length = 0
    stop = listenForKeys(window)
    render(<Sample />)
  })
  afterEach(() => stop())
  const press = (key: string, more: object = {}, target: Element = document.body) => fireEvent.keyDown(target, { key, code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key, ...more })

  it('run what they stand for, one or one after the other', () => {
    press('/')
    press('g')
    press('o')
    expect(done).toEqual(['/', 'g o'])
  })

  it('mean the sequence where one has begun, and otherwise themselves', () => {
    press('t')
    press('z')
    press('z')
    expect(done).toEqual(['t z', 'z'])
  })

  it('are the reader’s own while writing in a field, but for those that say so', () => {
    const field = screen.getByLabelText('field')
    press('/', {}, field)
    press('k', { ctrlKey: true }, field)
    press('k', { metaKey: true }, field)
    expect(done).toEqual(['mod+k', 'mod+k'])
  })

  it('work on a keyboard that writes Korean', () => {
    expect(keyName({ key: 'ㅅ', code: 'KeyT', ctrlKey: false, metaKey: false, altKey: false })).toBe('t')
    press('ㅎ', { code: 'KeyG' })
    press('ㅐ', { code: 'KeyO' })
    expect(done).toEqual(['g o'])
  })

  it('do nothing once the page that offered them is gone', () => {
    cleanup()
    press('/')
    expect(done).toEqual([])
  })
})
