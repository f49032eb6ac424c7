import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LedgerInstance } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { HoleCell, ReasonCell } from './Equation'
import { endTones } from './words'

export function LedgerInstances({ instances }: { instances: readonly LedgerInstance[] }) {
  const { t } = useTranslation()
  return (
    <Scroll label={t('ledger.instances')}>
      <table className="ledger-rows">
        <thead>
          <tr>
            <th>{t('instances.instance')}</th><th>{t('common.site')}</th><th>{t('common.state')}</th><th className="num">{t('ledger.created')}</th><th className="num">{t('ledger.stored')}</th><th className="num">{t('ledger.waiting')}</th>
            <th className="num">{t('ledger.dropped')}</th><th className="num">{t('ledger.lost')}</th><th className="num">{t('ledger.hole')}</th><th className="num">{t('ledger.window')}</th>
          </tr>
        </thead>
        <tbody>{instances.map((row) => <Row key={`${row.site} ${row.service} ${row.instance} ${row.startedAt}`} row={row} />)}</tbody>
      </table>
    </Scroll>
  )
}

function Row({ row }: { row: LedgerInstance }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <tr className={row.hole === 0 ? undefined : 'has-hole'}>
      <th scope="row">
        <Link to="/instances/life" search={{ site: row.site, service: row.service, instance: row.instance, ...(row.startedAt === null ? {} : { startedAt: row.startedAt }) }}>{row.instance}</Link>
        <small>{row.service} · {format.dateTime(row.startedAt)}</small>
      </th>
      <td data-label={t('common.site')}><SiteName site={row.site} /></td>
      <td data-label={t('common.state')}><span title={t(`ledger.endHint.${row.state}`)}><Status tone={endTones[row.state]}>{t(`ledger.end.${row.state}`)}</Status></span></td>
      <td className="num strong" data-label={t('ledger.created')}>{format.number(row.created)}</td>
      <td className="num" data-label={t('ledger.stored')}>{format.number(row.stored)}</td>
      <td className="num" data-label={t('ledger.waiting')}>{row.waiting === 0 ? <span className="muted">0</span> : <Status tone="info">{format.number(row.waiting)}</Status>}</td>
      <td className="num" data-label={t('ledger.dropped')}><ReasonCell reasons={row.droppedByAgent} /></td>
      <td className="num" data-label={t('ledger.lost')}><ReasonCell reasons={row.lost} /></td>
      <td className="num" data-label={t('ledger.hole')}><HoleCell hole={row.hole} />{row.missingSince !== null && <small>{t('ledger.since', { time: format.clock(row.missingSince) })}</small>}</td>
      <td className="num soft nowrap" data-label={t('ledger.window')}>{format.clock(row.lastWindowAt)}</td>
    </tr>
  )
}
