import { useTranslation } from 'react-i18next'
import type { Incident } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { toldText } from '@/shared/i18n/toldText'
import { Empty, Frame } from '@/shared/ui/Panel'

const known = ['opened', 'failed', 'decided', 'submitted', 'in-sync', 'answered', 'moved', 'hold-started', 'hold-broken', 'step', 'aborted', 'returned', 'closed'] as const
type Known = (typeof known)[number]
const isKnown = (code: string): code is Known => (known as readonly string[]).includes(code)

/** In the order in which they happened, which need not be the one in which they became known. */
export function EventsPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const events = [...incident.events].sort((one, other) => one.at.localeCompare(other.at))
  return (
    <Frame title={t('incident.events')} flush={incident.events.length > 0}>
      {incident.events.length === 0 ? <Empty title={t('incident.noEvents')} /> : (
        <ol className="events">
          {events.map((event, index) => (
            <li key={index}>
              <time className="muted nowrap" dateTime={event.at}>{format.timeMs(event.at)}</time>
              <span className="tag">{isKnown(event.code) ? t(`incident.event.${event.code}`) : event.code}</span>
              <Detail event={event} />
            </li>
          ))}
        </ol>
      )}
    </Frame>
  )
}

function Detail({ event: { told, detail } }: { event: Incident['events'][number] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const text = toldText(t, format, told)
  return text === null ? <span className="soft" lang="en">{detail}</span> : <span className="soft">{text}</span>
}
