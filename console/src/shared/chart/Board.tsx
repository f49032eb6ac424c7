import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Status } from '@/shared/ui/Status'
import { ends, indexAt, layout, levelOf, neighbour } from './board'
import { BoardCanvas } from './BoardCanvas'
import { BoardTable } from './BoardTable'
import { useBox } from './canvas'
import type { BoardProps, BoardTile, Threshold } from './props'
import './drawings.css'

const noThresholds: readonly Threshold[] = []

/** Every instance at once: a tile each, grouped, coloured by its value. One tile takes the focus and the arrows move it. */
export function Board({ label, height, tiles, formatValue, valueName, thresholds = noThresholds, below = false, onOpen }: BoardProps) {
  const { t } = useTranslation()
  const [host, box] = useBox<HTMLDivElement>()
  const [table, setTable] = useState(false)
  const [focused, setFocused] = useState(0)
  const [hover, setHover] = useState<number>()
  const made = useMemo(() => layout(tiles, box.width, box.height), [tiles, box.width, box.height])
  const at = Math.min(focused, Math.max(0, made.tiles.length - 1))
  const active = made.tiles[at]
  const said = (tile: BoardTile) => [tile.name, tile.group, tile.value === null ? t('chart.unknownValue') : formatValue(tile.value), tile.value !== null && thresholds.length > 0 ? t(`chart.level.${levelOf(tile.value, thresholds, below)}`) : '', tile.gone === true ? t('instances.gone') : '', tile.detail ?? ''].filter((part) => part !== '').join(' · ')
  const tileAt = (event: PointerEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect()
    return indexAt(made, event.clientX - bounds.left, event.clientY - bounds.top)
  }
  const move = (event: KeyboardEvent) => {
    const next = neighbour(made, at, event.key)
    if (next === undefined) return
    event.preventDefault()
    setFocused(next)
  }
  const place = made.places[at]
  const told = hover === undefined ? undefined : made.tiles[hover]
  const toldPlace = hover === undefined ? undefined : made.places[hover]
  return (
    <div className="drawing board" style={height === undefined ? undefined : { height }}>
      <div className="drawing-bar">
        <Legend tiles={tiles} thresholds={thresholds} below={below} formatValue={formatValue} valueName={valueName} />
        <button type="button" className="btn quiet small drawing-as" aria-pressed={table} onClick={() => setTable(!table)}><Icon name="table" size={13} />{t('chart.list')}</button>
      </div>
      {table ? <BoardTable label={label} tiles={tiles} formatValue={formatValue} valueName={valueName} thresholds={thresholds} below={below} {...(onOpen ? { onOpen } : {})} /> : (
        <div ref={host} className="drawing-host board-host" role="group" aria-label={label}>
          <div
            className="board-area"
            style={{ height: made.height }}
            onPointerMove={(event) => { const index = tileAt(event); if (index !== hover) setHover(index) }}
            onPointerLeave={() => setHover(undefined)}
            onPointerUp={(event) => { const index = tileAt(event); const tile = index === undefined ? undefined : made.tiles[index]; if (index !== undefined && tile) { setFocused(index); onOpen?.(tile) } }}
          >
            <BoardCanvas made={made} width={box.width} thresholds={thresholds} below={below} formatValue={formatValue} />
            {active && place && <button type="button" className="board-focus" aria-label={said(active)} style={{ left: place.x, top: place.y, width: made.tileWidth - 2, height: made.tileHeight - 2 }} onKeyDown={move} onClick={(event) => event.detail === 0 && onOpen?.(active)} />}
            {told && toldPlace && <div className={`drawing-readout board-readout${toldPlace.x > box.width / 2 ? ' left' : ''}`} style={{ top: toldPlace.y + made.tileHeight }} aria-hidden="true"><b>{told.name}</b><span>{said(told).split(' · ').slice(1).join(' · ')}</span></div>}
          </div>
        </div>
      )}
      <p className="sr-only" role="status">{!table && focused > 0 && active ? said(active) : ''}</p>
    </div>
  )
}

type LegendProps = Pick<BoardProps, 'tiles' | 'formatValue' | 'valueName'> & { thresholds: readonly Threshold[]; below: boolean }

function Legend({ tiles, thresholds, below, formatValue, valueName }: LegendProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const unknown = tiles.filter(({ value }) => value === null).length
  const range = ends(tiles)
  const count = (level: 'ok' | 'warning' | 'critical') => format.number(tiles.filter(({ value }) => value !== null && levelOf(value, thresholds, below) === level).length)
  return (
    <span className="board-legend">
      <b>{valueName}</b>
      {thresholds.length > 0 ? (
        <>
          <Status tone="crit">{t('chart.level.critical')} {count('critical')}</Status>
          <Status tone="warn">{t('chart.level.warning')} {count('warning')}</Status>
          <Status tone="ok">{t('chart.level.ok')} {count('ok')}</Status>
        </>
      ) : range && <span className="board-ramp">{formatValue(range.least)}<i aria-hidden="true" />{formatValue(range.greatest)}</span>}
      {unknown > 0 && <Status tone="idle">{t('chart.unknownValue')} {format.number(unknown)}</Status>}
    </span>
  )
}
