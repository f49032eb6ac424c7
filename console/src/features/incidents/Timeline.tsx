import { useTranslation } from 'react-i18next'
import type { Incident } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { longestStage, stageTimes } from './stages'

/** The six stages: when each was reached, what it took, and its part of the recovery time to scale. */
export function Timeline({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const times = stageTimes(incident.stages)
  const longest = longestStage(times)
  return (
    <>
      <ol className="stages">
        {times.map(({ stage, at, sinceStart, step }) => (
          <li key={stage} className={at === null ? 'missing' : 'reached'} data-stage={stage}>
            <span className="stage-dot" aria-hidden="true" />
            <strong>{t(`incident.stages.${stage}`)}</strong>
            <span className="stage-hint">{t(`incident.stageHint.${stage}`)}</span>
            {at === null ? <span className="muted">{t('incident.notReached')}</span> : (
              <>
                <time dateTime={at}>{format.timeMs(at)}</time>
                {sinceStart !== null && stage !== 'failed' && <span className="stage-delta"><b>{sinceStart < 0 ? '−' : ''}{format.delta(Math.abs(sinceStart))}</b>{step !== null && step >= 0 && <span className="muted">{t('incident.step', { delta: format.delta(step) })}</span>}</span>}
                {stage === longest && <span className="tag">{t('incident.longest')}</span>}
              </>
            )}
          </li>
        ))}
      </ol>
      <div className="stages-scale" aria-hidden="true">
        {times.map(({ stage, step }) => step !== null && step > 0 && <i key={stage} data-stage={stage} style={{ flexGrow: step }} title={`${t(`incident.stages.${stage}`)} ${format.delta(step)}`} />)}
      </div>
    </>
  )
}
