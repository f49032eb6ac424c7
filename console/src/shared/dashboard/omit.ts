/** Without one field: in a document a field that says nothing is left out, never null. */
export function omit<T extends object, K extends keyof T>(value: T, field: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field)) as Omit<T, K>
}
