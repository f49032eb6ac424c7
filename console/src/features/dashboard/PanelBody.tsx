import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useOld } from '@/shared/live/live'
import { useFormat } from '@/shared/time/format'
import { Empty, Failure, Loading } from '@/shared/ui/Panel'
import { panelState } from '@/shared/ui/panelState'
import { Status } from '@/shared/ui/Status'
import { usePanelPlace, type Refresh, type Sheet } from './panelView'

/** How old values may be before they turn grey: three refreshes missed, and what an answer takes. */
export const staleAfter = (refresh: Refresh): number => (refresh === 'off' ? Number.POSITIVE_INFINITY : (refresh === 'live' ? 10_000 : refresh) * 3 + 5_000)

interface Props {
  queries: readonly Pick<UseQueryResult, 'data' | 'isError' | 'error' | 'dataUpdatedAt' | 'refetch'>[]
  staleAfterMs: number
  empty: boolean
  partial?: boolean
  /** A site that stopped reporting, told apart from values that this browser could not renew. */
  staleSince?: string | null
  nothing?: { title: string; hint?: string }
  sheet?: () => Sheet
  children: () => ReactNode
}

/** The content of a panel over its questions, in each state that its data can be in. */
export function PanelBody({ queries, staleAfterMs, empty, partial = false, staleSince = null, nothing, sheet, children }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { notes, offer } = usePanelPlace()
  const known = queries.some(({ data }) => data !== undefined)
  const failed = queries.find(({ isError }) => isError)
  const updatedAt = Math.min(...queries.map(({ dataUpdatedAt }) => dataUpdatedAt).filter((at) => at > 0))
  const stale = useOld(Number.isFinite(updatedAt) ? updatedAt : 0, staleAfterMs)
  const state = panelState({ hasData: known, failed: failed !== undefined, stale, empty: known && empty, partial: partial || staleSince !== null })

  useEffect(() => {
    offer(known && !empty ? sheet : undefined)
    return () => offer(undefined)
  }, [offer, sheet, known, empty])

  const words = state === 'stale' ? t('panel.stale', { time: format.clock(updatedAt) }) : state === 'partial' ? (staleSince === null ? t('panel.partial') : t('site.staleSince', { time: format.clock(staleSince) })) : undefined
  return (
    <>
      {words !== undefined && notes !== null && createPortal(<span className="panel-note" title={state === 'partial' ? `${words}. ${t('panel.partialHint')}` : words}><Status tone={state === 'stale' ? 'idle' : 'warn'} pill>{words}</Status></span>, notes)}
      <div className={`dash-content${state === 'stale' ? ' is-stale' : ''}`} data-state={state}>
        {state === 'loading' && <Loading />}
        {state === 'error' && <Failure error={failed?.error} retry={() => queries.forEach(({ refetch }) => void refetch())} />}
        {known && (empty ? <Empty title={nothing?.title ?? t('dashboard.noData')} hint={nothing === undefined ? t('dashboard.noDataHint') : nothing.hint} /> : children())}
      </div>
    </>
  )
}
