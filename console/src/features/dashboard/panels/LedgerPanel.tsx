import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Equation } from '@/features/ledger/Equation'
import { sum } from '@/features/ledger/figures'
import { ledgerQuery } from '@/shared/api/queries'
import type { LedgerState } from '@/shared/api/types'
import { scopeName } from '@/shared/dashboard/variables'
import { useIsDisplay } from '@/shared/ui/Away'
import { Status, type Tone } from '@/shared/ui/Status'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'

const tones: Record<LedgerState, Tone> = { balanced: 'ok', waiting: 'info', stale: 'warn', hole: 'crit' }
const staleMs = 15_000

/** Whether every transaction that was counted is accounted for. */
export default function LedgerPanel({ view }: PanelProps<'ledger'>) {
  const { t } = useTranslation()
  const display = useIsDisplay()
  const results = useQueries({ queries: view.scopes.map(({ service, site }) => ledgerQuery(service, site)) })
  const known = results.flatMap(({ data }, index) => (data ? [{ data, name: scopeName(view.scopes[index] ?? {}, view.scopes) }] : []))
  const sheet = (): Sheet => ({
    columns: [t('dashboard.scope'), t('ledger.created'), t('ledger.stored'), t('ledger.waiting'), t('ledger.dropped'), t('ledger.lost'), t('ledger.hole')],
    rows: known.map(({ data: { totals }, name }) => [name, totals.created, totals.stored, totals.waiting, sum(totals.droppedByAgent), sum(totals.lost), totals.hole]),
  })
  return (
    <PanelBody queries={results} staleAfterMs={staleMs} empty={known.every(({ data }) => data.instanceCount === 0)} partial={known.some(({ data }) => data.totals.state === 'stale')} nothing={{ title: t('ledger.empty'), hint: t('ledger.emptyHint') }} sheet={sheet}>
      {() => (
        <div className="dash-scroll">
          {known.map(({ data, name }) => (
            <div key={name} className="dash-ledger">
              <p><Status tone={tones[data.totals.state]} pill>{[name, t(`ledger.states.${data.totals.state}`)].filter(Boolean).join(' · ')}</Status> {!display && <Link to="/ledger">{t('instances.toLedger')}</Link>}</p>
              <Equation figures={data.totals} />
            </div>
          ))}
        </div>
      )}
    </PanelBody>
  )
}
