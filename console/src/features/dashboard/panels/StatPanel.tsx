import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Stat } from '@/shared/chart/Stat'
import { withUnit } from '@/shared/chart/units'
import { scopeName } from '@/shared/dashboard/variables'
import { endsNow } from '@/shared/time/range'
import { useFormat } from '@/shared/time/format'
import { useMetricName } from '../names'
import { PanelBody, staleAfter } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { isPartial, questionQuery } from '../questions'
import { useScopes } from '../useScopes'
import { newest, reached } from './stat'

/** Fine enough that the newest value is of the last window for ranges up to an hour. */
const points = 360

/** One large number, or one for each scope. */
export default function StatPanel({ panel: { options }, view }: PanelProps<'stat'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = useMetricName()
  const { scopes } = useScopes(view.scopes)
  const { metric, aggregate, thresholds } = options
  const results = useQueries({ queries: scopes.map((scope) => questionQuery({ metric, aggregate, scope, range: view.range, points }, view)) })
  const values = results.map(({ data }, index) => ({ scope: scopes[index] ?? {}, unit: data?.unit ?? '', sources: data?.usersSources ?? [], ...newest(data) }))
  const sheet = (): Sheet => ({ columns: [t('dashboard.scope'), name(options)], rows: values.map(({ scope, value }) => [scopeName(scope, scopes), value]) })
  return (
    <PanelBody queries={results} staleAfterMs={endsNow(view.range) ? staleAfter(view.refresh) : Infinity} empty={values.every(({ trend }) => trend.every((value) => value === null))} partial={isPartial(results.map(({ data }) => data), endsNow(view.range))} sheet={sheet}>
      {() => (
        <div className="dash-stats">
          {values.map(({ scope, value, unit, sources, trend }, index) => {
            const severity = reached(value, thresholds)
            const text = value === null ? t('common.noData') : withUnit(value, unit, format, `${metric} ${aggregate}`)
            // Users by login are fewer than users by session: a number of them says which it is.
            const usersBy = sources.length === 0 ? '' : `${t('instances.usersBy')}: ${sources.map((source) => t(`instances.usersSources.${source}`)).join(', ')}`
            const note = [scopeName(scope, scopes), usersBy].filter((part) => part !== '').join(' · ')
            return (
              <Stat
                key={index}
                label={`${name(options)}${note === '' ? '' : ` · ${note}`}: ${text}`}
                text={text}
                trend={trend}
                {...(note === '' ? {} : { note })}
                {...(severity === undefined ? {} : { tone: severity === 'critical' ? 'crit' : 'warn', toneText: t(`severity.${severity}`) })}
              />
            )
          })}
        </div>
      )}
    </PanelBody>
  )
}
