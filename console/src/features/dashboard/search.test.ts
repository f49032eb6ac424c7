import { describe, expect, it } from 'vitest'
import { chosenOf, dashboardSearch } from './search'

describe('the address of a dashboard', () => {
  it('keeps what it knows and leaves the rest', () => {
    expect(dashboardSearch({ page: 'p2', edit: true, panel: 7, version: 3, nonsense: 1, 'var-site': 'private', 'var-app': ['a', 5] })).toEqual({ page: 'p2', edit: true, panel: '7', version: 3, 'var-site': 'private', 'var-app': ['a', '5'] })
  })

  it('takes nothing that it does not understand', () => {
    expect(dashboardSearch({ page: '', edit: 'yes', version: -1, panel: {}, 'var-1x': 'a' })).toEqual({})
  })

  it('holds the variables', () => {
    expect(chosenOf(dashboardSearch({ 'var-site': ['private', 'public'], page: 'x', 'var-all': [] }))).toEqual({ site: ['private', 'public'], all: [] })
  })
})
