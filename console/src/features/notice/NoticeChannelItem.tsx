import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import { steeringKeys } from '@/shared/api/steering'
import type { NoticeChannel, NoticeResult } from '@/shared/api/types'
import { operateKo } from '@/shared/i18n/operate'
import { useFormat } from '@/shared/time/format'
import { useCanAct } from '@/shared/ui/canAct'
import { useProblemText } from '@/shared/ui/problemText'
import { Scroll } from '@/shared/ui/Scroll'
import { Status, type Tone } from '@/shared/ui/Status'

const tones: Record<NoticeResult['outcome'], Tone> = { delivered: 'ok', retrying: 'warn', dropped: 'crit', failed: 'crit' }
const shown = 5

const reason = (t: TFunction, code: string) => (code in operateKo.notice.reasons ? t(`notice.reasons.${code as keyof typeof operateKo.notice.reasons}`) : code)

export function NoticeChannelItem({ channel }: { channel: NoticeChannel }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const format = useFormat()
  const canAct = useCanAct()
  const client = useQueryClient()
  const test = useMutation({
    mutationFn: () => send<NoticeResult>('POST', `/notices/${encodeURIComponent(channel.id)}/test`),
    onSettled: () => client.invalidateQueries({ queryKey: steeringKeys.notices }),
  })
  const dropped = Object.entries(channel.dropped).filter(([, count]) => count > 0)
  return (
    <li>
      <div className="notice-head">
        <strong>{channel.id}</strong>
        <span className="muted">{t(`notice.kinds.${channel.kind}`)} · {t(`notice.languages.${channel.language}`)}</span>
        <code className="notice-target">{channel.target}</code>
        {channel.failingSince !== null && <Status tone="crit">{t('notice.failing', { time: format.clock(channel.failingSince) })}</Status>}
        {canAct && <button type="button" className="btn small lead" disabled={test.isPending} onClick={() => test.mutate()}>{test.isPending ? t('notice.testing') : t('notice.test')}<span className="sr-only"> {channel.id}</span></button>}
      </div>
      <p role="status">
        {test.data && <Status tone={tones[test.data.outcome]}>{t(test.data.outcome === 'delivered' ? 'notice.testDelivered' : 'notice.testFailed')}{test.data.detail === null ? '' : `: ${test.data.detail}`}</Status>}
        {test.isError && <Status tone="crit">{text(test.error)}</Status>}
      </p>
      <dl className="notice-facts">
        <div><dt>{t('notice.events')}</dt><dd>{channel.events.map((event) => <span key={event} className="tag">{t(`notice.names.${event}`)}</span>)}</dd></div>
        <div><dt>{t('notice.delivered')}</dt><dd>{channel.delivered}</dd></div>
        <div><dt>{t('notice.waiting')}</dt><dd>{channel.waiting}</dd></div>
        <div><dt>{t('notice.retried')}</dt><dd>{channel.retried}</dd></div>
        <div><dt>{t('notice.dropped')}</dt><dd>{dropped.length === 0 ? 0 : <Status tone="crit">{dropped.map(([code, count]) => `${reason(t, code)} ${count}`).join(', ')}</Status>}</dd></div>
      </dl>
      {channel.results.length === 0 ? <p className="muted">{t('notice.noResults')}</p> : <Results channel={channel} />}
    </li>
  )
}

function Results({ channel }: { channel: NoticeChannel }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Scroll label={`${channel.id} · ${t('notice.results')}`} className="boxed">
      <table className="cards">
        <thead><tr><th>{t('common.time')}</th><th>{t('notice.events')}</th><th>{t('common.detail')}</th><th>{t('common.state')}</th></tr></thead>
        <tbody>
          {channel.results.slice(0, shown).map((result) => (
            <tr key={result.id}>
              <td className="nowrap" data-label={t('common.time')}>{format.clock(result.at)}</td>
              <td data-label={t('notice.events')}>{result.event === null ? t('notice.testName') : t(`notice.names.${result.event}`)}</td>
              <td className="card-wide">{result.title}{result.detail !== null && <small className="muted"> {result.detail}</small>}</td>
              <td className="card-wide"><Status tone={tones[result.outcome]}>{t(`notice.outcomes.${result.outcome}`)}</Status> <small className="muted nowrap">{result.attempts > 1 && `${t('notice.attempts', { count: result.attempts })} · `}{t('notice.took', { ms: format.ms(result.tookMs) })}</small></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
