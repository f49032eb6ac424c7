import type { Problem as HubProblem } from './types'

/** A problem of the hub, or of something before it (a proxy) that does not know our codes. */
export type Problem = Omit<HubProblem, 'code' | 'type' | 'title'> & { code: string; title?: string }

/** An answer of the hub that refuses the request; `code` is stable, the rest is for people. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code)
    this.name = 'ProblemError'
  }
  get status() { return this.problem.status }
  get code() { return this.problem.code }
}

/** The hub gave no answer at all: the outcome of a change is not known. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'UnreachableError'
  }
}

/** Whether the hub may have done what it was asked although this is all that came back. */
export const isOutcomeUnknown = (error: unknown): boolean => !(error instanceof ProblemError && error.problem.status < 500)

const deadlineMs = 10_000

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', path, undefined, signal)
}

/** `patienceMs` is for what takes its time, as a test of something outside. */
export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}, patienceMs = deadlineMs): Promise<T> {
  return call<T>(method, path, body, undefined, headers, patienceMs)
}

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal, more: Record<string, string> = {}, patienceMs = deadlineMs): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json', ...more }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const csrf = method === 'GET' ? undefined : csrfToken(document.cookie)
  if (csrf !== undefined) headers['x-xsrf-token'] = csrf
  const deadline = AbortSignal.timeout(patienceMs)
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new UnreachableError(cause)
  }
  if (!response.ok) throw new ProblemError(await readProblem(response))
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = { status: response.status, code: response.status === 401 ? 'not-signed-in' : `http-${response.status}` }
  if (!(response.headers.get('content-type') ?? '').includes('json')) return fallback
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) }
  } catch {
    return fallback
  }
}

/** The token that the hub left in a readable cookie, to be sent back as a header (double submit). */
export function csrfToken(cookies: string): string | undefined {
  const pair = cookies.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='))
  return pair === undefined ? undefined : decodeURIComponent(pair.slice('XSRF-TOKEN='.length))
}
