import type { IconName } from '@/shared/ui/Icon'

/** Where the navigation leads, in its order. `keys` follow a g; those with `phone` stand in the bar of a phone, the rest under "more". */
export const places = [
  { to: '/', icon: 'home', key: 'overview', keys: 'o', phone: true },
  { to: '/dashboards', icon: 'dashboard', key: 'dashboards', keys: 'd', phone: true },
  { to: '/alarms', icon: 'bell', key: 'alarms', keys: 'b', phone: true },
  { to: '/sites', icon: 'overview', key: 'sites', keys: 't', phone: false },
  { to: '/services', icon: 'service', key: 'services', keys: 's', phone: false },
  { to: '/incidents', icon: 'incident', key: 'incidents', keys: 'i', phone: true },
  { to: '/instances', icon: 'instance', key: 'instances', keys: 'n', phone: false },
  { to: '/ledger', icon: 'ledger', key: 'ledger', keys: 'l', phone: false },
  { to: '/audit', icon: 'audit', key: 'audit', keys: 'a', phone: false },
] as const satisfies readonly { to: string; icon: IconName; key: string; keys: string; phone: boolean }[]
