import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { instancesQuery, servicesQuery, sitesQuery } from '@/shared/api/queries'
import type { Variable, VariableKind } from '@/shared/dashboard/document'
import type { Chosen } from '@/shared/dashboard/variables'
import { Menu } from './Menu'

const some = 200

/** What a variable of a kind may be: what reports now. */
export function useValues(kind: VariableKind | undefined): string[] {
  const { data: sites = [] } = useQuery({ ...sitesQuery, select: (overview) => overview.sites.map(({ id }) => id), enabled: kind === 'site' })
  const { data: services = [] } = useQuery({ ...servicesQuery, select: (list) => list.map(({ id }) => id), enabled: kind === 'service' })
  const { data: instances = [] } = useQuery({ ...instancesQuery(false, ''), select: (list) => list.instances, enabled: kind === 'instance' || kind === 'service' })
  if (kind === 'site') return sites
  if (kind === 'service') return [...new Set([...services, ...instances.map(({ service }) => service)])].toSorted()
  return kind === 'instance' ? [...new Set(instances.map(({ instance }) => instance))].toSorted().slice(0, some) : []
}

/** What the reader chooses; each choice stands in the address. */
export function VariablesBar({ variables, chosen, onChoose }: { variables: readonly Variable[]; chosen: Chosen; onChoose: (name: string, values: string[]) => void }) {
  return variables.map((variable) => <Choice key={variable.name} variable={variable} values={chosen[variable.name] ?? []} onChoose={(values) => onChoose(variable.name, values)} />)
}

function Choice({ variable: { name, label, kind, multi }, values, onChoose }: { variable: Variable; values: string[]; onChoose: (values: string[]) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const known = useValues(kind)
  const all = [...new Set([...known, ...values])]
  const title = label === '' ? name : label
  if (kind === 'group') {
    return (
      <label className="variable" htmlFor={id}>
        <span>{title}</span>
        <input id={id} className="input" type="search" maxLength={255} placeholder={t('common.all')} defaultValue={values[0] ?? ''} key={values.join()} onBlur={(event) => onChoose(event.target.value.trim() === '' ? [] : [event.target.value.trim()])} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
      </label>
    )
  }
  if (multi) {
    const toggled = (value: string) => (values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
    return (
      <span className="variable">
        <span>{title}</span>
        <Menu label={`${title}: ${values.join(', ') || t('common.all')}`} items={[{ id: '', label: `${values.length === 0 ? '✓ ' : ''}${t('common.all')}`, onChoose: () => onChoose([]) }, ...all.map((value) => ({ id: value, label: `${values.includes(value) ? '✓ ' : ''}${value}`, onChoose: () => onChoose(toggled(value)) }))]}>
          {values.length === 0 ? t('common.all') : values.join(', ')} <span aria-hidden="true">▾</span>
        </Menu>
      </span>
    )
  }
  return (
    <label className="variable" htmlFor={id}>
      <span>{title}</span>
      <select id={id} className="input" value={values[0] ?? ''} onChange={(event) => onChoose(event.target.value === '' ? [] : [event.target.value])}>
        <option value="">{t('common.all')}</option>
        {all.map((value) => <option key={value} value={value}>{value}</option>)}
      </select>
    </label>
  )
}
