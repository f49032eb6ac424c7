import type { VantagePointEvidence } from '@/shared/api/types'

export interface EndpointKey { key: string; site: string; address: string; port: number }

/** Every endpoint that any vantage point probes, by site and address. */
export function endpointsOf(evidence: readonly VantagePointEvidence[]): EndpointKey[] {
  const found = new Map<string, EndpointKey>()
  for (const { site, address, port } of evidence.flatMap(({ endpoints }) => endpoints)) {
    const key = `${address}:${port}`
    if (!found.has(key)) found.set(key, { key, site, address, port })
  }
  return [...found.values()].sort((a, b) => a.site.localeCompare(b.site) || a.key.localeCompare(b.key, undefined, { numeric: true }))
}
