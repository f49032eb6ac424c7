import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ProblemError } from '@/shared/api/client'
import { renderWithData } from '@/test/render'
import { Panel } from './Panel'

function Sample({ ask }: { ask: () => Promise<string[]> }) {
  const query = useQuery({ queryKey: ['sample'], queryFn: ask })
  return <Panel title="Sample" query={query} isEmpty={(list) => list.length === 0} empty={{ title: 'Nothing here' }}>{(list) => list.join(',')}</Panel>
}

describe('a panel over a query', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  const wrapped = (client: QueryClient, ask: () => Promise<string[]>) => <QueryClientProvider client={client}><Sample ask={ask} /></QueryClientProvider>

  it('says that it loads', () => {
    renderWithData(<Sample ask={() => new Promise(() => undefined)} />)
    expect(screen.getByRole('status').textContent).toContain('Loading')
  })

  it('shows its data', async () => {
    renderWithData(<Sample ask={() => Promise.resolve(['a', 'b'])} />)
    expect(await screen.findByText('a,b')).toBeDefined()
  })

  it('says that there is nothing', async () => {
    renderWithData(<Sample ask={() => Promise.resolve([])} />)
    expect(await screen.findByText('Nothing here')).toBeDefined()
  })

  it('says what failed and asks again', async () => {
    const answers = [Promise.reject(new Error('broken')), Promise.resolve(['later'])]
    renderWithData(<Sample ask={() => answers.shift() ?? Promise.resolve([])} />)
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByRole('alert').textContent).toContain('The hub met an error.')
    retry.click()
    expect(await screen.findByText('later')).toBeDefined()
  })

  it('takes a refusal for an answer, not for a failure', async () => {
    const refusal = new ProblemError({ title: 'Out of scope', status: 403, code: 'out-of-scope' })
    renderWithData(<Sample ask={() => Promise.reject(refusal)} />)
    expect(await screen.findByText('Outside your scope')).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('turns grey when its data is old, and says since when', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { client, rerender, container } = renderWithData(<Sample ask={() => Promise.resolve(['a'])} />)
    await screen.findByText('a')
    expect(container.querySelector('.is-stale')).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    rerender(wrapped(client, () => Promise.resolve(['a'])))
    expect(container.querySelector('.is-stale')).not.toBeNull()
    expect(screen.getByText(/Not updated since/)).toBeDefined()
  })
})
