import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { Status, type Tone } from '@/shared/ui/Status'
import { useBox } from './canvas'
import type { Running, VelocityProps } from './props'
import { dotsOf, lanes, offsetAt, onTick, type Lane } from './velocity'
import './drawings.css'

const tones: Record<keyof Running, Tone> = { lt1s: 'ok', to3s: 'info', to5s: 'warn', ge5s: 'crit' }

/** What runs at this moment, moving: the longer requests have been running, the slower their lane. */
export function Velocity({ label, height, running, tps }: VelocityProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [track, { width }] = useBox<HTMLDivElement>()
  const { dots, each } = dotsOf(running, width)
  const all = running && lanes.reduce((sum, lane) => sum + running[lane], 0)
  return (
    <div className="drawing velocity" style={height === undefined ? undefined : { height }} role="group" aria-label={label}>
      <div className="velocity-head">
        <dl>
          <div><dt>{t('chart.running')}</dt><dd>{format.number(all)}</dd></div>
          {tps !== undefined && <div><dt>{t('metric.tps')}</dt><dd>{format.tps(tps)}</dd></div>}
        </dl>
        {each > 1 && <span className="muted velocity-each">{t('chart.dot', { count: each })}</span>}
      </div>
      <ul>
        {lanes.map((lane, index) => (
          <li key={lane} className={running !== null && running[lane] > 0 ? `lane ${tones[lane]}` : 'lane'}>
            <Status tone={running === null ? 'idle' : tones[lane]}>{t(`chart.elapsed.${lane}`)}</Status>
            <div ref={index === 0 ? track : undefined} className="lane-track" aria-hidden="true">
              {running !== null && dots[lane] > 0 && width > 0 && <Dots lane={lane} gap={width / dots[lane]} />}
            </div>
            <b>{format.number(running?.[lane])}</b>
          </li>
        ))}
      </ul>
      {running === null && <p className="muted velocity-none">{t('chart.notReported')}</p>}
    </div>
  )
}

/**
 * Moved by a timer some times a second and not by an animation: that would have the browser draw at the screen's full rate
 * whether or not anything has moved. Each move costs about 10 ms of a core where there is no graphics card.
 */
function Dots({ lane, gap }: { lane: Lane; gap: number }) {
  const dots = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = dots.current
    if (!element || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const seen = new IntersectionObserver(([entry]) => { visible = entry?.isIntersecting === true })
    let visible = true
    seen.observe(element)
    const stop = onTick(() => {
      // By the clock, so that new values do not throw the dots back to the beginning.
      if (visible) element.style.transform = `translateX(${offsetAt(lane, gap, performance.now())}px)`
    })
    return () => {
      stop()
      seen.disconnect()
    }
  }, [lane, gap])
  return <i ref={dots} style={{ left: -gap, backgroundSize: `${gap}px 100%` }} />
}
