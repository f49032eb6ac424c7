import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, type Action } from '@/shared/ui/actions'
import { Icon } from '@/shared/ui/Icon'
import { Popover } from '@/shared/ui/Popover'
import { serverClock } from './clock'
import { useFormat } from './format'
import { absolute, endingNow, lastOf, moved, quickRanges, zoomedOut, type TimeRange, type TimeRangeState } from './range'
import { RangeForm } from './RangeForm'
import './range.css'

const quickKeys = ['15m', '1h', '6h', '24h', '7d'] as const

/** Chooses the stretch of time that a page shows. Give it what `useTimeRange` returned. */
export function RangePicker({ state }: { state: TimeRangeState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const { range, span, follows, zone, setRange } = state
  const words = useRangeText()
  const choose = (next: TimeRange) => {
    setRange(next)
    setOpen(false)
  }
  useRangeActions(state, setOpen)
  const step = (direction: -1 | 1) => setRange(moved(span, direction, serverClock()))
  const text = words(range)
  return (
    <div className="range" role="group" aria-label={t('range.title')}>
      <button type="button" className="btn small icon wide-only" aria-label={t('range.earlier')} title={`${t('range.earlier')} (t ←)`} onClick={() => step(-1)}><Icon name="left" size={13} /></button>
      <div className="range-anchor">
        <button type="button" className="btn small" aria-haspopup="dialog" aria-expanded={open} title={`${format.dateTime(span.from)} – ${format.dateTime(span.to)}`} onClick={() => setOpen(!open)}>
          <Icon name="clock" size={13} />
          <span className="range-text">{text}</span>
          {zone !== undefined && <span className="tag">{zone}</span>}
          <Icon name="down" size={11} />
        </button>
        <Popover label={t('range.title')} open={open} onClose={close} className="range-popover">
          <ul className="range-quick" aria-label={t('range.quick')}>
            {quickRanges.map((quick) => <li key={quick.from}><button type="button" aria-pressed={quick.from === range.from && quick.to === range.to} onClick={() => choose(quick)}>{words(quick)}</button></li>)}
          </ul>
          <RangeForm state={state} onDone={close} />
        </Popover>
      </div>
      <button type="button" className="btn small icon wide-only" aria-label={t('range.later')} title={`${t('range.later')} (t →)`} disabled={follows} onClick={() => step(1)}><Icon name="right" size={13} /></button>
      <button type="button" className="btn small icon wide-only" aria-label={t('range.zoomOut')} title={`${t('range.zoomOut')} (t z)`} onClick={() => setRange(zoomedOut(span, serverClock()))}><Icon name="zoomOut" size={13} /></button>
    </div>
  )
}

/** A range in words. */
export function useRangeText(): (range: TimeRange) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (range) => {
    const last = lastOf(range)
    if (last) return t(`range.last.${last.unit}`, { count: last.count })
    const end = (text: string) => (text.startsWith('now') ? text : format.dateTime(text).slice(0, 16))
    return `${end(range.from)} – ${end(range.to)}`
  }
}

function useRangeActions({ span, setRange }: TimeRangeState, setOpen: (open: boolean) => void) {
  const { t } = useTranslation()
  const { from, to } = span
  useActions(useMemo(() => {
    const action = (id: string, keys: string, text: string, run: () => void): Action => ({ id: `range-${id}`, keys: `t ${keys}`, text, group: 'range', run })
    return [
      action('pick', 'o', t('keysHelp.pick'), () => setOpen(true)),
      action('earlier', 'ArrowLeft', t('range.earlier'), () => setRange(moved({ from, to }, -1, serverClock()))),
      action('later', 'ArrowRight', t('range.later'), () => setRange(moved({ from, to }, 1, serverClock()))),
      action('out', 'z', t('range.zoomOut'), () => setRange(zoomedOut({ from, to }, serverClock()))),
      action('now', 'n', t('range.toNow'), () => setRange(endingNow(to - from))),
      action('fix', 'a', t('range.absolute'), () => setRange(absolute({ from, to }))),
      ...quickKeys.map((length, index) => {
        const quick = { from: `now-${length}`, to: 'now' }
        const last = lastOf(quick)
        return action(length, String(index + 1), last ? t(`range.last.${last.unit}`, { count: last.count }) : length, () => setRange(quick))
      }),
    ]
  }, [t, from, to, setRange, setOpen]))
}
