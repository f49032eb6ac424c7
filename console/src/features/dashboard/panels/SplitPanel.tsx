import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { liveSplitWindow, splitQuery } from '@/shared/api/queries'
import { SplitBars } from '@/shared/chart/SplitBars'
import { resolveScope } from '@/shared/dashboard/variables'
import { liveStaleMs } from '@/shared/ui/Panel'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { useDashboardSearch } from '../search'

/** Configured, answered and observed weight of a service, with the statistical band. */
export default function SplitPanel({ panel: { options } }: PanelProps<'split'>) {
  const { t } = useTranslation()
  const { chosen } = useDashboardSearch()
  const service = resolveScope({ service: options.service }, chosen)[0]?.service ?? options.service.replace('$', '')
  const query = useQuery(splitQuery(service, liveSplitWindow))
  const { data } = query
  const sheet = (): Sheet => ({
    columns: [t('common.site'), t('split.configured'), t('split.answered'), t('split.observed')],
    rows: data?.members.map(({ site, configured, answered, observed }) => [site, configured.share, answered?.share ?? null, observed?.share ?? null]) ?? [],
  })
  return (
    <PanelBody queries={[query]} staleAfterMs={liveStaleMs} empty={data?.members.length === 0} partial={data?.partial === true} sheet={sheet}>
      {() => data && <div className="dash-scroll"><SplitBars split={data} /></div>}
    </PanelBody>
  )
}
