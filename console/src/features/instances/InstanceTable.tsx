import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { InstanceColumn } from '@/app/router'
import type { Instance } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { LifeStatus } from './LifeStatus'
import { lifeOf } from './rows'

interface Props { instances: readonly Instance[]; sort: InstanceColumn; descending: boolean; onSort: (column: InstanceColumn, descending: boolean) => void }

export function InstanceTable({ instances, sort, descending, onSort }: Props) {
  const { t } = useTranslation()
  const head = (column: InstanceColumn, label: string, numeric = false) => (
    <th scope="col" className={numeric ? 'num' : undefined} aria-sort={sort === column ? (descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" title={t('instances.sort', { column: label })} onClick={() => onSort(column, sort === column ? !descending : numeric)}>
        {label}
        {sort === column && <Icon name={descending ? 'down' : 'up'} size={12} />}
      </button>
    </th>
  )
  return (
    <Scroll label={t('instances.title')}>
      <table className="instances">
        <thead>
          <tr>
            {head('instance', t('instances.instance'))}
            {head('site', t('common.site'))}
            {head('service', t('common.service'))}
            <th scope="col">{t('common.state')}</th>
            {head('tps', t('metric.tps'), true)}
            {head('meanMs', t('metric.mean'), true)}
            {head('p95Ms', t('metric.p95'), true)}
            {head('errorRate', t('metric.errorRate'), true)}
            {head('startedAt', t('instances.started'))}
            {head('lastReportAt', t('instances.lastReport'), true)}
          </tr>
        </thead>
        <tbody>{instances.map((instance) => <Row key={`${instance.site} ${instance.service} ${instance.instance} ${instance.startedAt}`} instance={instance} />)}</tbody>
      </table>
    </Scroll>
  )
}

function Row({ instance }: { instance: Instance }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  return (
    <tr className={instance.state === 'gone' ? 'gone' : undefined}>
      <th scope="row">
        <Link to="/instances/life" search={lifeOf(instance)} title={t('instances.open', { instance: instance.instance })}>{instance.instance}</Link>
        <small>{[instance.host, instance.version].filter((part) => part !== null).join(' · ') || t('common.noData')}</small>
      </th>
      <td><SiteName site={instance.site} /></td>
      <td className="soft">{instance.service}</td>
      <td><LifeStatus instance={instance} /></td>
      <td className="num" data-label={t('metric.tps')}>{format.tps(instance.tps)}</td>
      <td className="num" data-label={t('metric.mean')}>{format.ms(instance.meanMs)}</td>
      <td className="num" data-label={t('metric.p95')}>{format.ms(instance.p95Ms)}</td>
      <td className="num" data-label={t('metric.errorRate')}>{format.ratio(instance.errorRate)}</td>
      <td className="nowrap soft wide-only">{format.dateTime(instance.startedAt)}</td>
      <td className="num soft" data-label={t('instances.lastReport')}>{format.ago(now - Date.parse(instance.lastReportAt))}</td>
    </tr>
  )
}
