import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { bringIntoView } from '@/features/instances/anchor'
import { instanceSearchQuery, lifeOf } from '@/shared/api/search'
import type { Instance } from '@/shared/api/types'
import { useActions, type Action } from '@/shared/ui/actions'
import { Icon } from '@/shared/ui/Icon'
import { hitPlaces, SearchHit, type HitPlace } from './SearchHit'

/**
 * Finds instances by name, host or address from every page: `/` goes there, Enter looks among those that are gone, too. Up and
 * down go from hit to hit, left and right to what of it is wanted.
 */
export function SearchBox() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [gone, setGone] = useState(false)
  const [active, setActive] = useState(-1)
  const [place, setPlace] = useState<HitPlace>('server')
  const words = useDeferredValue(text.trim())
  const query = useQuery({ ...instanceSearchQuery(words, gone), enabled: open && words !== '' })
  const found = words === '' ? [] : (query.data?.instances ?? [])
  useActions(useMemo((): Action[] => [{ id: 'search', keys: '/', text: t('keysHelp.search'), group: 'everywhere', run: () => { field.current?.focus(); field.current?.select() } }], [t]))

  const leave = () => {
    setOpen(false)
    setText('')
    setGone(false)
    setActive(-1)
    setPlace('server')
    field.current?.blur()
  }
  const go = (instance: Instance, part: HitPlace) => {
    leave()
    void navigate({ to: '/instances/life', search: lifeOf(instance), hash: part }).then(() => {
      // The page was there already, and nothing of its address has changed: the same hit was chosen again.
      const there = document.getElementById(part)
      if (there && document.activeElement === document.body) bringIntoView(there)
    })
  }
  const aside = (by: number) => setPlace(hitPlaces[Math.min(hitPlaces.length - 1, Math.max(0, hitPlaces.indexOf(place) + by))] ?? 'server')
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[active]
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(-1, active - 1))
    else if (event.key === 'ArrowRight' && chosen) aside(1)
    else if (event.key === 'ArrowLeft' && chosen) aside(-1)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (chosen) go(chosen, place)
      else setGone(true)
    } else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  const shown = open && words !== ''
  useEffect(() => {
    const elsewhere = (event: Event) => { if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false) }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [])
  return (
    <div ref={box} className="search" role="search" aria-label={t('search.label')}>
      <Icon name="search" size={14} />
      <input
        ref={field} className="input" type="search" role="combobox" maxLength={255} autoComplete="off" spellCheck={false}
        placeholder={t('search.placeholder')} aria-label={t('search.label')} aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list"
        {...(active >= 0 && shown ? { 'aria-activedescendant': `${id}-${active}-${place}` } : {})}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => { setText(event.target.value); setGone(false); setActive(-1); setPlace('server'); setOpen(true) }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {shown && (
        <div className="popover search-popover">
          <p className="search-note" role="status">
            {query.isError ? t('search.failed') : query.data === undefined ? t('panel.loading') : found.length === 0 ? t('search.none') : t('search.found', { count: query.data.total })}
            <span className="muted">{gone ? t('search.hidden') : t('search.hint')}</span>
          </p>
          <div id={`${id}-list`} className="hits" role="listbox" aria-label={t('search.label')}>
            {found.map((instance, index) => <SearchHit key={`${instance.site} ${instance.service} ${instance.instance} ${instance.startedAt}`} id={`${id}-${index}`} instance={instance} active={index === active ? place : undefined} onGo={(part) => go(instance, part)} />)}
          </div>
          {query.data && query.data.total > found.length && <Link className="search-all" to="/instances" search={{ q: words, ...(gone ? { hidden: true } : {}) }} onClick={leave}>{t('search.all')} · {t('search.more', { count: query.data.total - found.length })}</Link>}
        </div>
      )}
    </div>
  )
}
