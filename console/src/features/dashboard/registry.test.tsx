import { act, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { ErrorBoundary } from './ErrorBoundary'
import type { PanelProps } from './panelView'

const asked = vi.hoisted(() => ({ times: 0 }))
vi.mock('./panels/AlarmsPanel', () => {
  asked.times++
  if (asked.times === 1) throw new Error('the hub is away')
  return { default: () => <p>alarms</p> }
})

describe('the code of a panel', () => {
  it('that did not come is asked for again when somebody wants it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { contents, forgetFailed } = await import('./registry')
    const Alarms = contents.alarms
    const given = {} as PanelProps<'alarms'>
    await act(() => Promise.resolve(render(
      <ErrorBoundary fallback={(_, again) => <button type="button" onClick={() => { forgetFailed(); again() }}>again</button>}>
        <Suspense fallback="loading"><Alarms {...given} /></Suspense>
      </ErrorBoundary>,
    )))
    const again = await screen.findByRole('button', { name: 'again' })
    await act(() => { again.click(); return Promise.resolve() })
    expect(await screen.findByText('alarms')).toBeDefined()
    expect(asked.times).toBe(2)
  })
})
