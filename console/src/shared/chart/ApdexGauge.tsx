import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { Status, type Tone } from '@/shared/ui/Status'
import { ratingOf, type Rating } from './apdex'
import type { ApdexGaugeProps } from './props'
import './drawings.css'

const tones: Record<Rating, Tone> = { excellent: 'ok', good: 'ok', fair: 'warn', poor: 'crit', unacceptable: 'crit' }
const radius = 42
/** Three quarters of a circle, open at the bottom. */
const whole = 2 * Math.PI * radius * 0.75

export function ApdexGauge({ label, height, score, thresholdMs, transactions }: ApdexGaugeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const rating = score === null ? null : ratingOf(score)
  const arc = { cx: 50, cy: 50, r: radius, fill: 'none', strokeWidth: 9, transform: 'rotate(135 50 50)', strokeLinecap: 'butt' as const }
  return (
    <div className="drawing apdex" style={height === undefined ? undefined : { height }} role="group" aria-label={label}>
      <div className={`apdex-dial ${rating === null ? 'idle' : tones[rating]}`}>
        <svg viewBox="0 0 100 86" aria-hidden="true">
          <circle {...arc} stroke="var(--idle-soft)" strokeDasharray={`${whole} 999`} />
          {score !== null && <circle {...arc} stroke="currentColor" strokeDasharray={`${whole * score} 999`} />}
          {[0.5, 0.7, 0.85, 0.94].map((mark) => {
            const angle = ((135 + mark * 270) * Math.PI) / 180
            return <line key={mark} x1={50 + 36 * Math.cos(angle)} y1={50 + 36 * Math.sin(angle)} x2={50 + 47.5 * Math.cos(angle)} y2={50 + 47.5 * Math.sin(angle)} stroke="var(--surface)" strokeWidth="1.5" />
          })}
        </svg>
        <b>{score === null ? t('common.noData') : format.number(score, 2)}</b>
      </div>
      <div className="apdex-words">
        {rating === null ? <Status tone="idle">{t('chart.notKnown')}</Status> : <Status tone={tones[rating]}>{t(`chart.apdex.${rating}`)}</Status>}
        <span className="muted">{[thresholdMs == null ? '' : t('chart.apdexThreshold', { value: format.setting(thresholdMs) }), transactions == null ? '' : t('chart.transactions', { count: format.number(transactions) })].filter((part) => part !== '').join(' · ')}</span>
      </div>
    </div>
  )
}
