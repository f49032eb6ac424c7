import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '@/features/directory/DirectoryFields'
import { ko } from '@/shared/i18n/ko'
import { useZone } from '@/shared/time/zone'
import { TextField } from '@/shared/ui/fields'
import { filterOf, isFiltered, type AuditSearch } from './filter'
import { actText } from './words'

const acts = Object.keys(ko.audit.acts)

/** Who, what, how it ended, on what, and when; and the way to take what was found along. */
export function FilterBar({ search, onChange }: { search: AuditSearch; onChange: (next: AuditSearch) => void }) {
  const { t } = useTranslation()
  const zone = useZone()
  const [form, setForm] = useState(search)
  const set = (change: AuditSearch) => setForm((old) => ({ ...old, ...change }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onChange(form)
  }
  const link = (format: 'csv' | 'json') => `/api/v1/audit/export?${new URLSearchParams({ format, ...filterOf(search, zone) }).toString()}`
  return (
    <form className="audit-filter" aria-label={t('audit.filter')} onSubmit={submit}>
      <TextField label={t('audit.actor')} value={form.actor ?? ''} maxLength={255} autoComplete="off" onChange={(event) => set({ actor: event.target.value })} />
      <Choice label={t('audit.act')} value={form.act ?? ''} onChange={(act) => set({ act })}>
        <option value="">{t('common.all')}</option>
        {acts.map((act) => ({ act, text: actText(t, act) })).sort((a, b) => a.text.localeCompare(b.text)).map(({ act, text }) => <option key={act} value={act}>{text}</option>)}
      </Choice>
      <Choice label={t('audit.outcome')} value={form.outcome ?? ''} onChange={(outcome) => set({ outcome })}>
        <option value="">{t('common.all')}</option>
        <option value="done">{t('audit.done')}</option>
        <option value="refused">{t('audit.refused')}</option>
        {form.outcome !== undefined && !['', 'done', 'refused'].includes(form.outcome) && <option value={form.outcome}>{form.outcome}</option>}
      </Choice>
      <TextField label={t('audit.object')} value={form.object ?? ''} maxLength={255} autoComplete="off" onChange={(event) => set({ object: event.target.value })} />
      <TextField label={t('audit.since')} type="date" value={form.since ?? ''} onChange={(event) => set({ since: event.target.value })} />
      <TextField label={t('audit.until')} type="date" value={form.until ?? ''} onChange={(event) => set({ until: event.target.value })} />
      <span className="audit-filter-acts">
        <button type="submit" className="btn primary">{t('audit.find')}</button>
        {isFiltered(search) && <button type="button" className="btn quiet" onClick={() => onChange({})}>{t('audit.everything')}</button>}
        <a className="btn" href={link('csv')} download>{t('audit.csv')}</a>
        <a className="btn" href={link('json')} download>{t('audit.json')}</a>
      </span>
    </form>
  )
}
