import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { keys } from '@/shared/api/queries'
import { overview, session } from './samples'

/** Renders with a cache of its own in which the sites and the session are known. */
export function renderWithData(element: ReactElement) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  client.setQueryData(keys.sites, overview())
  client.setQueryData(keys.session, session())
  return { client, ...render(<QueryClientProvider client={client}>{element}</QueryClientProvider>) }
}

/** Answers every request of the page; `answers` is by method and path below /api/v1. */
export function fakeHub(answers: Record<string, (body: unknown) => { status: number; body?: unknown }>) {
  const calls: { key: string; body: unknown; headers: Headers }[] = []
  const fetchFake: typeof fetch = (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.pathname : input.url
    const key = `${init?.method ?? 'GET'} ${url.replace('/api/v1', '').replace(/\?.*/, '')}`
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    calls.push({ key, body, headers: new Headers(init?.headers) })
    const answer = answers[key]?.(body) ?? { status: 404, body: { status: 404, code: 'not-found' } }
    return Promise.resolve(new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': answer.status >= 400 ? 'application/problem+json' : 'application/json' } }))
  }
  globalThis.fetch = fetchFake
  return calls
}
