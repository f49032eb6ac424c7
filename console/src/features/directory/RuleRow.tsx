import { useTranslation } from 'react-i18next'
import type { RoleRule } from '@/shared/api/types'
import { TextField } from '@/shared/ui/fields'
import { Icon } from '@/shared/ui/Icon'
import { Choice } from './DirectoryFields'

interface Props { rule: RoleRule; number: number; last: boolean; onChange: (rule: RoleRule) => void; onRemove: () => void; onMove: (by: 1 | -1) => void }

const roles = ['viewer', 'operator', 'approver', 'administrator'] as const
const names = (text: string) => (text.trim() === '' ? null : text.split(',').map((name) => name.trim()))
const text = (list: readonly string[] | null | undefined) => (list ?? []).join(', ')

export function RuleRow({ rule, number, last, onChange, onRemove, onMove }: Props) {
  const { t } = useTranslation()
  return (
    <li>
      <span className="num muted">{number}</span>
      <TextField label={t('rules.group')} value={rule.group} maxLength={512} placeholder="CN=Dure Operators,OU=Groups,DC=egov,DC=test" onChange={(event) => onChange({ ...rule, group: event.target.value })} />
      <Choice label={t('rules.role')} value={rule.role} onChange={(role) => onChange({ ...rule, role: roles.find((one) => one === role) ?? rule.role })}>
        {roles.map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
      </Choice>
      <TextField label={t('rules.sites')} value={text(rule.sites)} placeholder={t('common.all')} onChange={(event) => onChange({ ...rule, sites: names(event.target.value) })} />
      <TextField label={t('rules.services')} value={text(rule.services)} placeholder={t('common.all')} onChange={(event) => onChange({ ...rule, services: names(event.target.value) })} />
      <span className="role-rule-acts">
        <button type="button" className="btn small icon quiet" aria-label={t('rules.earlier', { number })} disabled={number === 1} onClick={() => onMove(-1)}><Icon name="up" size={14} /></button>
        <button type="button" className="btn small icon quiet" aria-label={t('rules.later', { number })} disabled={last} onClick={() => onMove(1)}><Icon name="down" size={14} /></button>
        <button type="button" className="btn small icon quiet" aria-label={t('rules.remove', { number })} onClick={onRemove}><Icon name="close" size={14} /></button>
      </span>
    </li>
  )
}
