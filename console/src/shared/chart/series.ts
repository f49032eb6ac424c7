/** One value a window; null where nothing is known, which is drawn as a gap and never as 0. */
export interface Points { times: number[]; lines: (number | null)[][] }

/** Lays windows on a grid of equal steps that ends with `end`, so that missing windows leave gaps. Times in seconds. */
export function onGrid<T extends { windowEnd: string }>(windows: readonly T[], pick: ((window: T) => number | null)[], end: number, stepMs = 10_000, count = 60): Points {
  const last = Math.floor(end / stepMs) * stepMs
  const byTime = new Map(windows.map((window) => [Math.round(Date.parse(window.windowEnd) / stepMs) * stepMs, window]))
  const times = Array.from({ length: count }, (_, index) => last - (count - 1 - index) * stepMs)
  return {
    times: times.map((time) => time / 1000),
    lines: pick.map((value) => times.map((time) => {
      const window = byTime.get(time)
      return window === undefined ? null : value(window)
    })),
  }
}

/** The top of an axis: a round number at or above the highest value, the same for charts that are to be compared. */
export function niceTop(highest: number, least: number): number {
  const value = Math.max(highest * 1.1, least)
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10
  return step * power
}

/** Where an axis from 0 has its marks: few and round ones, in a low chart the half only. */
export function marksTo(top: number, low: boolean): number[] {
  const leading = Number((top / 10 ** Math.floor(Math.log10(top))).toPrecision(6))
  const parts = low ? 2 : [1.5, 3, 6].includes(leading) ? 3 : leading === 5 ? 5 : 4
  return Array.from({ length: parts + 1 }, (_, mark) => (top * mark) / parts)
}
