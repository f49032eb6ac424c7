const longestMs = 30 * 86_400_000

/** A moment as a datetime-local field holds it: the reader's zone, minutes. */
export function inLocalField(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The chosen end in UTC, when it is ahead and within what the hub accepts. */
export function freezeEnd(field: string, now: number): string | undefined {
  const end = Date.parse(field)
  return Number.isNaN(end) || end <= now || end > now + longestMs ? undefined : new Date(end).toISOString()
}
