import { Status } from '@/shared/ui/Status'
import type { StatProps } from './props'
import { Sparkline } from './Sparkline'
import './drawings.css'

/** One number, large enough for a wall, with the way there below it. */
export function Stat({ label, height, text, tone, toneText, note, trend }: StatProps) {
  return (
    <div className={`drawing stat ${tone ?? ''}`} style={height === undefined ? undefined : { height }} role="group" aria-label={label}>
      <b className="stat-value">{text}</b>
      {(toneText !== undefined || note !== undefined) && (
        <div className="stat-words">
          {tone !== undefined && toneText !== undefined && <Status tone={tone}>{toneText}</Status>}
          {note !== undefined && <span className="muted">{note}</span>}
        </div>
      )}
      {trend !== undefined && <Sparkline values={trend} />}
    </div>
  )
}
