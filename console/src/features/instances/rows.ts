import type { Instance } from '@/shared/api/types'
import type { InstanceColumn } from '@/app/router'

export interface InstanceFilter { service?: string | undefined; site?: string | undefined }

/** The words of a search are looked for by the hub; these are chosen from what it found. */
export function filterInstances(instances: readonly Instance[], { service, site }: InstanceFilter): Instance[] {
  return instances.filter((instance) => (service === undefined || instance.service === service) && (site === undefined || instance.site === site))
}

/** Unknown values come last whichever way it is sorted. */
export function sortInstances(instances: readonly Instance[], column: InstanceColumn, descending: boolean): Instance[] {
  const direction = descending ? -1 : 1
  return instances.toSorted((a, b) => {
    const left = a[column]
    const right = b[column]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), undefined, { numeric: true })
    return order * direction || a.instance.localeCompare(b.instance) || b.lastReportAt.localeCompare(a.lastReportAt)
  })
}

export { lifeOf } from '@/shared/api/search'
