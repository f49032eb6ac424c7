import { useTranslation } from 'react-i18next'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { levelOf, ranked } from './board'
import type { BoardProps } from './props'

const tones = { ok: 'ok', warning: 'warn', critical: 'crit' } as const

/** The board in words, the worst first. */
export function BoardTable({ label, tiles, formatValue, valueName, thresholds = [], below = false, onOpen }: BoardProps) {
  const { t } = useTranslation()
  return (
    <Scroll label={label} className="drawing-table">
      <table className="board-table">
        <thead><tr><th scope="col">{t('instances.instance')}</th><th scope="col">{t('chart.group')}</th><th scope="col" className="num">{valueName}</th><th scope="col">{t('common.state')}</th></tr></thead>
        <tbody>
          {ranked(tiles, below).map((tile) => (
            <tr key={tile.id}>
              <th scope="row">{onOpen ? <button type="button" className="as-link" onClick={() => onOpen(tile)}>{tile.name}</button> : tile.name}</th>
              <td className="soft">{tile.group}</td>
              <td className="num">{tile.value === null ? t('common.noData') : formatValue(tile.value)}</td>
              <td>
                {tile.gone === true ? <Status tone="idle">{t('instances.gone')}</Status>
                  : tile.value === null ? <Status tone="idle">{t('chart.unknownValue')}</Status>
                    : thresholds.length > 0 && <Status tone={tones[levelOf(tile.value, thresholds, below)]}>{t(`chart.level.${levelOf(tile.value, thresholds, below)}`)}</Status>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
