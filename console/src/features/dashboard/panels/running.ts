import type { Instance, Overview } from '@/shared/api/types'
import type { Running } from '@/shared/chart/props'
import type { Scope } from '@/shared/dashboard/document'

/** Bands added up; null when none of them is known. */
export function together(all: readonly (Running | null)[]): Running | null {
  const known = all.filter((one) => one !== null)
  if (known.length === 0) return null
  return known.reduce((sum, one) => ({ lt1s: sum.lt1s + one.lt1s, to3s: sum.to3s + one.to3s, to5s: sum.to5s + one.to5s, ge5s: sum.ge5s + one.ge5s }))
}

export interface Velocity { running: Running | null; tps: number | null; /** Sites of the scope that say nothing now. */ silent: string[] }

/** What runs at this moment at the sites of a scope, by the 2 s preview. */
export function velocityOfSites({ sites }: Overview, { site, service }: Scope): Velocity {
  const meant = sites.filter(({ id }) => site === undefined || id === site)
  const live = meant.map(({ live: all }) => (all === null ? null : service === undefined ? all : (all.services.find((one) => one.service === service) ?? null)))
  const tps = live.filter((one) => one !== null).map((one) => one.tps)
  return {
    running: together(live.map((one) => one?.running ?? null)),
    tps: tps.length === 0 ? null : tps.reduce((sum, value) => sum + value, 0),
    silent: meant.filter(({ state, live: all }) => state !== 'live' || all === null).map(({ id }) => id),
  }
}

/** Whether a name is the one that is asked for, or fits it, as the hub takes a `*` for anything. */
export const isNamed = (name: string, asked: string) => (asked.startsWith('*') && asked.endsWith('*') ? name.toLowerCase().includes(asked.slice(1, -1).toLowerCase()) : name === asked)

/** The same of single instances, which the overview does not tell apart. */
export function velocityOfInstances(instances: readonly Instance[], { site, service, instance }: Scope): Velocity {
  const meant = instances.filter((one) => one.state === 'live' && (site ?? one.site) === one.site && (service ?? one.service) === one.service && (instance === undefined || isNamed(one.instance, instance)))
  const tps = meant.map((one) => one.tps).filter((value) => value !== null)
  return { running: together(meant.map((one) => one.running)), tps: tps.length === 0 ? null : tps.reduce((sum, value) => sum + value, 0), silent: [] }
}
