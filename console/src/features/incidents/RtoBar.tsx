import { useTranslation } from 'react-i18next'
import type { Incident } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { stageTimes } from './stages'

/** The recovery time with each stage's part in it, small enough for a table. */
export function RtoBar({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (incident.rtoMs === null) return <span className="muted nowrap">{t('incident.rtoUnknown')}</span>
  return (
    <span className="rto">
      <b>{format.delta(incident.rtoMs)}</b>
      <span className="rto-bar" aria-hidden="true">
        {stageTimes(incident.stages).map(({ stage, step }) => step !== null && step > 0 && <i key={stage} data-stage={stage} style={{ flexGrow: step }} />)}
      </span>
    </span>
  )
}
