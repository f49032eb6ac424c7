import { useTranslation } from 'react-i18next'
import type { Ledger } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Status } from '@/shared/ui/Status'
import { HoleCell } from './Equation'
import { sum } from './figures'

export function HubBooks({ hub }: { hub: NonNullable<Ledger['hub']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const refused = sum(hub.dropped)
  return (
    <>
      <dl className="facts">
        <dt>{t('ledger.received')}</dt><dd className="strong">{format.number(hub.received)}</dd>
        <dt>= {t('ledger.stored')}</dt><dd>{format.number(hub.stored)}</dd>
        <dt title={t('ledger.repeatedHint')}>+ {t('ledger.repeated')}</dt><dd>{format.number(hub.repeated)}</dd>
        <dt>+ {t('ledger.refused')}</dt><dd>{refused === 0 ? 0 : <Status tone="warn">{format.number(refused)}</Status>}</dd>
        {hub.hole !== 0 && <><dt>+ {t('ledger.hole')}</dt><dd><HoleCell hole={hub.hole} /></dd></>}
      </dl>
      <p className="muted ledger-foot">{t('ledger.hubHint')} · {t('ledger.repeated')}: {t('ledger.repeatedHint')}</p>
    </>
  )
}
