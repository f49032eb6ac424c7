import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withUnit } from '@/shared/chart/units'
import { scopeName } from '@/shared/dashboard/variables'
import { endsNow, type TimeRange } from '@/shared/time/range'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Scroll } from '@/shared/ui/Scroll'
import { useMetricName } from '../names'
import { PanelBody, staleAfter } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { isPartial, questionQuery } from '../questions'
import { useScopes } from '../useScopes'
import { useSteady } from '../useSteady'
import { newest } from './stat'

const step = 'PT1M'
const lately: TimeRange = { from: 'now-4m', to: 'now' }

interface Row { name: string; values: (number | null)[] }

/** Metrics in columns, one row for each site, service or instance: the last minute's values. */
export default function TablePanel({ panel: { options }, view }: PanelProps<'table'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = useMetricName()
  const [sort, setSort] = useState<{ column: number; down: boolean }>({ column: -1, down: false })
  const { scopes } = useScopes(view.scopes)
  const range = endsNow(view.range) ? lately : view.range
  const results = useQueries({ queries: options.metrics.flatMap(({ metric, aggregate }) => scopes.map((scope) => questionQuery({ metric, aggregate, scope, by: options.by, range, points: 0, step }, view))) })
  const answers = useSteady(results.map(({ data }) => data))
  const rows = useMemo(() => {
    const found = new Map<string, Row>()
    answers.forEach((answer, index) => {
      const column = Math.floor(index / Math.max(1, scopes.length))
      const place = scopeName(scopes[index % Math.max(1, scopes.length)] ?? {}, scopes)
      for (const series of answer?.series ?? []) {
        const label = [place, ...Object.values(series.labels)].filter(Boolean).join(' · ')
        const row = found.get(label) ?? { name: label, values: options.metrics.map(() => null) }
        row.values[column] = newest(answer && { ...answer, series: [series] }).value
        found.set(label, row)
      }
    })
    return [...found.values()]
  }, [scopes, options.metrics, answers])
  const sorted = sort.column < 0 ? rows.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }) * (sort.down ? -1 : 1)) : rows.toSorted((a, b) => {
    const left = a.values[sort.column] ?? null, right = b.values[sort.column] ?? null
    return left === null || right === null ? Number(left === null) - Number(right === null) : (left - right) * (sort.down ? -1 : 1)
  })
  const unitOf = (column: number) => answers[column * Math.max(1, scopes.length)]?.unit ?? ''
  const sheet = (): Sheet => ({ columns: [t(`dashboard.bys.${options.by}`), ...options.metrics.map(name)], rows: rows.map((row) => [row.name, ...row.values]) })
  const head = (column: number, text: string) => (
    <th key={column} className={column < 0 ? undefined : 'num'} aria-sort={sort.column === column ? (sort.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => setSort({ column, down: sort.column === column ? !sort.down : column >= 0 })}>{text}{sort.column === column && <Icon name={sort.down ? 'down' : 'up'} size={12} />}</button>
    </th>
  )
  return (
    <PanelBody queries={results} staleAfterMs={endsNow(view.range) ? staleAfter(view.refresh) : Infinity} empty={rows.length === 0} partial={isPartial(answers, endsNow(view.range))} sheet={sheet}>
      {() => (
        <Scroll label={options.metrics.map(name).join(', ')} className="dash-table">
          <table>
            <thead><tr>{head(-1, t(`dashboard.bys.${options.by}`))}{options.metrics.map((column, index) => head(index, name(column)))}</tr></thead>
            <tbody>
              {sorted.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  {row.values.map((value, index) => <td key={index} className="num">{value === null ? t('common.noData') : withUnit(value, unitOf(index), format, `${options.metrics[index]?.metric ?? ''} ${options.metrics[index]?.aggregate ?? ''}`)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </PanelBody>
  )
}
