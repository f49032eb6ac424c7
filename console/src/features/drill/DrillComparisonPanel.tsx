import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { comparisonQuery } from '@/shared/api/steering'
import type { DrillMeasure } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'

/** Stage by stage, one column a drill; the longest of each stage is marked, in words too. */
export function DrillComparisonPanel({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(comparisonQuery(ids))
  const text = (measure: DrillMeasure['measure'], value: number | null | undefined) => {
    if (value == null) return t('common.noData')
    return measure === 'survivor-error-rate' ? format.ratio(value) : measure === 'survivor-p95' ? format.ms(value) : format.delta(value)
  }
  return (
    <Panel title={t('drill.comparison')} query={query} flush staleAfterMs={Infinity}>
      {({ drills, measures }) => (
        <Scroll label={t('drill.comparison')}>
          <table className="drill-comparison">
            <thead>
              <tr>
                <th>{t('drill.measure')}</th>
                {drills.map((drill) => <th key={drill.id} className="num">{format.dateTime(drill.startedAt)}<div><SiteName site={drill.site} /></div></th>)}
                <th className="num">{t('drill.least')}</th><th className="num">{t('drill.median')}</th><th className="num">{t('drill.greatest')}</th>
              </tr>
            </thead>
            <tbody>
              {measures.filter(({ measure }) => measure !== 'failed').map(({ measure, values, least, median, greatest }) => (
                <tr key={measure}>
                  <th scope="row">{t(`drill.measures.${measure}`)}</th>
                  {values.map((value, index) => <td key={drills[index]?.id ?? index} className={`num${value !== null && value === greatest && least !== greatest ? ' strong' : ''}`}>{text(measure, value)}{value !== null && value === greatest && least !== greatest && <span className="tag">{t('drill.greatest')}</span>}</td>)}
                  <td className="num soft">{text(measure, least)}</td><td className="num soft">{text(measure, median)}</td><td className="num soft">{text(measure, greatest)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Panel>
  )
}
