import type { BoardTile, Threshold } from './props'

/** The tiles' sizes, largest first: the largest with which all fit is taken. The text of a tile needs room. */
const sizes = [[148, 46], [104, 40], [64, 30], [40, 24], [26, 20], [20, 16], [16, 13], [13, 11], [11, 9]] as const
export const headHeight = 20
const groupGap = 8

export interface Group { name: string; x: number; y: number; width: number; count: number }
export interface Place { x: number; y: number }
/** `places` has one for each of `tiles`, in the same order. */
export interface Layout { groups: Group[]; tiles: BoardTile[]; places: Place[]; tileWidth: number; tileHeight: number; height: number }

const byName = new Intl.Collator('en', { numeric: true })

function grouped(all: readonly BoardTile[]): (readonly [string, BoardTile[]])[] {
  const named = new Map<string, BoardTile[]>()
  for (const tile of all) {
    const list = named.get(tile.group)
    if (list) list.push(tile)
    else named.set(tile.group, [tile])
  }
  return [...named].toSorted(([a], [b]) => byName.compare(a, b)).map(([name, tiles]) => [name, tiles.toSorted((a, b) => byName.compare(a.name, b.name))] as const)
}

/** Few groups take the whole width each; many stand beside each other, as wide as the largest needs. */
function laneWidth(groups: number, largest: number, tileWidth: number, width: number): number {
  if (groups <= 4) return width
  return Math.min(width, Math.max(112, Math.min(largest, Math.ceil(Math.sqrt(largest * 2))) * tileWidth + groupGap))
}

/** Where even the smallest tiles do not fit, the board is as high as it must be. */
export function layout(all: readonly BoardTile[], width: number, height: number): Layout {
  const sorted = grouped(all)
  const largest = Math.max(1, ...sorted.map(([, tiles]) => tiles.length))
  const tiles = sorted.flatMap(([, list]) => list)
  let made: Layout = { groups: [], tiles, places: [], tileWidth: 1, tileHeight: 1, height: 0 }
  for (const [tileWidth, tileHeight] of sizes) {
    const lane = laneWidth(sorted.length, largest, tileWidth, width)
    const lanes = Math.max(1, Math.floor(width / Math.max(1, lane)))
    const columns = Math.max(1, Math.floor((lanes === 1 ? width : lane - groupGap) / tileWidth))
    const groups: Group[] = []
    const places: Place[] = []
    let y = 0, rowHeight = 0
    sorted.forEach(([name, list], index) => {
      if (index % lanes === 0 && index > 0) {
        y += rowHeight + groupGap
        rowHeight = 0
      }
      const x = (index % lanes) * lane
      groups.push({ name, x, y, width: lanes === 1 ? width : lane - groupGap, count: list.length })
      list.forEach((_, inside) => places.push({ x: x + (inside % columns) * tileWidth, y: y + headHeight + Math.floor(inside / columns) * tileHeight }))
      rowHeight = Math.max(rowHeight, headHeight + Math.ceil(list.length / columns) * tileHeight)
    })
    made = { groups, tiles, places, tileWidth, tileHeight, height: y + rowHeight }
    if (made.height <= height) break
  }
  return made
}

export function indexAt({ places, tileWidth, tileHeight }: Layout, x: number, y: number): number | undefined {
  const index = places.findIndex((place) => x >= place.x && x < place.x + tileWidth && y >= place.y && y < place.y + tileHeight)
  return index === -1 ? undefined : index
}

/** Where an arrow leads from a tile: beside it in reading order, or to the nearest of the row above or below, in another group too. */
export function neighbour({ places }: Layout, index: number, key: string): number | undefined {
  const last = places.length - 1
  if (key === 'ArrowRight') return Math.min(last, index + 1)
  if (key === 'ArrowLeft') return Math.max(0, index - 1)
  if (key === 'Home') return 0
  if (key === 'End') return last
  const from = places[index]
  if (from === undefined || (key !== 'ArrowDown' && key !== 'ArrowUp')) return undefined
  const sign = key === 'ArrowDown' ? 1 : -1
  let best = index
  let least = Infinity
  places.forEach((place, candidate) => {
    const away = (place.y - from.y) * sign
    const distance = away * 10_000 + Math.abs(place.x - from.x)
    if (away > 0 && distance < least) [best, least] = [candidate, distance]
  })
  return best
}

export type Level = 'ok' | 'warning' | 'critical'

/** What a value is by its thresholds: the worst that it has crossed. */
export function levelOf(value: number, thresholds: readonly Threshold[], below = false): Level {
  const crossed = thresholds.filter((threshold) => (below ? value < threshold.value : value >= threshold.value))
  if (crossed.some(({ severity }) => severity === 'critical')) return 'critical'
  return crossed.length > 0 ? 'warning' : 'ok'
}

export interface Ends { least: number; greatest: number }

export function ends(tiles: readonly BoardTile[]): Ends | null {
  let least = Infinity, greatest = -Infinity
  for (const { value } of tiles) {
    if (value === null) continue
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return greatest === -Infinity ? null : { least, greatest }
}

/** The worst first; what is not known comes last. */
export function ranked(tiles: readonly BoardTile[], below = false): BoardTile[] {
  return tiles.toSorted((a, b) => (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) || ((b.value ?? 0) - (a.value ?? 0)) * (below ? -1 : 1) || byName.compare(a.name, b.name))
}
