import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderWithData } from '@/test/render'
import { LiveContext, useOld } from './live'

function Age({ updatedAt, afterMs }: { updatedAt: number; afterMs: number }) {
  return <p>{useOld(updatedAt, afterMs) ? 'old' : 'fresh'}</p>
}

const lostAt = Date.now() + 60_000
const told = (updatedAt: number, afterMs: number) => renderWithData(<LiveContext value={{ state: 'lost', since: lostAt }}><Age updatedAt={updatedAt} afterMs={afterMs} /></LiveContext>)

describe('values', () => {
  it('are old once the stream that renews them is lost', () => {
    told(lostAt - 1, 900_000)
    expect(screen.getByText('old')).toBeDefined()
  })

  it('are not where they came since by themselves, or cannot change', () => {
    told(lostAt + 1, 900_000)
    told(lostAt - 1, Infinity)
    expect(screen.getAllByText('fresh')).toHaveLength(2)
  })
})
