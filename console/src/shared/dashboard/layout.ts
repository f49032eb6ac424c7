import type { Cell } from './document'

export const columns = 24

export interface Placed { id: string; grid: Cell }

export function collides(a: Cell, b: Cell): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** Inside the grid, and not smaller than a panel can be read. */
export function clamped(cell: Cell, least: { w: number; h: number }): Cell {
  const w = Math.min(columns, Math.max(least.w, Math.round(cell.w)))
  const h = Math.max(least.h, Math.round(cell.h))
  return { x: Math.min(columns - w, Math.max(0, Math.round(cell.x))), y: Math.max(0, Math.round(cell.y)), w, h }
}

const inOrder = (a: Placed, b: Placed) => a.grid.y - b.grid.y || a.grid.x - b.grid.x

/**
 * Lets everything rise until it touches what is above it. `held` keeps its place among those that it was put before: it
 * settles first where two want the same row.
 */
export function compact<T extends Placed>(items: readonly T[], held?: string): T[] {
  const settled: Placed[] = []
  const place = new Map<string, Cell>()
  const order = items.toSorted((a, b) => inOrder(a, b) || Number(b.id === held) - Number(a.id === held))
  for (const { id, grid } of order) {
    const cell = { ...grid }
    while (cell.y > 0 && !settled.some((other) => collides({ ...cell, y: cell.y - 1 }, other.grid))) cell.y--
    while (settled.some((other) => collides(cell, other.grid))) cell.y++
    settled.push({ id, grid: cell })
    place.set(id, cell)
  }
  return items.map((item) => ({ ...item, grid: place.get(item.id) ?? item.grid }))
}

/** Puts one item at a place; what lies there makes room downwards, and everything rises again. */
export function put<T extends Placed>(items: readonly T[], id: string, wanted: Cell): T[] {
  const moved: Placed = { id, grid: wanted }
  const settled: Placed[] = [moved]
  const place = new Map<string, Cell>([[id, wanted]])
  for (const item of items.filter((other) => other.id !== id).toSorted(inOrder)) {
    const cell = { ...item.grid }
    for (let hit = settled.find((other) => collides(cell, other.grid)); hit; hit = settled.find((other) => collides(cell, other.grid))) cell.y = hit.grid.y + hit.grid.h
    settled.push({ id: item.id, grid: cell })
    place.set(item.id, cell)
  }
  return compact(items.map((item) => ({ ...item, grid: place.get(item.id) ?? item.grid })), id)
}

/** The first place, from the top and from the left, where a panel of this size fits. */
export function freePlace(items: readonly Placed[], size: { w: number; h: number }): Cell {
  const w = Math.min(size.w, columns)
  for (let y = 0; ; y++) {
    for (let x = 0; x + w <= columns; x++) {
      const cell = { x, y, w, h: size.h }
      if (!items.some(({ grid }) => collides(cell, grid))) return cell
    }
  }
}

/** From the top, and from the left: how they are read, stacked on a phone and reached by Tab. */
export function reading<T extends Placed>(items: readonly T[]): T[] {
  return items.toSorted(inOrder)
}

export type Step = 'left' | 'right' | 'up' | 'down'
const by: Record<Step, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }

/** One step of a key. Upwards and downwards a panel passes the neighbour that it would otherwise only bump into. */
export function stepped<T extends Placed>(items: readonly T[], id: string, step: Step, least: { w: number; h: number }): T[] {
  const item = items.find((one) => one.id === id)
  if (!item) return [...items]
  const [dx, dy] = by[step]
  let next = put(items, id, clamped({ ...item.grid, x: item.grid.x + dx, y: item.grid.y + dy }, least))
  if (dy > 0) {
    const before = item.grid.y
    const rows = Math.max(0, ...items.map(({ grid }) => grid.y + grid.h))
    for (let y = before + 2; next.find((one) => one.id === id)?.grid.y === before && y <= rows; y++) next = put(items, id, { ...item.grid, y })
  }
  return next
}

export function resized<T extends Placed>(items: readonly T[], id: string, step: Step, least: { w: number; h: number }): T[] {
  const item = items.find((one) => one.id === id)
  if (!item) return [...items]
  const [dw, dh] = by[step]
  const grid = { ...item.grid, w: Math.min(item.grid.w + dw, columns - item.grid.x), h: item.grid.h + dh }
  return put(items, id, clamped(grid, least))
}
