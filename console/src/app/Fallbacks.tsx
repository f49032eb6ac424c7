import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, UnreachableError } from '@/shared/api/client'
import { useLive } from '@/shared/live/live'
import { Loading } from '@/shared/ui/Panel'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'

export function Pending() {
  return <main className="content"><Loading /></main>
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main className="content">
      <div className="placeholder">
        <h1>{t('common.notFound')}</h1>
        <span>{t('common.notFoundHint')}</span>
        <Link to="/" className="btn">{t('common.goOverview')}</Link>
      </div>
    </main>
  )
}

/** A page that could not be shown: the hub does not answer, or the console has a fault. */
export function Crashed({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const fromHub = error instanceof ProblemError || error instanceof UnreachableError
  const router = useRouter()
  const { state } = useLive()
  const lost = useRef(false)
  // What the hub could not give while it was away is asked for again once it is back.
  useEffect(() => {
    if (state !== 'open') lost.current = true
    else if (lost.current && fromHub) void router.invalidate()
  }, [state, fromHub, router])
  return (
    <main className="content">
      <div className="placeholder" role="alert">
        <h1>{fromHub ? t('panel.error') : t('common.crashed')}</h1>
        <span>{fromHub ? <Status tone="crit">{text(error)}</Status> : t('common.crashedHint')}</span>
        {!fromHub && <code>{error instanceof Error ? error.message : String(error)}</code>}
        <button type="button" className="btn" onClick={() => { reset?.(); window.location.reload() }}>{t('common.reload')}</button>
      </div>
    </main>
  )
}
