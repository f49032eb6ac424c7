import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApdexGauge } from './ApdexGauge'
import { Board } from './Board'
import type { BoardTile, TMapData } from './props'
import { sparkPaths } from './spark'
import { Stat } from './Stat'
import { TMap } from './TMap'
import { Topology } from './Topology'
import { Velocity } from './Velocity'

const map: TMapData = {
  from: '2026-09-21T04:00:00.000Z', to: '2026-09-21T04:10:00.000Z', stepMs: 10_000, lowestSeconds: 0.00005, rowsPerOctave: 4, rows: 85,
  ok: [[0, 40, 12], [59, 44, 5]], error: [[59, 44, 2]],
}
const box = { width: 654, height: 326 }

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(box.width)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(box.height)
  HTMLElement.prototype.setPointerCapture = () => undefined
})

describe('the T-Map', () => {
  it('tells what a dragged rectangle holds', () => {
    const onSelect = vi.fn()
    const { rerender } = render(<TMap label="map" data={map} onSelect={onSelect} />)
    const area = screen.getByRole('application', { name: 'map' })
    fireEvent.pointerDown(area, { button: 0, clientX: 640, clientY: 8, pointerId: 1 })
    fireEvent.pointerMove(area, { buttons: 1, clientX: 651, clientY: 320, pointerId: 1 })
    fireEvent.pointerUp(area, { clientX: 652, clientY: 320, pointerId: 1 })
    expect(onSelect).toHaveBeenCalledWith(expect.objectContaining({ ok: 5, errors: 2, to: Date.parse(map.to) }))
    expect(screen.getByText('5 OK · 2 errors')).toBeDefined()
    rerender(<TMap label="map" data={{ ...map, ok: [[0, 40, 12], [59, 44, 9]] }} onSelect={onSelect} />)
    expect(screen.getByText('9 OK · 2 errors')).toBeDefined()
  })

  it('is worked by keys as well: to a cell, a stretch, a selection and away again', async () => {
    const onZoom = vi.fn()
    render(<TMap label="map" data={map} onZoom={onZoom} />)
    const area = screen.getByRole('application', { name: 'map' })
    area.focus()
    await userEvent.keyboard('{ArrowLeft}{ArrowRight}{Shift>}{ArrowLeft}{PageDown}{PageDown}{PageDown}{PageUp}{PageUp}{PageUp}{PageUp}{PageUp}{/Shift}{Enter}')
    expect(screen.getByText(/OK · \d errors/)).toBeDefined()
    await userEvent.keyboard('z')
    expect(onZoom).toHaveBeenCalledWith(expect.objectContaining({ to: Date.parse(map.to) }))
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByText(/OK · \d errors/)).toBeNull()
  })

  it('is a table for those who cannot see it', async () => {
    render(<TMap label="map" data={map} />)
    await userEvent.click(screen.getByRole('button', { name: 'Table' }))
    expect(screen.getByRole('table').textContent).toContain('12')
  })

  it('leaves a kind out on demand and says so', async () => {
    render(<TMap label="map" data={map} />)
    const errors = screen.getByRole('button', { name: 'Errors 2' })
    await userEvent.click(errors)
    expect(errors.getAttribute('aria-pressed')).toBe('false')
  })
})

describe('request velocity', () => {
  it('says how many run in each band', () => {
    render(<Velocity label="velocity" running={{ lt1s: 12, to3s: 3, to5s: 0, ge5s: 1 }} tps={41.5} />)
    expect(within(screen.getByRole('group', { name: 'velocity' })).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['under 1 s12', '1–3 s3', '3–5 s0', '5 s or more1'])
    expect(screen.getByText('16')).toBeDefined()
  })

  it('says that nothing is known where nobody reports, and not 0', () => {
    render(<Velocity label="velocity" running={null} />)
    expect(screen.getByText(/not known/)).toBeDefined()
    expect(screen.queryByText('0')).toBeNull()
  })
})

describe('the board', () => {
  const tiles: BoardTile[] = [['a', 10], ['b', 250], ['c', null]].map(([name, value]) => ({ id: String(name), name: String(name), group: 'private', value: value as number | null }))
  const thresholds = [{ value: 100, severity: 'critical' as const }]
  const board = (onOpen = vi.fn()) => {
    render(<Board label="board" tiles={tiles} formatValue={(value) => `${value} ms`} valueName="p95" thresholds={thresholds} onOpen={onOpen} />)
    return onOpen
  }

  it('has one tile in the order of the tab key; arrows move it, Enter opens it', async () => {
    const onOpen = board()
    await userEvent.tab()
    await userEvent.tab()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('a · private · 10 ms · Normal')
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('b · private · 250 ms · Critical')
    await userEvent.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledWith(tiles[1])
    await userEvent.keyboard('{End}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('c · private · No value')
  })

  it('opens what is clicked', () => {
    const onOpen = board()
    const area = document.querySelector('.board-area')
    if (!area) throw new Error('no board')
    fireEvent.pointerUp(area, { clientX: 5, clientY: 30 })
    expect(onOpen).toHaveBeenCalledWith(tiles[0])
  })

  it('is a list with the worst first as well', async () => {
    board()
    await userEvent.click(screen.getByRole('button', { name: 'List' }))
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['b', 'a', 'c'])
  })
})

describe('the smaller drawings', () => {
  it('rate an Apdex by its specification and never show nothing as 0', () => {
    render(<><ApdexGauge label="one" score={0.86} thresholdMs={500} transactions={1200} /><ApdexGauge label="none" score={null} /></>)
    expect(screen.getByRole('group', { name: 'one' }).textContent).toContain('0.86Good')
    expect(screen.getByRole('group', { name: 'none' }).textContent).toContain('—Not known')
  })

  it('leave a gap in a trend', () => {
    const { line, area } = sparkPaths([1, 2, null, 4, 3])
    expect(line.match(/M/g)).toHaveLength(2)
    expect(area.match(/Z/g)).toHaveLength(2)
    render(<Stat label="stat" text="412" tone="warn" toneText="Warning" trend={[1, null]} />)
    expect(screen.getByRole('group', { name: 'stat' }).textContent).toBe('412Warning')
  })

  it('tell the links of a topology in words', async () => {
    const onOpen = vi.fn()
    const node = (id: string) => ({ id, name: id, state: 'ok' as const, stateText: 'Reporting', facts: ['2'] })
    render(<Topology label="topology" services={[node('portal')]} sites={[node('private'), node('public')]} links={[{ service: 'portal', site: 'private', share: 0.3, state: 'ok', stateText: 'Serving' }, { service: 'portal', site: 'public', share: null, state: 'idle', stateText: 'Unknown' }]} onOpen={onOpen} />)
    expect(within(screen.getByRole('list', { name: 'Links of services and sites' })).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['portal – private: 30.0% Serving', 'portal – public: Unknown Unknown'])
    await userEvent.click(screen.getByRole('button', { name: /private/ }))
    expect(onOpen).toHaveBeenCalledWith('site', 'private')
  })
})
