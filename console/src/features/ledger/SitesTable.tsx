import { useTranslation } from 'react-i18next'
import type { LedgerSite } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { HoleCell, ReasonCell } from './Equation'
import { stateTones } from './words'

export function SitesTable({ sites }: { sites: readonly LedgerSite[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Scroll label={t('ledger.sites')}>
      <table className="ledger-rows">
        <thead>
          <tr>
            <th>{t('common.site')}</th><th>{t('common.state')}</th><th className="num">{t('ledger.created')}</th><th className="num">{t('ledger.stored')}</th><th className="num">{t('ledger.waiting')}</th>
            <th className="num">{t('ledger.dropped')}</th><th className="num">{t('ledger.lost')}</th><th className="num">{t('ledger.hole')}</th><th className="num">{t('ledger.tail')}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.site}>
              <th scope="row"><SiteName site={site.site} /></th>
              <td data-label={t('common.state')}><Status tone={stateTones[site.state]}>{t(`ledger.states.${site.state}`)}</Status></td>
              <td className="num strong" data-label={t('ledger.created')}>{format.number(site.created)}</td>
              <td className="num" data-label={t('ledger.stored')}>{format.number(site.stored)}{site.probes > 0 && <small>{t('ledger.storedProbes', { amount: format.number(site.probes) })}</small>}</td>
              <td className="num" data-label={t('ledger.waiting')}>{site.waiting === 0 ? <span className="muted">0</span> : <Status tone="info">{format.number(site.waiting)}</Status>}</td>
              <td className="num" data-label={t('ledger.dropped')}><ReasonCell reasons={site.droppedByAgent} /></td>
              <td className="num" data-label={t('ledger.lost')}><ReasonCell reasons={site.lost} /></td>
              <td className="num" data-label={t('ledger.hole')}><HoleCell hole={site.hole} /></td>
              <td className="num" data-label={t('ledger.tail')}>{site.tailUnknown === 0 ? <span className="muted">0</span> : <Status tone="warn">{format.number(site.tailUnknown)}</Status>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
