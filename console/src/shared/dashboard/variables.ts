import { scopeFields, type DashboardDocument, type PanelDocument, type Scope, type Variable } from './document'

/** More side by side than this cannot be told apart, and each is a question to the hub. */
export const mostScopes = 12

const reference = /^\$([A-Za-z][A-Za-z0-9_]*)$/

/** The chosen values of the variables by name: what the address says, else what the document keeps. */
export type Chosen = Record<string, string[]>

export function chosenValues(variables: readonly Variable[], address: Chosen): Chosen {
  return Object.fromEntries(variables.map(({ name, value, multi }) => {
    const chosen = address[name] ?? value
    return [name, multi ? chosen : chosen.slice(0, 1)]
  }))
}

/**
 * The scopes that a panel looks at: several where a variable holds several values, shown side by side. A variable without
 * a value, and one that the document does not have, narrow nothing.
 */
export function resolveScope(scope: Scope | undefined, chosen: Chosen): Scope[] {
  let scopes: Scope[] = [{}]
  for (const field of scopeFields) {
    const written = scope?.[field]
    if (written === undefined || written === '') continue
    const name = reference.exec(written)?.[1]
    const values = name === undefined ? [written] : (chosen[name] ?? [])
    if (values.length > 0) scopes = scopes.flatMap((one) => values.map((value) => ({ ...one, [field]: value })))
  }
  return scopes.slice(0, mostScopes)
}

/** Whose values a panel shows, as it is written; a split names its service among its options. */
export const scopeOf = (panel: Pick<PanelDocument, 'kind' | 'scope'> & { options: object }): Scope | undefined =>
  (panel.kind === 'split' && 'service' in panel.options && typeof panel.options.service === 'string' ? { ...panel.scope, service: panel.options.service } : panel.scope)

/** What a panel's title says: `$site` becomes the chosen sites. */
export function resolveText(text: string, chosen: Chosen, all: string): string {
  return text.replace(/\$([A-Za-z][A-Za-z0-9_]*)/g, (whole, name: string) => {
    const values = chosen[name]
    return values === undefined ? whole : values.length === 0 ? all : values.join(', ')
  })
}

/** What makes one of several scopes different from its neighbours, to name its line. */
export function scopeName(scope: Scope, among: readonly Scope[]): string {
  return scopeFields.filter((field) => new Set(among.map((one) => one[field])).size > 1).map((field) => scope[field]).filter(Boolean).join(' · ')
}

/** Variables that some panel refers to although the document has none of that name. */
export function unknownReferences(document: DashboardDocument): string[] {
  const known = new Set(document.variables.map(({ name }) => name))
  const named = document.pages.flatMap(({ panels }) => panels).flatMap((panel) => Object.values(scopeOf(panel) ?? {}))
  return [...new Set(named.map((value) => reference.exec(value)?.[1]).filter((name) => name !== undefined && !known.has(name)))] as string[]
}
