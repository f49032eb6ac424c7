import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SeriesChart } from '@/shared/chart/SeriesChart'
import { leastTopOf, withUnit } from '@/shared/chart/units'
import { endsNow } from '@/shared/time/range'
import { formatFor, useFormat } from '@/shared/time/format'
import { useSiteClass } from '@/shared/ui/Site'
import { useMetricName } from '../names'
import { PanelBody, staleAfter } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { isPartial, pointsFor, questionQuery } from '../questions'
import { useScopes } from '../useScopes'
import { useSteady } from '../useSteady'
import { isEmpty, linesOf, type Asked } from './seriesLines'

const earlier = { PT24H: 86_400_000, P7D: 7 * 86_400_000 } as const

/** Lines over time: several metrics, several scopes, and the same stretch of yesterday or last week. */
export default function SeriesPanel({ panel: { id, title, options }, view, size }: PanelProps<'series'>) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const siteClass = useSiteClass()
  const name = useMetricName()
  const { scopes, more } = useScopes(view.scopes)
  const points = pointsFor(size.width)
  const shifts = options.compare === undefined ? [0] : [0, earlier[options.compare]]
  const questions = options.queries.flatMap((query) => scopes.flatMap((scope) => shifts.map((earlierMs) => ({ query, scope, earlierMs }))))
  const results = useQueries({
    queries: questions.map(({ query: { metric, aggregate, by }, scope, earlierMs }) => questionQuery({ metric, aggregate, by, scope, range: view.range, points, ...(earlierMs === 0 ? {} : { earlierMs }) }, view)),
  })
  const answers = useSteady(results.map(({ data }) => data))
  const colours = JSON.stringify(answers.flatMap((answer) => answer?.series.map(({ labels }) => labels.site ?? '') ?? []).concat(scopes.map(({ site }) => site ?? '')).filter(Boolean).map((site) => [site, `--${siteClass(site)}`]))
  const asked = JSON.stringify(questions)
  const drawn = useMemo(() => {
    const bySite = new Map(JSON.parse(colours) as [string, string][])
    const made = (JSON.parse(asked) as Omit<Asked, 'answer'>[]).map((one, index) => ({ ...one, answer: answers[index] }))
    return linesOf(made, { name, earlier: options.compare === undefined ? '' : t(`dashboard.comparisons.${options.compare}`), colourOf: (site) => bySite.get(site) ?? '--series-2' })
  }, [asked, colours, name, options.compare, t, answers])
  const unit = options.unit ?? drawn.units[0] ?? ''
  const hint = `${options.queries[0]?.metric ?? ''} ${options.queries[0]?.aggregate ?? ''}`
  const language = i18n.language
  const formatValue = useMemo(() => {
    const fixed = formatFor(language, t)
    return (value: number) => withUnit(value, unit, fixed, hint)
  }, [language, t, unit, hint])
  const sheet = (): Sheet => ({
    columns: [t('common.time'), ...drawn.lines.map(({ label }) => label)],
    rows: drawn.times.map((time, index) => [new Date(time * 1_000).toISOString(), ...drawn.lines.map(({ values }) => values[index] ?? null)]),
  })
  const label = title === '' ? options.queries.map(name).join(', ') : title
  return (
    <PanelBody queries={results} staleAfterMs={endsNow(view.range) ? staleAfter(view.refresh) : Infinity} empty={isEmpty(drawn)} partial={isPartial(answers, endsNow(view.range))} sheet={sheet}>
      {() => (
        <>
          <SeriesChart label={label} times={drawn.times} lines={drawn.lines} formatValue={formatValue} thresholds={options.thresholds ?? []} annotations={view.annotations} group={`dashboard ${JSON.stringify(view.range)}`} stacked={options.stack === true} onZoom={view.onZoom} key={id} leastTop={leastTopOf(unit, hint)} />
          {more > 0 && <p className="muted dash-more">{t('dashboard.moreInstances', { count: format.number(more) })}</p>}
        </>
      )}
    </PanelBody>
  )
}
