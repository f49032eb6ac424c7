import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeHub } from '@/test/render'
import { csrfToken, get, ProblemError, send, UnreachableError } from './client'
import { retryable } from './queries'

describe('the client of the hub', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=abc%3D'
  })
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; max-age=0'
  })

  it('sends the token with what changes something, and only then', async () => {
    const calls = fakeHub({ 'PUT /x': () => ({ status: 204 }), 'GET /x': () => ({ status: 200, body: { a: 1 } }) })
    await send('PUT', '/x', { b: 2 })
    expect(await get('/x')).toEqual({ a: 1 })
    expect(calls.map(({ headers }) => headers.get('x-xsrf-token'))).toEqual(['abc=', null])
  })

  it('tells a refusal by its code', async () => {
    fakeHub({ 'GET /x': () => ({ status: 409, body: { status: 409, code: 'never-empty', detail: 'No.' } }) })
    await expect(get('/x')).rejects.toMatchObject({ code: 'never-empty', status: 409, message: 'No.' })
  })

  it('does not take silence for an answer', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('network'))
    await expect(get('/x')).rejects.toBeInstanceOf(UnreachableError)
  })

  it('asks again after silence and faults, never after a refusal', () => {
    expect(retryable(0, new UnreachableError(undefined))).toBe(true)
    expect(retryable(0, new ProblemError({ status: 500, code: 'internal-error' }))).toBe(true)
    expect(retryable(0, new ProblemError({ status: 404, code: 'not-found' }))).toBe(false)
    expect(retryable(2, new UnreachableError(undefined))).toBe(false)
  })

  it('finds its token among other cookies', () => {
    expect(csrfToken('a=1; XSRF-TOKEN=t; b=2')).toBe('t')
    expect(csrfToken('NOT-XSRF-TOKEN=t')).toBeUndefined()
  })
})
