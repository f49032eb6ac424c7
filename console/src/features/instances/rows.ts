import type { Instance } from '@/shared/api/types'
import type { InstanceColumn } from '@/app/router'

export interface InstanceFilter { q?: string | undefined; service?: string | undefined; site?: string | undefined }

export function filterInstances(instances: readonly Instance[], { q, service, site }: InstanceFilter): Instance[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '')
  return instances.filter((instance) => {
    if (service !== undefined && instance.service !== service) return false
    if (site !== undefined && instance.site !== site) return false
    const text = [instance.instance, instance.host, instance.version, instance.service, instance.site].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Unknown values come last whichever way it is sorted. */
export function sortInstances(instances: readonly Instance[], column: InstanceColumn, descending: boolean): Instance[] {
  const direction = descending ? -1 : 1
  return instances.toSorted((a, b) => {
    const left = a[column]
    const right = b[column]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), undefined, { numeric: true })
    return order * direction || a.instance.localeCompare(b.instance)
  })
}
