import { queryOptions, useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '@/shared/api/client'
import type { BoardAnswer } from '@/shared/api/types'
import { Board } from '@/shared/chart/Board'
import type { BoardTile } from '@/shared/chart/props'
import { withUnit } from '@/shared/chart/units'
import type { Column, Scope } from '@/shared/dashboard/document'
import { formatFor } from '@/shared/time/format'
import { useIsDisplay } from '@/shared/ui/Away'
import { useMetricName } from '../names'
import { PanelBody, staleAfter } from '../PanelBody'
import type { PanelProps, PanelView, Sheet } from '../panelView'
import { parameters } from '../questions'
import { interval } from '../refresh'
import { useSteady } from '../useSteady'

const boardQuery = ({ metric, aggregate }: Column, { service, site }: Scope, { refresh }: PanelView) =>
  queryOptions({
    queryKey: ['panel', 'board', metric, aggregate, service, site] as const,
    queryFn: ({ signal }) => get<BoardAnswer>(`/board?${parameters({ metric, aggregate, service, site })}`, signal),
    refetchInterval: interval(refresh, true),
    gcTime: 60_000,
  })

type Row = BoardAnswer['instances'][number]

const fits = (row: Row, { instance, group }: Scope) =>
  (instance === undefined || row.instance === instance) && (group === undefined || row.instance.toLowerCase().includes(group.toLowerCase()) || (row.host ?? '').toLowerCase().includes(group.toLowerCase()))

const keyOf = ({ site, service, instance, startedAt }: Row) => JSON.stringify([site, service, instance, startedAt])

/** Every instance as a tile, coloured by one metric over the last minute. */
export default function InstancesPanel({ panel: { options, title }, view }: PanelProps<'instances'>) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const display = useIsDisplay()
  const name = useMetricName()
  // Scopes that differ only in instance or group are one question.
  const asked = useMemo(() => [...new Map(view.scopes.map(({ service, site }) => [JSON.stringify([service, site]), { ...(service === undefined ? {} : { service }), ...(site === undefined ? {} : { site }) }])).values()], [view.scopes])
  const results = useQueries({ queries: asked.map((scope) => boardQuery(options, scope, view)) })
  const answers = useSteady(results.map(({ data }) => data))
  const rows = useMemo(() => [...new Map(answers.flatMap((answer) => answer?.instances ?? []).filter((row) => view.scopes.some((scope) => fits(row, scope))).map((row) => [keyOf(row), row])).values()], [view.scopes, answers])
  const tiles = useMemo(() => rows.map((row): BoardTile => ({
    id: keyOf(row), name: row.instance, group: options.groupBy === 'host' ? (row.host ?? '—') : row[options.groupBy], value: row.value, gone: row.state === 'gone', detail: [row.site, row.service, row.host].filter(Boolean).join(' · '),
  })), [rows, options.groupBy])
  const unit = answers.find((answer) => answer !== undefined)?.unit ?? ''
  const language = i18n.language
  const formatValue = useMemo(() => {
    const fixed = formatFor(language, t)
    return (value: number) => withUnit(value, unit, fixed, `${options.metric} ${options.aggregate}`)
  }, [language, t, unit, options.metric, options.aggregate])
  const open = useCallback(({ id }: BoardTile) => {
    const [site = '', service = '', instance = '', startedAt] = JSON.parse(id) as (string | null)[]
    void navigate({ to: '/instances/life', search: { site: site ?? '', service: service ?? '', instance: instance ?? '', ...(startedAt == null ? {} : { startedAt }) } })
  }, [navigate])
  const sheet = (): Sheet => ({
    columns: [t('common.site'), t('common.service'), t('instances.instance'), t('instances.host'), t('common.state'), name(options)],
    rows: rows.map(({ site, service, instance, host, state, value }) => [site, service, instance, host, state, value]),
  })
  const missing = answers.some((answer) => answer !== undefined && answer.total > answer.instances.length)
  return (
    <PanelBody queries={results} staleAfterMs={staleAfter(view.refresh)} empty={rows.length === 0} partial={missing} nothing={{ title: t('instances.empty'), hint: t('instances.emptyHint') }} sheet={sheet}>
      {() => <Board label={title === '' ? t('dashboard.kinds.instances') : title} tiles={tiles} formatValue={formatValue} valueName={name(options)} {...(display ? {} : { onOpen: open })} below={options.metric === 'apdex'} {...(options.thresholds === undefined ? {} : { thresholds: options.thresholds })} />}
    </PanelBody>
  )
}
