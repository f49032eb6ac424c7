import { useTranslation } from 'react-i18next'
import type { LedgerCollector } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { ReasonCell } from './Equation'
import { bytes } from './figures'

export function CollectorsTable({ collectors }: { collectors: readonly LedgerCollector[] }) {
  const { t } = useTranslation()
  return (
    <Scroll label={t('ledger.collectors')}>
      <table className="ledger-rows">
        <thead>
          <tr>
            <th>{t('overview.collector')}</th><th>{t('common.state')}</th><th className="num">{t('ledger.taken')}</th><th className="num">{t('ledger.committed')}</th><th className="num">{t('ledger.waiting')}</th><th className="num">{t('ledger.lost')}</th><th>{t('ledger.spool')}</th>
          </tr>
        </thead>
        <tbody>{collectors.map((collector) => <Row key={collector.id} collector={collector} />)}</tbody>
      </table>
    </Scroll>
  )
}

function Row({ collector }: { collector: LedgerCollector }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const { id, site, connected, at, waiting, hole } = collector
  return (
    <tr className={connected ? undefined : 'away'}>
      <th scope="row">{id}<small><SiteName site={site} /></small></th>
      <td data-label={t('common.state')}>
        <span className="stack">
          <Status tone={connected ? 'ok' : 'warn'}>{connected ? t('ledger.connected') : t('ledger.disconnected')}</Status>
          {hole !== 0 && <Status tone="crit">{t('ledger.hole')} {format.number(hole)}</Status>}
          {at === null ? <small title={t('ledger.noBooksHint')}>{t('ledger.noBooks')}</small> : !connected && <small>{t('ledger.lastBooks', { time: format.clock(at) })}</small>}
        </span>
      </td>
      <td className="num strong" data-label={t('ledger.taken')}>{format.number(collector.taken)}</td>
      <td className="num" data-label={t('ledger.committed')}>{format.number(collector.committed)}{(collector.repeated ?? 0) > 0 && <small title={t('ledger.repeatedHint')}>{t('ledger.repeated')} {format.number(collector.repeated)}</small>}</td>
      <td className="num" data-label={t('ledger.waiting')}>{waiting === null ? format.number(null) : waiting === 0 ? <span className="muted">0</span> : <><Status tone="info">{format.number(waiting)}</Status>{collector.oldestWaitingAt !== null && <small>{t('ledger.oldest', { ago: format.duration(now - Date.parse(collector.oldestWaitingAt)) })}</small>}</>}</td>
      <td className="num" data-label={t('ledger.lost')}>{at === null ? format.number(null) : <ReasonCell reasons={collector.dropped} />}</td>
      <td data-label={t('ledger.spool')}><Spool collector={collector} /></td>
    </tr>
  )
}

function Spool({ collector }: { collector: LedgerCollector }) {
  const { t } = useTranslation()
  const { spoolBytes, spoolLimitBytes } = collector
  if (spoolBytes === null || spoolLimitBytes === null || spoolLimitBytes === 0) return <span className="muted">{t('common.noData')}</span>
  const share = Math.min(1, spoolBytes / spoolLimitBytes)
  const filling = share > 0.8
  const text = t('ledger.spoolOf', { used: bytes(spoolBytes), limit: bytes(spoolLimitBytes) })
  return (
    <span className="spool">
      <svg className={filling ? 'filling' : undefined} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" className="room" /><rect width={Math.max(share * 100, spoolBytes > 0 ? 1 : 0)} height="6" className="used" /></svg>
      {filling ? <Status tone="warn">{text}</Status> : <small>{text}</small>}
    </span>
  )
}
