import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Chosen } from '@/shared/dashboard/variables'

/** What of a dashboard stands in its address; variables as `var-name`. */
export interface DashboardSearch {
  page?: string
  edit?: true
  /** The panel that fills the page. */
  panel?: string
  refresh?: string
  version?: number
  full?: true
  /** Seconds until the next page, without anything around. */
  rotate?: number
  [variable: `var-${string}`]: string | string[]
}

/** Faster than this nobody can read a page. */
const leastRotation = 5

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined)
const words = (value: unknown) => (Array.isArray(value) ? value.map(word).filter((one) => one !== undefined) : [word(value)].filter((one) => one !== undefined))

/** One value stands in the address as it is, several as a list. */
const brief = (values: string[]) => (values.length === 1 ? values[0] : values)

export function dashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const found: Record<string, unknown> = {
    page: word(search.page), edit: search.edit === true ? true : undefined, panel: word(search.panel), refresh: word(search.refresh),
    version: typeof search.version === 'number' && Number.isInteger(search.version) && search.version > 0 ? search.version : undefined, full: search.full === true ? true : undefined,
    rotate: typeof search.rotate === 'number' && search.rotate >= leastRotation && search.rotate <= 3_600 ? Math.round(search.rotate) : undefined,
  }
  for (const [name, value] of Object.entries(search)) if (/^var-[A-Za-z][A-Za-z0-9_]*$/.test(name)) found[name] = brief(words(value))
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as DashboardSearch
}

export function chosenOf(search: DashboardSearch): Chosen {
  return Object.fromEntries(Object.entries(search).filter(([name]) => name.startsWith('var-')).map(([name, value]) => [name.slice(4), words(value)]))
}

type Change = { [K in keyof DashboardSearch]?: DashboardSearch[K] | undefined }

/** The part of the address that a dashboard owns, and how to change it. */
export function useDashboardSearch(): { search: DashboardSearch; chosen: Chosen; change: (next: Change, push?: boolean) => void } {
  const raw: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const text = JSON.stringify(raw)
  const search = useMemo(() => dashboardSearch(JSON.parse(text) as Record<string, unknown>), [text])
  const chosen = useMemo(() => chosenOf(search), [search])
  const change = useCallback((next: Change, push = false) => {
    void navigate({ to: '.', search: (old: object) => Object.fromEntries(Object.entries({ ...old, ...next }).filter(([, value]) => value !== undefined).map(([name, value]) => [name, name.startsWith('var-') ? brief(words(value)) : (value as unknown)])), replace: !push } as never)
  }, [navigate])
  return { search, chosen, change }
}
