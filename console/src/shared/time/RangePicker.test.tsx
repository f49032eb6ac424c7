import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { parseRange, type TimeRange, type TimeRangeState } from './range'
import { RangePicker } from './RangePicker'

function shown(range: TimeRange, zone?: string) {
  const state: TimeRangeState = { range, span: parseRange(range, Date.now()) ?? { from: 0, to: 1 }, follows: range.to === 'now', zone, chosen: true, setRange: vi.fn(), setZone: vi.fn() }
  render(<RangePicker state={state} />)
  return state
}
const open = async () => {
  await userEvent.click(screen.getByRole('button', { name: /Last|–/ }))
  return screen.getByRole('dialog', { name: 'Time range' })
}

describe('the range picker', () => {
  it('says the range in words and offers the usual ones', async () => {
    const state = shown({ from: 'now-1h', to: 'now' })
    const popover = await open()
    await userEvent.click(within(popover).getByRole('button', { name: 'Last 6 h' }))
    expect(state.setRange).toHaveBeenCalledWith({ from: 'now-6h', to: 'now' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('takes two ends by the clock of the zone', async () => {
    const state = shown({ from: '2026-09-21T04:00:00.000Z', to: '2026-09-21T05:00:00.000Z' }, 'Asia/Seoul')
    const popover = await open()
    const from = within(popover).getByLabelText('From')
    expect(from).toHaveProperty('value', '2026-09-21 13:00:00')
    await userEvent.clear(from)
    await userEvent.type(from, '2026-09-21 12:30')
    await userEvent.click(within(popover).getByRole('button', { name: 'Apply' }))
    expect(state.setRange).toHaveBeenCalledWith({ from: '2026-09-21T03:30:00.000Z', to: '2026-09-21T05:00:00.000Z' })
  })

  it('says what is wrong with an end, and changes nothing', async () => {
    const state = shown({ from: 'now-1h', to: 'now' })
    const popover = await open()
    await userEvent.clear(within(popover).getByLabelText('From'))
    await userEvent.type(within(popover).getByLabelText('From'), 'yesterday')
    await userEvent.click(within(popover).getByRole('button', { name: 'Apply' }))
    expect(within(popover).getByText('Write now, now-1h or 2026-09-21T13:00')).toBeDefined()
    await userEvent.clear(within(popover).getByLabelText('From'))
    await userEvent.type(within(popover).getByLabelText('From'), 'now')
    expect(within(popover).getByText('The beginning must be before the end')).toBeDefined()
    expect(state.setRange).not.toHaveBeenCalled()
  })

  it('closes by Escape and gives the focus back', async () => {
    shown({ from: 'now-1h', to: 'now' })
    await open()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement?.textContent).toContain('Last 1 h')
  })
})
