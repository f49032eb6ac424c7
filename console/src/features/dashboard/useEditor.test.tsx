import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '@/shared/dashboard/document'
import { fakeHub } from '@/test/render'
import type { Dashboard } from './api'
import { useEditor } from './useEditor'

const dashboard = (version = 4, name = 'd'): Dashboard => ({ id: 'mine', owner: 'kim', origin: 'user', right: 'own', version, updatedAt: null, updatedBy: 'kim', document: emptyDocument(name, 'p') })

function editor(first = dashboard()) {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
  return renderHook(({ now }) => useEditor(now), { wrapper, initialProps: { now: first } })
}

describe('editing a dashboard', () => {
  it('saves over the version that it began with', async () => {
    const calls = fakeHub({ 'PUT /dashboards/mine': (body) => ({ status: 200, body: { ...dashboard(5), document: body } }) })
    const { result } = editor()
    act(() => result.current.change({ ...result.current.document, name: 'new' }))
    expect(result.current.dirty).toBe(true)
    await act(async () => { expect(await result.current.save()).toBe(true) })
    expect(calls[0]?.headers.get('if-match')).toBe('"4"')
    expect(result.current.dirty).toBe(false)
    expect(result.current.document.name).toBe('new')
  })

  it('tells who saved first, and keeps the changes', async () => {
    fakeHub({ 'PUT /dashboards/mine': () => ({ status: 412, body: { status: 412, code: 'dashboard-changed', current: { version: 7, updatedBy: 'lee', updatedAt: '2026-09-21T04:00:00Z' } } }) })
    const { result } = editor()
    act(() => result.current.change({ ...result.current.document, name: 'new' }))
    await act(async () => { expect(await result.current.save()).toBe(false) })
    expect(result.current.conflict).toEqual({ version: 7, by: 'lee', at: '2026-09-21T04:00:00Z' })
    expect(result.current.document.name).toBe('new')
  })

  it('saves as mine over the version that was shown', async () => {
    const calls = fakeHub({ 'PUT /dashboards/mine': (body) => ({ status: 200, body: { ...dashboard(8), document: body } }) })
    const { result } = editor()
    act(() => result.current.change({ ...result.current.document, name: 'new' }))
    await act(async () => { await result.current.save(result.current.document, 7) })
    expect(calls[0]?.headers.get('if-match')).toBe('"7"')
  })

  it('says what was refused', async () => {
    fakeHub({ 'PUT /dashboards/mine': () => ({ status: 400, body: { status: 400, code: 'invalid-dashboard', errors: [{ field: '/name', code: 'too-short', message: 'Too short.' }] } }) })
    const { result } = editor()
    act(() => result.current.change({ ...result.current.document, name: '' }))
    await act(async () => { await result.current.save() })
    expect(result.current.error).toMatchObject({ code: 'invalid-dashboard' })
    expect(result.current.dirty).toBe(true)
  })

  it('shows what others save, but never below changes of one’s own', () => {
    const { result, rerender } = editor()
    rerender({ now: dashboard(5, 'theirs') })
    expect(result.current.document.name).toBe('theirs')
    act(() => result.current.change({ ...result.current.document, name: 'mine' }))
    rerender({ now: dashboard(6, 'theirs again') })
    expect(result.current.document.name).toBe('mine')
    act(() => result.current.discard())
    expect(result.current.document.name).toBe('theirs again')
  })
})
