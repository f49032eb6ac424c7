import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { instanceSearchQuery, lifeOf } from '@/shared/api/search'
import type { Instance } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { useActions, type Action } from '@/shared/ui/actions'
import { Icon } from '@/shared/ui/Icon'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'

/** Finds instances by name, host or address from every page: `/` goes there, Enter looks among those that are gone, too. */
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
  const words = useDeferredValue(text.trim())
  const query = useQuery({ ...instanceSearchQuery(words, gone), enabled: open && words !== '' })
  const found = words === '' ? [] : (query.data?.instances ?? [])
  useActions(useMemo((): Action[] => [{ id: 'search', keys: '/', text: t('keysHelp.search'), group: 'everywhere', run: () => { field.current?.focus(); field.current?.select() } }], [t]))

  const leave = () => {
    setOpen(false)
    setText('')
    setGone(false)
    setActive(-1)
    field.current?.blur()
  }
  const go = (instance: Instance) => {
    leave()
    void navigate({ to: '/instances/life', search: lifeOf(instance) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[active]
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(-1, active - 1))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (chosen) go(chosen)
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
        {...(active >= 0 && shown ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => { setText(event.target.value); setGone(false); setActive(-1); setOpen(true) }}
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
            {found.map((instance, index) => <Hit key={`${instance.site} ${instance.service} ${instance.instance} ${instance.startedAt}`} id={`${id}-${index}`} instance={instance} active={index === active} onGo={() => go(instance)} />)}
          </div>
          {query.data && query.data.total > found.length && <Link className="search-all" to="/instances" search={{ q: words, ...(gone ? { hidden: true } : {}) }} onClick={leave}>{t('search.all')} · {t('search.more', { count: query.data.total - found.length })}</Link>}
        </div>
      )}
    </div>
  )
}

function Hit({ id, instance, active, onGo }: { id: string; instance: Instance; active: boolean; onGo: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- an option is chosen by the keys of its combobox
    <div id={id} role="option" aria-selected={active} tabIndex={-1} className="hit" onPointerDown={(event) => event.preventDefault()} onClick={onGo}>
      <span className="hit-name"><strong>{instance.instance}</strong><small className="muted">{[instance.host, instance.service, instance.version].filter((part) => part !== null && part !== '').join(' · ')}</small></span>
      <SiteName site={instance.site} />
      {instance.state === 'live' ? <span className="soft nowrap">{format.tps(instance.tps)} TPS · {format.ms(instance.meanMs)}</span> : <Status tone="idle">{t('instances.gone')} {format.clock(instance.endedAt ?? instance.lastReportAt)}</Status>}
    </div>
  )
}
