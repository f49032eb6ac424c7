/** What a label takes of a plot's height, in pixels. */
const high = 12
const gap = 2

export type LabelPlace = 'above' | 'below' | null

/**
 * Where the words of horizontal lines stand: above their line, below it where above is taken or outside, nowhere where both
 * are. In pixels from the top.
 */
export function labelPlaces(lines: readonly number[], { top, bottom }: { top: number; bottom: number }): LabelPlace[] {
  const places: LabelPlace[] = lines.map(() => null)
  const taken: { from: number; to: number }[] = []
  for (const index of lines.map((_, at) => at).toSorted((a, b) => (lines[a] ?? 0) - (lines[b] ?? 0))) {
    const y = lines[index] ?? 0
    const free = ([['above', y - gap - high], ['below', y + gap]] as const).find(([, from]) => from >= top && from + high <= bottom && taken.every((one) => from >= one.to || from + high <= one.from))
    if (free === undefined) continue
    places[index] = free[0]
    taken.push({ from: free[1], to: free[1] + high })
  }
  return places
}
