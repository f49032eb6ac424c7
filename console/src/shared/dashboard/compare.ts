import type { DashboardDocument, DashboardPage, PanelDocument, PanelKind } from './document'
import { compact } from './layout'

export type Part = 'title' | 'grid' | 'scope' | 'time' | 'options'
export type What = 'panel-added' | 'panel-removed' | 'panel-changed' | 'page-added' | 'page-removed' | 'page-renamed' | 'pages-ordered' | 'name' | 'description' | 'time' | 'variables'

/** One thing that is not as it was. */
export interface Difference { key: string; what: What; name: string; kind?: PanelKind; page?: string; parts: Part[] }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]))

function partsOf(before: PanelDocument, after: PanelDocument): Part[] {
  const parts: Part[] = []
  if (before.title !== after.title) parts.push('title')
  if (!same(before.grid, after.grid)) parts.push('grid')
  if (!same(before.scope, after.scope)) parts.push('scope')
  if (!same([before.time, before.refresh], [after.time, after.refresh])) parts.push('time')
  if (!same([before.kind, before.options, before.annotations], [after.kind, after.options, after.annotations])) parts.push('options')
  return parts
}

function panelDifferences(page: string, before: readonly PanelDocument[], after: readonly PanelDocument[]): Difference[] {
  const old = byId(before), now = byId(after)
  const about = (what: What, { id, title, kind }: PanelDocument, parts: Part[] = []): Difference => ({ key: `${what} ${page} ${id}`, what, name: title, kind, page, parts })
  return [
    ...after.filter(({ id }) => !old.has(id)).map((panel) => about('panel-added', panel)),
    ...before.filter(({ id }) => !now.has(id)).map((panel) => about('panel-removed', panel)),
    ...after.flatMap((panel) => {
      const was = old.get(panel.id)
      const parts = was ? partsOf(was, panel) : []
      return parts.length > 0 ? [about('panel-changed', panel, parts)] : []
    }),
  ]
}

/** What makes `after` another document than `before`, for people. */
export function differences(before: DashboardDocument, after: DashboardDocument): Difference[] {
  const old = byId(before.pages), now = byId(after.pages)
  const plain = (what: What, name: string): Difference => ({ key: `${what} ${name}`, what, name, parts: [] })
  const kept = after.pages.filter(({ id }) => old.has(id)).map(({ id }) => id)
  return [
    ...(before.name === after.name ? [] : [plain('name', after.name)]),
    ...(before.description === after.description ? [] : [plain('description', '')]),
    ...(same([before.time, before.refresh], [after.time, after.refresh]) ? [] : [plain('time', '')]),
    ...(same(before.variables, after.variables) ? [] : [plain('variables', '')]),
    ...after.pages.filter(({ id }) => !old.has(id)).map(({ name }) => plain('page-added', name)),
    ...before.pages.filter(({ id }) => !now.has(id)).map(({ name }) => plain('page-removed', name)),
    ...after.pages.filter(({ id, name }) => old.has(id) && old.get(id)?.name !== name).map(({ name }) => plain('page-renamed', name)),
    ...(same(kept, before.pages.filter(({ id }) => now.has(id)).map(({ id }) => id)) ? [] : [plain('pages-ordered', '')]),
    ...after.pages.flatMap((page) => panelDifferences(page.name, old.get(page.id)?.panels ?? [], old.has(page.id) ? page.panels : [])),
  ]
}

/** One of three where only one side changed it; undefined where both did, differently. */
function either<T>(base: T, theirs: T, mine: T): { value: T } | undefined {
  if (same(theirs, mine) || same(base, mine)) return { value: theirs }
  return same(base, theirs) ? { value: mine } : undefined
}

function mergedList<T extends { id: string }>(base: readonly T[], theirs: readonly T[], mine: readonly T[], merge: (base: T | undefined, theirs: T, mine: T) => T | undefined): T[] | undefined {
  const old = byId(base), other = byId(theirs), own = byId(mine)
  const ids = [...new Set([...theirs, ...mine].map(({ id }) => id))]
  const list: T[] = []
  for (const id of ids) {
    const was = old.get(id), their = other.get(id), my = own.get(id)
    if (their && my) {
      const one = merge(was, their, my)
      if (!one) return undefined
      list.push(one)
    } else if (was === undefined) {
      const one = their ?? my
      if (one) list.push(one)
    }
    else if (!same(was, their ?? my)) return undefined
  }
  return list
}

function mergedPanel(base: PanelDocument | undefined, theirs: PanelDocument, mine: PanelDocument): PanelDocument | undefined {
  if (base === undefined) return same(theirs, mine) ? mine : undefined
  // Places follow from each other: where only the place differs, mine holds and everything settles below.
  const place = same(base.grid, mine.grid) ? theirs.grid : mine.grid
  const panel = either({ ...base, grid: place }, { ...theirs, grid: place }, { ...mine, grid: place })
  return panel?.value
}

function mergedPage(base: DashboardPage | undefined, theirs: DashboardPage, mine: DashboardPage): DashboardPage | undefined {
  const name = either(base?.name ?? theirs.name, theirs.name, mine.name)
  const panels = mergedList(base?.panels ?? [], theirs.panels, mine.panels, mergedPanel)
  return name && panels && { ...mine, name: name.value, panels: compact(panels) }
}

/** Both sides' changes together, or undefined where they touch the same thing. */
export function merged(base: DashboardDocument, theirs: DashboardDocument, mine: DashboardDocument): DashboardDocument | undefined {
  const pages = mergedList(base.pages, theirs.pages, mine.pages, mergedPage)
  const fields = (['name', 'description', 'time', 'refresh', 'variables'] as const).map((field) => [field, either<unknown>(base[field], theirs[field], mine[field])] as const)
  if (!pages || pages.length === 0 || fields.some(([, one]) => one === undefined)) return undefined
  return { ...mine, ...Object.fromEntries(fields.map(([field, one]) => [field, one?.value])), pages }
}
