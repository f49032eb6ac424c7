import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope, ScopeField, Variable } from '@/shared/dashboard/document'
import { useValues } from '../VariablesBar'

interface Props { scope: Scope; fields: readonly ScopeField[]; variables: readonly Variable[]; onChange: (scope: Scope) => void }

/** Whose values a panel shows; a field may name a variable. */
export function ScopeFields({ scope, fields, variables, onChange }: Props) {
  const set = (field: ScopeField, value: string) => onChange(Object.fromEntries(Object.entries({ ...scope, [field]: value }).filter(([, one]) => one !== '')))
  return <div className="row">{fields.map((field) => <One key={field} field={field} value={scope[field] ?? ''} variables={variables} onChange={(value) => set(field, value)} />)}</div>
}

function One({ field, value, variables, onChange }: { field: ScopeField; value: string; variables: readonly Variable[]; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const list = useId()
  const values = useValues(field)
  const fitting = variables.filter(({ kind }) => kind === field).map(({ name }) => `$${name}`)
  return (
    <label><span>{t(`dashboard.fields.${field}`)}</span>
      <input className="input" list={list} value={value} placeholder={t('common.all')} maxLength={255} onChange={(event) => onChange(event.target.value.trimStart())} />
      <datalist id={list}>{[...fitting, ...values].map((one) => <option key={one} value={one} />)}</datalist>
    </label>
  )
}
