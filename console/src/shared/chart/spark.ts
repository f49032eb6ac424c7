/** Paths in a box of 100 by 30, from 0 at the bottom to the greatest value; a null leaves a gap. */
export function sparkPaths(values: readonly (number | null)[]): { line: string; area: string } {
  const greatest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0) || 1
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  const runs: [number, number][][] = []
  let run: [number, number][] | undefined
  values.forEach((value, index) => {
    if (value === null) run = undefined
    else {
      if (!run) runs.push((run = []))
      run.push([index * step, 29 - (value / greatest) * 27])
    }
  })
  const text = (points: [number, number][]) => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('')
  const under = (points: [number, number][]) => `${text(points)}L${(points.at(-1)?.[0] ?? 0).toFixed(2)} 30L${(points[0]?.[0] ?? 0).toFixed(2)} 30Z`
  return { line: runs.map(text).join(''), area: runs.filter(({ length }) => length > 1).map(under).join('') }
}
