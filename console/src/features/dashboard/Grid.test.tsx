import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { PanelDocument } from '@/shared/dashboard/document'
import { Grid } from './Grid'

const panel = (id: string, x: number, y: number): PanelDocument => ({ id, kind: 'text', title: id, grid: { x, y, w: 6, h: 4 }, options: { markdown: '' } })

function Sample({ editing, onGroup }: { editing: boolean; onGroup?: (group: string) => void }) {
  const [panels, setPanels] = useState([panel('a', 0, 0), panel('b', 0, 4)])
  return <Grid panels={panels} editing={editing} titleOf={({ title }) => title} onChange={(next, group) => { setPanels(next); onGroup?.(group) }}>{({ id }) => <section className="dash-panel"><header><h2>{id}</h2></header></section>}</Grid>
}

const cell = (name: string) => screen.getByRole('heading', { name }).closest<HTMLElement>('.dash-cell')
const handle = (name: string) => screen.getByRole('button', { name: `Move or resize ${name}` })

describe('the grid of a page', () => {
  it('has no handles while it is only looked at', () => {
    render(<Sample editing={false} />)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('moves by arrows, says where to, and keeps the focus', async () => {
    const user = userEvent.setup()
    render(<Sample editing />)
    handle('a').focus()
    await user.keyboard('{ArrowRight}')
    expect(cell('a')?.style.gridColumn).toBe('2 / span 6')
    expect(screen.getByRole('status').textContent).toBe('a: column 2, row 1, 6 wide, 4 high')
    expect(document.activeElement).toBe(handle('a'))
  })

  it('passes the panel below and comes back', async () => {
    const user = userEvent.setup()
    render(<Sample editing />)
    handle('a').focus()
    await user.keyboard('{ArrowDown}')
    expect([cell('a')?.style.gridRow, cell('b')?.style.gridRow]).toEqual(['5 / span 4', '1 / span 4'])
    await user.keyboard('{ArrowUp}')
    expect(document.activeElement).toBe(handle('a'))
  })

  it('sizes by Shift and arrows, never smaller than can be read', async () => {
    const user = userEvent.setup()
    render(<Sample editing />)
    handle('b').focus()
    await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
    expect(cell('b')?.style.gridColumn).toBe('1 / span 7')
    expect(cell('b')?.style.gridRow).toBe('5 / span 5')
    await user.keyboard(`{Shift>}${'{ArrowLeft}'.repeat(9)}{/Shift}`)
    expect(cell('b')?.style.gridColumn).toBe('1 / span 2')
  })

  it('counts a held key as one step', () => {
    const groups: string[] = []
    render(<Sample editing onGroup={(group) => groups.push(group)} />)
    fireEvent.keyDown(handle('a'), { key: 'ArrowRight' })
    fireEvent.keyDown(handle('a'), { key: 'ArrowRight', repeat: true })
    fireEvent.keyDown(handle('a'), { key: 'ArrowRight' })
    expect(groups[0]).toBe(groups[1])
    expect(groups[2]).not.toBe(groups[1])
  })

  it('leaves keys with Ctrl to others', () => {
    render(<Sample editing />)
    fireEvent.keyDown(handle('a'), { key: 'ArrowRight', ctrlKey: true })
    expect(cell('a')?.style.gridColumn).toBe('1 / span 6')
  })
})
