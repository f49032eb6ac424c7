import { useTranslation } from 'react-i18next'
import type { Incident } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Empty, Frame } from '@/shared/ui/Panel'
import { useSiteClass } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'

export function ReturnPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const siteClass = useSiteClass()
  const back = incident.returning
  if (back === null) return <Frame title={t('incident.return')}><Empty title={t('incident.returnNone')} hint={t('incident.returnNoneHint')} /></Frame>
  const top = Math.max(1, ...back.steps.map(({ weight }) => weight))
  return (
    <Frame title={t('incident.return')} aside={back.aborts > 0 && <Status tone="warn" pill>{t('incident.aborts', { count: back.aborts })}</Status>}>
      <ol className={`ramp ${siteClass(incident.site)}`}>
        <li><time>{format.time(back.holdStartedAt)}</time><span className="ramp-bar hold" /><span>{t('incident.holdStarted')}</span></li>
        {back.steps.map(({ weight, at }) => (
          <li key={at}><time dateTime={at}>{format.time(at)}</time><span className="ramp-bar"><i style={{ width: `${(weight / top) * 100}%` }} /></span><span>{t('incident.weightStep', { weight })}</span></li>
        ))}
        {back.completedAt !== null && <li><time>{format.time(back.completedAt)}</time><span /><Status tone="ok">{t('incident.completed')}</Status></li>}
      </ol>
    </Frame>
  )
}
