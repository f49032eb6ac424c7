import type { UseQueryResult } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '@/shared/api/client'
import { useOld } from '@/shared/live/live'
import { useFormat } from '@/shared/time/format'
import { useProblemText } from './problemText'
import { panelState } from './panelState'
import { Status } from './Status'

/** Three reports of the live stream missed. */
export const liveStaleMs = 8_000

interface FrameProps { title: ReactNode; aside?: ReactNode; flush?: boolean; stale?: boolean; bare?: boolean; className?: string; children: ReactNode }

export function Frame({ title, aside, flush = false, stale = false, bare = false, className = '', children }: FrameProps) {
  const id = useId()
  return (
    <section className={`panel ${stale ? 'is-stale ' : ''}${className}`} aria-labelledby={id}>
      <header className={bare ? 'bare' : undefined}>
        <h2 id={id} className={bare ? 'sr-only' : undefined}>{title}</h2>
        {aside}
      </header>
      <div className={`panel-body${flush ? ' flush' : ''}`}>{children}</div>
    </section>
  )
}

interface PanelProps<T> {
  title: ReactNode
  query: UseQueryResult<T>
  aside?: ReactNode
  flush?: boolean
  /** For the only panel of a page, whose title says the same. */
  bare?: boolean
  className?: string
  staleAfterMs?: number
  isEmpty?: (data: T) => boolean
  isPartial?: (data: T) => boolean
  empty?: { title: string; hint?: string }
  children: (data: T) => ReactNode
}

/** A panel over one query, with all the states that its data can be in. */
export function Panel<T>({ title, query, aside, flush, bare = false, className, staleAfterMs = liveStaleMs, isEmpty, isPartial, empty, children }: PanelProps<T>) {
  const { t } = useTranslation()
  const format = useFormat()
  const stale = useOld(query.dataUpdatedAt, staleAfterMs)
  const { data } = query
  const state = panelState({
    hasData: data !== undefined,
    failed: query.isError,
    stale,
    empty: data !== undefined && (isEmpty?.(data) ?? false),
    partial: data !== undefined && (isPartial?.(data) ?? false),
  })
  const showsEmpty = data !== undefined && (isEmpty?.(data) ?? false)
  const note = (
    <>
      {state === 'stale' && <span className="panel-note"><Status tone="idle" pill>{t('panel.stale', { time: format.clock(query.dataUpdatedAt) })}</Status></span>}
      {state === 'partial' && <span className="panel-note" title={t('panel.partialHint')}><Status tone="warn" pill>{t('panel.partial')}</Status></span>}
      {aside}
    </>
  )
  return (
    <Frame title={title} aside={note} bare={bare} stale={state === 'stale'} flush={flush === true && data !== undefined && !showsEmpty} {...(className === undefined ? {} : { className })}>
      {state === 'loading' && <Loading />}
      {state === 'error' && <Failure error={query.error} retry={() => void query.refetch()} />}
      {data !== undefined && (showsEmpty ? <Empty title={empty?.title ?? t('common.none')} hint={empty?.hint} /> : children(data))}
    </Frame>
  )
}

export function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status">
      <span className="sr-only">{t('panel.loading')}</span>
      <div className="skeleton" aria-hidden="true"><i /><i /><i /></div>
    </div>
  )
}

export function Empty({ title, hint }: { title: string; hint?: string | undefined }) {
  return (
    <div className="placeholder">
      <strong>{title}</strong>
      {hint !== undefined && <span>{hint}</span>}
    </div>
  )
}

export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation()
  const text = useProblemText()
  // Refused is an answer: nothing is broken, and asking again changes nothing.
  if (error instanceof ProblemError && error.status === 403) return <Empty title={t(error.code === 'out-of-scope' ? 'beyond.scope' : 'beyond.role')} hint={text(error)} />
  return (
    <div className="placeholder" role="alert">
      <Status tone="crit">{t('panel.error')}</Status>
      <span>{text(error)}</span>
      <button type="button" className="btn small" onClick={retry}>{t('common.retry')}</button>
    </div>
  )
}
