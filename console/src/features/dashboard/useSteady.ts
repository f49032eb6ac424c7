import { useState } from 'react'

/** The same list for as long as its elements are the same, so that what is made from it is not made again. */
export function useSteady<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list)
  if (kept.length === list.length && kept.every((one, index) => one === list[index])) return kept
  setKept(list)
  return list
}
