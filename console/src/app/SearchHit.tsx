import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instance } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'

/** Parts of an instance's page that a hit leads straight to; they stand in its address behind `#`. */
export const hitPlaces = ['server', 'tps', 'memory'] as const
export type HitPlace = (typeof hitPlaces)[number]

interface Props { id: string; instance: Instance; active: HitPlace | undefined; onGo: (place: HitPlace) => void }

/** An instance that was found: its name and server lead to what is known of it, the two others to their charts. */
export function SearchHit({ id, instance, active, onGo }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const option = (place: HitPlace, className: string, label: string, content: ReactNode) => (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- an option is chosen by the keys of its combobox
    <div id={`${id}-${place}`} role="option" aria-selected={active === place} aria-label={label} tabIndex={-1} className={className} onPointerDown={(event) => event.preventDefault()} onClick={() => onGo(place)}>{content}</div>
  )
  const { instance: name } = instance
  return (
    <div className="hit" role="group" aria-label={name}>
      {option('server', 'hit-main', `${name} · ${t('search.places.server')}`, (
        <>
          <span className="hit-name"><strong>{name}</strong><small className="muted">{[instance.host, instance.service, instance.version].filter((part) => part !== null && part !== '').join(' · ')}</small></span>
          <SiteName site={instance.site} />
          {instance.state === 'live' ? <span className="soft nowrap">{format.tps(instance.tps)} TPS · {format.ms(instance.meanMs)}</span> : <Status tone="idle">{t('instances.gone')} {format.clock(instance.endedAt ?? instance.lastReportAt)}</Status>}
        </>
      ))}
      {option('tps', 'hit-place', `${name} · ${t('search.places.tps')}`, t('search.places.tps'))}
      {option('memory', 'hit-place', `${name} · ${t('search.places.memory')}`, t('search.places.memory'))}
    </div>
  )
}
