import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { variableKinds, type DashboardDocument, type Variable, type VariableKind } from '@/shared/dashboard/document'
import { Dialog } from '@/shared/ui/Dialog'
import { Icon } from '@/shared/ui/Icon'

const most = 20
const nameForm = /^[a-zA-Z][a-zA-Z0-9_]{0,31}$/

/** Makes the choices that readers have; panels refer to them as `$name`. */
export function VariablesDialog({ document, onClose, onDone }: { document: DashboardDocument; onClose: () => void; onDone: (document: DashboardDocument) => void }) {
  const { t } = useTranslation()
  const [list, setList] = useState<Variable[]>(document.variables)
  const names = list.map(({ name }) => name)
  const wrong = (name: string) => !nameForm.test(name) || names.filter((one) => one === name).length > 1
  const valid = !names.some(wrong)
  const set = (index: number, change: Partial<Variable>) => setList(list.map((one, at) => (at === index ? { ...one, ...change } : one)))
  const add = () => {
    const kind = variableKinds.find((one) => !names.includes(one)) ?? 'site'
    let name: string = kind
    for (let number = 2; names.includes(name); number++) name = `${kind}${number}`
    setList([...list, { name, label: '', kind, multi: false, value: [] }])
  }
  return (
    <Dialog title={t('dashboard.variables')} onClose={onClose} onSubmit={() => valid && onDone({ ...document, variables: list })} foot={<><button type="button" className="btn lead" disabled={list.length >= most} onClick={add}><Icon name="plus" />{t('dashboard.addVariable')}</button><button type="submit" className="btn primary" disabled={!valid}>{t('dashboard.apply')}</button></>}>
      <p className="soft">{t('dashboard.variablesHint')}</p>
      {list.map((variable, index) => (
        <fieldset key={index} className="variable-edit">
          <legend className="sr-only">{variable.name}</legend>
          <label><span>{t('dashboard.variableName')}</span><input className="input mono" value={variable.name} maxLength={32} aria-invalid={wrong(variable.name)} onChange={(event) => set(index, { name: event.target.value })} /></label>
          <label><span>{t('dashboard.variableLabel')}</span><input className="input" value={variable.label} maxLength={100} onChange={(event) => set(index, { label: event.target.value })} /></label>
          <label><span>{t('dashboard.variableKind')}</span>
            <select className="input" value={variable.kind} onChange={(event) => set(index, { kind: event.target.value as VariableKind, value: [] })}>
              {variableKinds.map((kind) => <option key={kind} value={kind}>{t(`dashboard.fields.${kind}`)}</option>)}
            </select>
          </label>
          <label><span>{t('dashboard.variableValue')}</span><input className="input" value={variable.value.join(', ')} placeholder={t('common.all')} onChange={(event) => set(index, { value: event.target.value.split(',').map((one) => one.trimStart()).filter((one, at, all) => one !== '' || at < all.length - 1).slice(0, 100) })} onBlur={() => set(index, { value: variable.value.map((one) => one.trim()).filter(Boolean) })} /></label>
          <label className="check"><input type="checkbox" checked={variable.multi} onChange={(event) => set(index, { multi: event.target.checked })} />{t('dashboard.variableMulti')}</label>
          <button type="button" className="btn quiet icon" aria-label={t('dashboard.removeVariable', { name: variable.name })} onClick={() => setList(list.filter((_, at) => at !== index))}><Icon name="close" /></button>
        </fieldset>
      ))}
      {list.length === 0 && <p className="muted">{t('dashboard.noVariables')}</p>}
      {!valid && <p className="field-error" role="alert">{t('dashboard.variableWrong')}</p>}
    </Dialog>
  )
}
