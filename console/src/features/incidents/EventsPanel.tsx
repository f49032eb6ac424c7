import { useTranslation } from 'react-i18next'
import type { Incident } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Empty, Frame } from '@/shared/ui/Panel'

export function EventsPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Frame title={t('incident.events')} flush={incident.events.length > 0}>
      {incident.events.length === 0 ? <Empty title={t('incident.noEvents')} /> : (
        <ol className="events">
          {incident.events.map((event, index) => (
            <li key={index}>
              <time className="muted nowrap" dateTime={event.at}>{format.timeMs(event.at)}</time>
              <code className="tag">{event.code}</code>
              <span className="soft" lang="en">{event.detail}</span>
            </li>
          ))}
        </ol>
      )}
    </Frame>
  )
}
