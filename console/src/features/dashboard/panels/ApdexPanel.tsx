import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { instancesQuery } from '@/shared/api/queries'
import { ApdexGauge } from '@/shared/chart/ApdexGauge'
import type { Scope } from '@/shared/dashboard/document'
import { scopeName } from '@/shared/dashboard/variables'
import { endsNow, type TimeRange } from '@/shared/time/range'
import { isNamed } from './running'
import { PanelBody, staleAfter } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { isPartial, questionQuery } from '../questions'
import { useScopes } from '../useScopes'
import { newest } from './stat'

/** A minute is enough to be steady and little enough to be now. */
const step = 'PT1M'
const lately: TimeRange = { from: 'now-4m', to: 'now' }

/** How satisfied users are: the last minute's score, or that at the end of a range that has ended. */
export default function ApdexPanel({ panel, view }: PanelProps<'apdex'>) {
  const { t } = useTranslation()
  const { scopes } = useScopes(view.scopes)
  const range = endsNow(view.range) ? lately : view.range
  const ask = (metric: string, aggregate: 'score' | 'sum') => scopes.map((scope) => questionQuery({ metric, aggregate, scope, range, points: 0, step }, view))
  const scores = useQueries({ queries: ask('apdex', 'score') })
  const { data: instances } = useQuery({ ...instancesQuery(false, ''), select: (list) => list.instances, refetchInterval: 60_000 })
  // Of processes with different thresholds none is the threshold of all.
  const thresholdOf = ({ service, site, instance }: Scope) => {
    const all = new Set(instances?.filter((one) => (service ?? one.service) === one.service && (site ?? one.site) === one.site && (instance === undefined || isNamed(one.instance, instance))).map(({ apdexThresholdMs }) => apdexThresholdMs).filter((ms) => ms !== null))
    return all.size === 1 ? [...all][0] : undefined
  }
  const values = scores.map(({ data }, index) => ({ scope: scopes[index] ?? {}, score: newest(data).value }))
  const sheet = (): Sheet => ({ columns: [t('dashboard.scope'), 'APDEX'], rows: values.map(({ scope, score }) => [scopeName(scope, scopes), score]) })
  return (
    <PanelBody queries={scores} staleAfterMs={endsNow(view.range) ? staleAfter(view.refresh) : Infinity} empty={values.every(({ score }) => score === null)} partial={isPartial(scores.map(({ data }) => data), endsNow(view.range))} nothing={{ title: t('dashboard.noApdex'), hint: t('dashboard.noApdexHint') }} sheet={sheet}>
      {() => (
        <div className="dash-stats">
          {values.map(({ scope, score }, index) => {
            const name = scopeName(scope, scopes)
            const threshold = thresholdOf(scope)
            return (
              <figure key={index} className="dash-figure">
                <ApdexGauge label={[panel.title, name, 'APDEX'].filter(Boolean).join(' · ')} score={score} {...(threshold == null ? {} : { thresholdMs: threshold })} />
                {name !== '' && <figcaption>{name}</figcaption>}
              </figure>
            )
          })}
        </div>
      )}
    </PanelBody>
  )
}
