// Made-up data of the size that matters, a little different from round to round.
const noise = (seed) => { const value = Math.sin(seed * 127.1 + 311.7) * 43_758.5453; return value - Math.floor(value) }

/** 1,228 instances on 614 servers at two sites. */
export function boardTiles(round) {
  return Array.from({ length: 1_228 }, (_, index) => ({ id: String(index), name: `was-${index >> 1}-${index % 2}:8080`, group: index % 10 < 4 ? 'private' : 'public', value: index % 171 === 3 ? null : 80 + 90 * noise(index + round * 0.1) + (index % 97 === 5 ? 500 : 0) }))
}

/** A day of 1,228 instances: 360 columns of 4 minutes, with as many cells as such a fleet fills. */
export function tmapData(round) {
  const ok = [], error = []
  for (let column = 0; column < 360; column++) {
    for (let row = 18; row < 80; row++) {
      const count = Math.floor(4_000 * Math.exp(-(((row - 42) / 14) ** 2)) * noise(column * 97 + row + round))
      if (count > 0) ok.push([column, row, count])
      if (noise(column * 31 + row * 7 + round) > 0.94) error.push([column, row, 1 + Math.floor(60 * noise(row + column))])
    }
  }
  const to = Date.parse('2026-09-21T00:00:00Z')
  return { from: new Date(to - 86_400_000).toISOString(), to: new Date(to).toISOString(), stepMs: 240_000, columns: 360, lowestSeconds: 0.00005, rowsPerOctave: 4, rows: 85, ok, error }
}

/** Ten lines of a thousand points. */
export function linesData(round) {
  const end = Date.parse('2026-09-21T00:00:00Z') / 1_000 + round * 10
  const times = Array.from({ length: 1_000 }, (_, index) => end - (1_000 - index) * 10)
  return { times, lines: Array.from({ length: 10 }, (_, line) => ({ id: `l${line}`, label: `line ${line}`, values: times.map((time) => (time % 997 < 20 ? null : 100 + line * 20 + 30 * Math.sin(time / 700 + line) + 15 * noise(time + line))) })) }
}

/** What runs at this moment on a busy fleet. */
export function velocityData(round) {
  return { running: { lt1s: 180 + Math.floor(60 * noise(round)), to3s: 30 + Math.floor(20 * noise(round + 7)), to5s: 8, ge5s: 3 }, tps: 3_000 }
}
