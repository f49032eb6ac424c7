import { act, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PanelBody, staleAfter } from './PanelBody'
import { PanelPlaceContext, type Sheet } from './panelView'

const query = (change: object = {}) => ({ data: 'x' as unknown, isError: false, error: null, dataUpdatedAt: Date.now(), refetch: () => Promise.resolve(undefined as never), ...change })
const taken: { sheet: (() => Sheet) | undefined } = { sheet: undefined }
const offer = (sheet: (() => Sheet) | undefined) => { taken.sheet = sheet }

function Frame(props: Partial<Parameters<typeof PanelBody>[0]>) {
  const [notes, setNotes] = useState<HTMLElement | null>(null)
  return (
    <PanelPlaceContext value={{ notes, offer, sheet: () => undefined, element: () => null }}>
      <span ref={setNotes} data-testid="notes" />
      <PanelBody queries={[query()]} staleAfterMs={10_000} empty={false} {...props}>{() => <p>drawn</p>}</PanelBody>
    </PanelPlaceContext>
  )
}

describe('the content of a panel', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('loads until something is known', () => {
    render(<Frame queries={[query({ data: undefined, dataUpdatedAt: 0 })]} />)
    expect(screen.getByRole('status').textContent).toContain('Loading')
    expect(screen.queryByText('drawn')).toBeNull()
  })

  it('says what failed and asks again', () => {
    let asked = 0
    render(<Frame queries={[query({ data: undefined, dataUpdatedAt: 0, isError: true, error: new Error('x'), refetch: () => { asked++ } })]} />)
    screen.getByRole('button', { name: 'Try again' }).click()
    expect(asked).toBe(1)
  })

  it('says that nothing came, which is not zero', () => {
    render(<Frame empty />)
    expect(screen.getByText('There were no reports. That is not zero.')).toBeDefined()
  })

  it('says in its title that a part is missing', () => {
    render(<Frame partial />)
    expect(screen.getByTestId('notes').textContent).toBe('Partial data')
    expect(screen.getByText('drawn')).toBeDefined()
  })

  it('turns grey when its values are old, and says since when', async () => {
    vi.useFakeTimers()
    const { container } = render(<Frame queries={[query()]} />)
    expect(container.querySelector('.is-stale')).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(12_000))
    expect(container.querySelector('.is-stale')).not.toBeNull()
    expect(screen.getByTestId('notes').textContent).toContain('Not updated since')
  })

  it('keeps what it had when asking again fails', () => {
    const { container } = render(<Frame queries={[query({ isError: true, error: new Error('x') })]} />)
    expect(screen.getByText('drawn')).toBeDefined()
    expect(container.querySelector('[data-state=stale]')).not.toBeNull()
  })

  it('offers its values as a table only while it shows some', () => {
    const sheet = () => ({ columns: ['a'], rows: [] })
    const { rerender } = render(<Frame sheet={sheet} />)
    expect(taken.sheet).toBe(sheet)
    rerender(<Frame sheet={sheet} empty />)
    expect(taken.sheet).toBeUndefined()
  })

  it('is old after three refreshes missed, and never where none is wanted', () => {
    expect([staleAfter('live'), staleAfter(60_000), staleAfter('off')]).toEqual([35_000, 185_000, Infinity])
  })
})
