import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoleRule, RoleRuleSet, SignInSettings } from '@/shared/api/types'
import { Icon } from '@/shared/ui/Icon'
import { Status } from '@/shared/ui/Status'
import { RuleRow } from './RuleRow'
import { SaveProblem } from './SaveProblem'
import { documentOf, moved, OPEN_ID, withRules } from './settings'
import { useSave } from './useSave'

/** The rules of one directory, in order; changed together and saved once. */
export function RuleSetPanel({ set, settings }: { set: RoleRuleSet; settings: SignInSettings }) {
  const { t } = useTranslation()
  const [rules, setRules] = useState<RoleRule[]>(set.rules)
  const [administrator, setAdministrator] = useState('')
  const [force, setForce] = useState(false)
  const save = useSave(() => undefined)
  const changed = JSON.stringify(rules) !== JSON.stringify(set.rules)
  const configured = set.directory === OPEN_ID || settings.directories.some(({ name, origin }) => name === set.directory && origin === 'configuration')
  const put = (next: RoleRule[] | undefined) => save.mutate({ revision: settings.revision, document: withRules(documentOf(settings), set.directory, next), administrator, force })
  const replace = (at: number, rule: RoleRule) => setRules(rules.map((one, index) => (index === at ? rule : one)))
  return (
    <section className="rule-set" aria-label={set.directory}>
      <div className="directory-head">
        <h3>{set.directory === OPEN_ID ? 'OpenID' : set.directory}</h3>
        <span className="tag">{t(set.origin === 'console' ? 'directory.ofConsole' : 'rules.ofFile')}</span>
        <span className="lead" />
        {configured && set.origin === 'console' && <button type="button" className="btn small quiet" disabled={save.isPending} onClick={() => put(undefined)}>{t('rules.backToFile')}</button>}
      </div>
      <ol className="role-rules">
        {rules.map((rule, index) => (
          <RuleRow key={index} rule={rule} number={index + 1} last={index === rules.length - 1} onChange={(next) => replace(index, next)} onRemove={() => setRules(rules.filter((_, at) => at !== index))} onMove={(by) => setRules(moved(rules, index, index + by))} />
        ))}
        <li className="role-rule-default"><Status tone="idle">{t('rules.otherwise')}</Status></li>
      </ol>
      <div className="rule-set-foot">
        <button type="button" className="btn small" onClick={() => setRules([...rules, { group: '', role: 'viewer', sites: null, services: null }])}><Icon name="plus" size={14} />{t('rules.add')}</button>
        {changed && <><span className="lead" /><button type="button" className="btn small quiet" onClick={() => { setRules(set.rules); save.reset() }}>{t('rules.discard')}</button><button type="button" className="btn small primary" disabled={save.isPending || rules.some(({ group }) => group.trim() === '')} onClick={() => put(rules)}>{save.isPending ? t('common.working') : t('rules.save')}</button></>}
      </div>
      <SaveProblem error={save.error} administrator={administrator} force={force} onAdministrator={setAdministrator} onForce={setForce} />
    </section>
  )
}
