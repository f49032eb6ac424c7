import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardPage } from '@/shared/dashboard/document'
import { useLive } from '@/shared/live/live'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Status } from '@/shared/ui/Status'

interface Props { name: string; pages: readonly DashboardPage[]; page: DashboardPage | undefined; rotateSeconds: number; onPage: (id: string) => void; onRotate: (seconds: number | undefined) => void; onLeave: (() => void) | undefined }

const rotations = [15, 30, 60] as const

/** A dashboard without anything around it, page after page when it is wanted. Keeps the display from going dark. */
export function FullMode({ name, pages, page, rotateSeconds, onPage, onRotate, onLeave }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const { state } = useLive()
  const [held, setHeld] = useState(false)
  const index = pages.findIndex(({ id }) => id === page?.id)
  const next = pages[(index + 1) % pages.length]?.id

  useEffect(() => {
    document.documentElement.dataset.full = ''
    let lock: { release: () => Promise<void> } | undefined
    let gone = false
    // A browser that has no such lock, or refuses it, still shows the dashboard.
    void ('wakeLock' in navigator ? navigator.wakeLock.request('screen') : Promise.reject(new Error('no lock'))).then((held) => { if (gone) void held.release(); else lock = held }, () => undefined)
    return () => {
      gone = true
      delete document.documentElement.dataset.full
      void lock?.release()
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [])
  useEffect(() => {
    if (!onLeave) return
    const press = (event: KeyboardEvent) => { if (event.key === 'Escape' && document.querySelector('dialog[open], [popover]:popover-open') === null) onLeave() }
    const changed = () => { if (!document.fullscreenElement) onLeave() }
    window.addEventListener('keydown', press)
    document.addEventListener('fullscreenchange', changed)
    return () => {
      window.removeEventListener('keydown', press)
      document.removeEventListener('fullscreenchange', changed)
    }
  }, [onLeave])
  useEffect(() => {
    if (rotateSeconds <= 0 || held || pages.length < 2 || next === undefined) return
    const timer = window.setTimeout(() => onPage(next), rotateSeconds * 1_000)
    return () => window.clearTimeout(timer)
  }, [rotateSeconds, held, pages.length, next, onPage])

  return (
    <header className="full-head">
      <h2>{name}{pages.length > 1 && <span className="muted"> · {page?.name}</span>}</h2>
      {pages.length > 1 && (
        <>
          <button type="button" className="btn quiet icon small" aria-label={t('dashboard.previousPage')} onClick={() => onPage(pages.at(index - 1)?.id ?? '')}><Icon name="left" /></button>
          <span className="muted" role="status">{index + 1} / {pages.length}</span>
          <button type="button" className="btn quiet icon small" aria-label={t('dashboard.nextPage')} onClick={() => next !== undefined && onPage(next)}><Icon name="right" /></button>
          <select className="input" aria-label={t('dashboard.rotate')} title={t('dashboard.rotate')} value={rotateSeconds} onChange={(event) => onRotate(event.target.value === '0' ? undefined : Number(event.target.value))}>
            <option value="0">{t('dashboard.rotateOff')}</option>
            {[...new Set([...rotations, ...(rotateSeconds > 0 ? [rotateSeconds] : [])])].map((seconds) => <option key={seconds} value={seconds}>{t('dashboard.rotateEach', { seconds })}</option>)}
          </select>
          {rotateSeconds > 0 && <button type="button" className="btn quiet small" aria-pressed={held} onClick={() => setHeld(!held)}>{held ? t('dashboard.rotateGoOn') : t('dashboard.rotateHold')}</button>}
        </>
      )}
      <Status tone={state === 'open' ? 'ok' : state === 'lost' ? 'crit' : 'idle'} pill>{t(`live.${state === 'open' ? 'live' : state === 'signed-out' ? 'paused' : state}`)}</Status>
      <time className="full-clock">{format.time(now)}</time>
      {onLeave && <button type="button" className="btn quiet icon small" aria-label={t('dashboard.leaveFull')} title={`${t('dashboard.leaveFull')} (Esc)`} onClick={onLeave}><Icon name="close" /></button>}
    </header>
  )
}
