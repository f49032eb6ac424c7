/** The lengths that a rule may be judged over; the hub takes others too, and those are shown as they are. */
export const durations = ['PT30S', 'PT1M', 'PT2M', 'PT5M', 'PT10M', 'PT30M', 'PT1H'] as const
export type RuleDuration = (typeof durations)[number]

/** Hours, minutes and seconds of an ISO 8601 duration in milliseconds; 0 for anything else. */
export function durationMs(text: string): number {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text)
  if (!match) return 0
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part || 0))
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000
}
