import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { metricListQuery, rulesQuery } from '@/shared/api/alarms'
import type { AlarmRule } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { RuleDialog } from './RuleDialog'
import { unitOf } from './rule'
import { useAlarmWords } from './useAlarmWords'

export function RulesPanel({ canAct }: { canAct: boolean }) {
  const { t } = useTranslation()
  const query = useQuery(rulesQuery)
  const [edited, setEdited] = useState<AlarmRule | 'new'>()
  return (
    <>
      <Panel
        title={t('alarms.rules')} query={query} flush staleAfterMs={90_000}
        isEmpty={(rules) => rules.length === 0} empty={{ title: t('alarms.noRules'), hint: t('alarms.noRulesHint') }}
        aside={canAct ? <button type="button" className="btn small" onClick={() => setEdited('new')}><Icon name="plus" size={13} />{t('alarms.add')}</button> : <span className="muted">{t('common.readOnly')}</span>}
      >
        {(rules) => (
          <Scroll label={t('alarms.rules')}>
            <table className="rules cards">
              <thead><tr><th scope="col">{t('alarms.name')}</th><th scope="col">{t('alarms.condition')}</th><th scope="col">{t('severity.warning')}</th><th scope="col">{t('severity.critical')}</th><th scope="col">{t('alarms.scope')}</th><th scope="col">{t('common.state')}</th></tr></thead>
              <tbody>{rules.map((rule) => <Row key={rule.id} rule={rule} onEdit={canAct ? () => setEdited(rule) : undefined} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      {edited !== undefined && <RuleDialog rule={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onReload={() => void query.refetch().then(({ data }) => setEdited(edited === 'new' ? edited : data?.find(({ id }) => id === edited.id)))} />}
    </>
  )
}

function Row({ rule, onEdit }: { rule: AlarmRule; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useAlarmWords()
  const { data: metrics = [] } = useQuery(metricListQuery)
  const { metric, aggregate, scope, direction } = rule
  const unit = unitOf(metrics, metric, aggregate)
  const limit = (value: number | null) => (value === null ? t('common.noData') : `${direction === 'above' ? '>' : '<'} ${words.value({ unit, metric, aggregate }, value)}`)
  const name = words.ruleName(rule)
  const where = [scope.service, scope.site, scope.instance].filter((part) => part != null)
  return (
    <tr className={rule.enabled ? undefined : 'gone'}>
      <th scope="row">{onEdit ? <button type="button" className="as-link" title={t('alarms.editOf', { name })} onClick={onEdit}>{name}</button> : name}{rule.made !== null && <> <span className="tag">{t('alarms.madeTag')}</span></>}</th>
      <td className="soft card-wide">{words.metric(metric, aggregate)} · {t('alarms.over', { duration: words.over(rule.over) })}</td>
      <td className="nowrap" data-label={t('severity.warning')}>{limit(rule.warning)}</td>
      <td className="nowrap" data-label={t('severity.critical')}>{limit(rule.critical)}</td>
      <td data-label={t('alarms.scope')}>{where.length === 0 ? t('alarms.allScope') : where.map((part) => <span key={part} className="tag">{part}</span>)} <span className="muted">{t(`alarms.bys.${rule.by}`)}</span></td>
      <td data-label={t('common.state')}>{rule.enabled ? <Status tone="ok">{t('alarms.enabled')}</Status> : <Status tone="idle">{t('alarms.disabled')}</Status>}<br /><small className="muted">{t('alarms.changed', { by: rule.changedBy, time: format.clock(rule.changedAt) })}</small></td>
    </tr>
  )
}
