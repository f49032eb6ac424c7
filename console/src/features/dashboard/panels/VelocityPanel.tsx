import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { instancesQuery, sitesQuery } from '@/shared/api/queries'
import { Velocity } from '@/shared/chart/Velocity'
import { scopeName } from '@/shared/dashboard/variables'
import { PanelBody } from '../PanelBody'
import type { PanelProps, Sheet } from '../panelView'
import { useScopes } from '../useScopes'
import { velocityOfInstances, velocityOfSites } from './running'

/** Live values come every 2 s, single instances' are asked for each 5 s. */
const staleMs = 16_000

/** Requests that run at this moment, by how long they have run. Always of now: the past of it is a series. */
export default function VelocityPanel({ panel, view }: PanelProps<'velocity'>) {
  const { t } = useTranslation()
  const { scopes } = useScopes(view.scopes)
  const single = scopes.some(({ instance }) => instance !== undefined)
  const sites = useQuery(sitesQuery)
  const instances = useQuery({ ...instancesQuery(false, ''), enabled: single })
  const values = scopes.map((scope) => ({ scope, ...(single ? velocityOfInstances(instances.data?.instances ?? [], scope) : sites.data ? velocityOfSites(sites.data, scope) : { running: null, tps: null, silent: [] }) }))
  const sheet = (): Sheet => ({
    columns: [t('dashboard.scope'), ...(['lt1s', 'to3s', 'to5s', 'ge5s'] as const).map((band) => t(`chart.elapsed.${band}`)), t('metric.tpsShort')],
    rows: values.map(({ scope, running, tps }) => [scopeName(scope, scopes), running?.lt1s ?? null, running?.to3s ?? null, running?.to5s ?? null, running?.ge5s ?? null, tps]),
  })
  return (
    <PanelBody queries={[single ? instances : sites]} staleAfterMs={staleMs} empty={false} partial={values.some(({ silent }) => silent.length > 0)} sheet={sheet}>
      {() => (
        <div className="dash-side">
          {values.map(({ scope, running, tps }, index) => {
            const name = scopeName(scope, scopes)
            return (
              <figure key={index} className="dash-figure">
                {name !== '' && <figcaption>{name}</figcaption>}
                <Velocity label={[panel.title === '' ? t('dashboard.kinds.velocity') : panel.title, name].filter(Boolean).join(' · ')} running={running} tps={tps} />
              </figure>
            )
          })}
        </div>
      )}
    </PanelBody>
  )
}
