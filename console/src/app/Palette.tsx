import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dashboardsQuery } from '@/features/dashboard/api'
import { incidentsQuery, servicesQuery } from '@/shared/api/queries'
import { instanceSearchQuery, lifeOf } from '@/shared/api/search'
import { useFormat } from '@/shared/time/format'
import { useAllActions } from '@/shared/ui/actions'
import { Icon } from '@/shared/ui/Icon'
import { Keys } from './Keys'
import { matching, type Entry } from './palette'

/** Whatever can be gone to or done from here, by a few letters of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  // Only the hub is asked later: Enter right after the last letter must mean what is written.
  const asked = useDeferredValue(text.trim())
  const entries = matching(useEntries(asked), text.trim())
  const at = Math.min(active, Math.max(0, entries.length - 1))
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(entries.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(entries[at])
    else return
    event.preventDefault()
  }
  useEffect(() => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }), [id, at])
  return (
    <dialog ref={dialog} className="palette" aria-label={t('palette.title')} onCancel={(event) => { event.preventDefault(); onClose() }}>
      <div className="palette-field">
        <Icon name="search" />
        <input role="combobox" aria-label={t('palette.placeholder')} placeholder={t('palette.placeholder')} aria-expanded="true" aria-controls={`${id}-list`} aria-autocomplete="list" {...(entries.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})} maxLength={100} autoComplete="off" spellCheck={false} value={text} onChange={(event) => { setText(event.target.value); setActive(0) }} onKeyDown={onKeyDown} />
        <button type="button" className="btn quiet icon" aria-label={t('common.close')} onClick={onClose}><Icon name="close" /></button>
      </div>
      <div id={`${id}-list`} className="palette-list" role="listbox" aria-label={t('palette.title')}>
        {entries.map((entry, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- an option is chosen by the keys of its combobox
          <div key={entry.id} id={`${id}-${index}`} role="option" aria-selected={index === at} tabIndex={-1} onPointerMove={() => index !== at && setActive(index)} onClick={() => choose(entry)}>
            <span className="palette-kind">{entry.kind}</span>
            <span className="palette-text">{entry.text}{entry.hint !== undefined && <small className="muted">{entry.hint}</small>}</span>
            {entry.keys !== undefined && <Keys keys={entry.keys} />}
          </div>
        ))}
      </div>
      <p className={entries.length === 0 ? 'palette-none' : 'sr-only'} role="status">{entries.length === 0 ? t('palette.none') : t('palette.result', { count: entries.length })}</p>
    </dialog>
  )
}

function useEntries(words: string): Entry[] {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const actions = useAllActions()
  const { data: services = [] } = useQuery(servicesQuery)
  const { data: incidents = [] } = useQuery(incidentsQuery)
  const { data: dashboards } = useQuery(dashboardsQuery(i18n.language))
  const { data: found } = useQuery({ ...instanceSearchQuery(words, false), enabled: words.length > 1 })
  return [
    ...actions.filter(({ quiet }) => quiet !== true).map((action): Entry => ({ ...action, kind: action.id.startsWith('go-') ? t('palette.go') : t('palette.act') })),
    ...(dashboards?.dashboards ?? []).map((dashboard): Entry => ({ id: `dashboard ${dashboard.id}`, kind: t('palette.dashboard'), text: dashboard.name, ...(dashboard.description === '' ? {} : { hint: dashboard.description }), run: () => void navigate({ to: '/dashboards/$id', params: { id: dashboard.id } }) })),
    ...services.map((service): Entry => ({ id: `service ${service.id}`, kind: t('palette.service'), text: service.name, hint: service.id, run: () => void navigate({ to: '/services/$id', params: { id: service.id } }) })),
    ...incidents.slice(0, 20).map((incident): Entry => ({ id: `incident ${incident.id}`, kind: t('palette.incident'), text: t('incident.title', { site: incident.site }), hint: `${incident.service} · ${format.dateTime(incident.openedAt)}`, run: () => void navigate({ to: '/incidents/$id', params: { id: incident.id } }) })),
    ...(words.length > 1 ? (found?.instances ?? []) : []).map((instance): Entry => ({ id: `instance ${instance.site} ${instance.service} ${instance.instance} ${instance.startedAt}`, kind: t('palette.instance'), text: instance.instance, hint: [instance.host, instance.service, instance.site].filter((part) => part !== null).join(' · '), run: () => void navigate({ to: '/instances/life', search: lifeOf(instance) }), found: true })),
  ]
}
