import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import type { TMapData } from './props'
import { bands, type TMapScale } from './tmap'

/** The same map in numbers: how many transactions took how long. */
export function TMapTable({ label, data, scale }: { label: string; data: TMapData; scale: TMapScale }) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = bands(data, scale)
  const all = list.reduce((sum, { ok, errors }) => sum + ok + errors, 0)
  return (
    <Scroll label={label} className="drawing-table">
      <table>
        <thead>
          <tr><th scope="col">{t('chart.latency')}</th><th scope="col" className="num">{t('chart.ok')}</th><th scope="col" className="num">{t('chart.errors')}</th><th scope="col" className="num">{t('common.share')}</th></tr>
        </thead>
        <tbody>
          {list.map(({ fastestMs, slowestMs, ok, errors }) => (
            <tr key={slowestMs}>
              <th scope="row">{slowestMs === Infinity ? t('chart.from', { value: format.setting(fastestMs) }) : fastestMs === 0 ? t('chart.upTo', { value: format.setting(slowestMs) }) : `${format.setting(fastestMs)} – ${format.setting(slowestMs)}`}</th>
              <td className="num">{format.number(ok)}</td>
              <td className="num">{format.number(errors)}</td>
              <td className="num">{format.percent((ok + errors) / all, 2)}</td>
            </tr>
          ))}
          {list.length === 0 && <tr><td colSpan={4} className="muted">{t('chart.nothing')}</td></tr>}
        </tbody>
      </table>
    </Scroll>
  )
}
