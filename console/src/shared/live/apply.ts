import type { QueryClient } from '@tanstack/react-query'
import { keys, liveSplitWindow } from '@/shared/api/queries'
import type { AlarmList, Incident, Overview, Service, ServiceDetail, Split } from '@/shared/api/types'
import { noteServerTime } from '@/shared/time/clock'
import type { StreamEvent } from './sse'

/** Puts one event of the live stream where the pages read it. Unknown events are left alone: a newer hub may send them. */
export function applyEvent(client: QueryClient, { event, data }: StreamEvent) {
  switch (event) {
    case 'overview': {
      const overview = JSON.parse(data) as Overview
      noteServerTime(overview.at)
      client.setQueryData(keys.sites, overview)
      return
    }
    case 'service': {
      const detail = JSON.parse(data) as ServiceDetail
      client.setQueryData(keys.service(detail.id), detail)
      client.setQueryData<Service[]>(keys.services, (list) => list && upsert(list, detail))
      return
    }
    case 'split': {
      const split = JSON.parse(data) as Split
      client.setQueryData(keys.split(split.service, liveSplitWindow), split)
      return
    }
    case 'alarms': {
      client.setQueryData(keys.alarms, JSON.parse(data) as AlarmList)
      return
    }
    case 'dashboard': {
      // Whoever shows it asks for it again; what is being edited stays, and meets the other's version when it is saved.
      const { id } = JSON.parse(data) as { id: string }
      void client.invalidateQueries({ queryKey: ['dashboard', id] })
      void client.invalidateQueries({ queryKey: ['dashboards'] })
      return
    }
    case 'incident': {
      const incident = JSON.parse(data) as Incident
      client.setQueryData(keys.incident(incident.id), incident)
      client.setQueryData<Incident[]>(keys.incidents, (list) => list && newestFirst(upsert(list, incident)))
    }
  }
}

function upsert<T extends { id: string }>(list: T[], item: T): T[] {
  return list.some(({ id }) => id === item.id) ? list.map((old) => (old.id === item.id ? item : old)) : [...list, item]
}

function newestFirst(list: Incident[]): Incident[] {
  return list.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
}
