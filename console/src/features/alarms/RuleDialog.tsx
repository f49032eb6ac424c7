import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { metricListQuery } from '@/shared/api/alarms'
import { ProblemError, send } from '@/shared/api/client'
import { keys, servicesQuery, sitesQuery } from '@/shared/api/queries'
import type { AlarmRule, Metric } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { Loading } from '@/shared/ui/Panel'
import { useProblemText } from '@/shared/ui/problemText'
import { Segmented, TextField } from '@/shared/ui/fields'
import { Status } from '@/shared/ui/Status'
import { durations } from './durations'
import { draftOf, faultsOf, formOf, scaleOf, unitOf, type RuleForm } from './rule'

interface Props { rule: AlarmRule | undefined; onClose: () => void; /** Shows the rule as somebody else has left it. */ onReload?: () => void }

/** Adds a rule, or changes or removes one. */
export function RuleDialog({ rule, onClose, onReload }: Props) {
  const { t } = useTranslation()
  const { data: metrics } = useQuery(metricListQuery)
  if (metrics === undefined) return <Dialog title={t(rule ? 'alarms.edit' : 'alarms.add')} onClose={onClose}><Loading /></Dialog>
  return <RuleFields key={rule?.version} rule={rule} metrics={metrics} onClose={onClose} {...(onReload ? { onReload } : {})} />
}

function RuleFields({ rule, metrics, onClose, onReload }: Props & { metrics: readonly Metric[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const [form, setForm] = useState(() => formOf(rule, metrics))
  const [tried, setTried] = useState(false)
  const faults = faultsOf(form)
  const set = (change: Partial<RuleForm>) => setForm((old) => ({ ...old, ...change }))
  const path = rule === undefined ? '/alarms/rules' : `/alarms/rules/${encodeURIComponent(rule.id)}`
  const seen: Record<string, string> = rule === undefined ? {} : { 'if-match': `"${rule.version}"` }
  const renew = () => Promise.all([client.invalidateQueries({ queryKey: keys.rules }), client.invalidateQueries({ queryKey: keys.alarms })])
  const saving = useMutation({
    mutationFn: (act: 'save' | 'remove') => (act === 'remove' ? send('DELETE', path, undefined, seen) : send<AlarmRule>(rule === undefined ? 'POST' : 'PUT', path, draftOf(form, metrics), seen)),
    onSuccess: onClose,
    onSettled: renew,
  })
  const submit = () => {
    setTried(true)
    if (faults.length === 0) saving.mutate('save')
  }
  const says = (fault: (typeof faults)[number], text: string) => (tried && faults.includes(fault) ? text : undefined)
  const { shown } = scaleOf(unitOf(metrics, form.metric, form.aggregate), form.metric, form.aggregate)
  const aggregates = metrics.find(({ name }) => name === form.metric)?.aggregates ?? [form.aggregate]
  const unit = shown === '' ? '' : ` (${shown})`
  const changed = saving.error instanceof ProblemError && saving.error.code === 'alarm-rule-changed'
  return (
    <Dialog
      title={t(rule ? 'alarms.edit' : 'alarms.add')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          {rule && <button type="button" className="btn quiet lead" title={t('alarms.removeText')} disabled={saving.isPending} onClick={() => saving.mutate('remove')}>{t('alarms.remove')}</button>}
          <button type="button" className="btn" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="btn primary" disabled={saving.isPending}>{saving.isPending ? t('common.working') : t('alarms.save')}</button>
        </>
      }
    >
      <TextField label={t('alarms.name')} value={form.name} maxLength={100} error={says('name', t('alarms.missingName'))} onChange={(event) => set({ name: event.target.value })} />
      <div className="rule-grid">
        <Choice label={t('alarms.metric')} value={form.metric} onChange={(metric) => set({ metric, aggregate: metrics.find(({ name }) => name === metric)?.aggregates[0] ?? form.aggregate })}>
          {[...new Set([...metrics.map(({ name }) => name), form.metric])].map((name) => <option key={name} value={name}>{name}</option>)}
        </Choice>
        <Choice label={t('alarms.aggregate')} value={form.aggregate} onChange={(aggregate) => set({ aggregate: aggregates.find((one) => one === aggregate) ?? form.aggregate })}>
          {[...new Set([...aggregates, form.aggregate])].map((name) => <option key={name} value={name}>{name}</option>)}
        </Choice>
        <Choice label={t('alarms.overField')} value={form.over} onChange={(over) => set({ over })}>
          {[...new Set<string>([...durations, form.over])].map((over) => <option key={over} value={over}>{durations.find((one) => one === over) ? t(`alarms.durations.${over as (typeof durations)[number]}`) : over}</option>)}
        </Choice>
      </div>
      <Segmented label={t('alarms.direction')} value={form.direction} choices={(['above', 'below'] as const).map((value) => ({ value, label: t(`alarms.directions.${value}`) }))} onChange={(direction) => set({ direction })} />
      <div className="rule-grid two">
        <TextField label={t('alarms.warning') + unit} inputMode="decimal" value={form.warning} error={says('warning', t('alarms.notNumber'))} onChange={(event) => set({ warning: event.target.value })} />
        <TextField label={t('alarms.critical') + unit} inputMode="decimal" value={form.critical} error={says('critical', t('alarms.notNumber')) ?? says('none', t('alarms.limitsMissing')) ?? says('order', t('alarms.limitsOrder'))} onChange={(event) => set({ critical: event.target.value })} />
      </div>
      <p className="field-hint">{t('alarms.limitsHint')}</p>
      <Scope form={form} set={set} />
      <label className="check"><input type="checkbox" checked={form.enabled} onChange={(event) => set({ enabled: event.target.checked })} />{t('alarms.enabled')}</label>
      {saving.isError && <p role="alert"><Status tone={changed ? 'warn' : 'crit'}>{problem(saving.error)}</Status>{changed && onReload && <> <button type="button" className="btn small" onClick={onReload}>{t('alarms.reload')}</button></>}</p>}
    </Dialog>
  )
}

function Scope({ form, set }: { form: RuleForm; set: (change: Partial<RuleForm>) => void }) {
  const { t } = useTranslation()
  const { data: services = [] } = useQuery({ ...servicesQuery, select: (list) => list.map(({ id }) => id) })
  const { data: sites = [] } = useQuery({ ...sitesQuery, select: (overview) => overview.sites.map(({ id }) => id) })
  const id = useId()
  return (
    <div className="rule-grid">
      <div>
        <TextField label={t('common.service')} value={form.service} maxLength={255} list={`${id}-services`} placeholder={t('common.all')} onChange={(event) => set({ service: event.target.value })} />
        <datalist id={`${id}-services`}>{services.map((service) => <option key={service} value={service} />)}</datalist>
      </div>
      <Choice label={t('common.site')} value={form.site} onChange={(site) => set({ site })}>
        <option value="">{t('common.all')}</option>
        {[...new Set([...sites, ...(form.site === '' ? [] : [form.site])])].map((site) => <option key={site} value={site}>{site}</option>)}
      </Choice>
      <Choice label={t('alarms.by')} value={form.by} onChange={(by) => set({ by: (['none', 'site', 'service', 'instance'] as const).find((one) => one === by) ?? form.by })}>
        {(['none', 'service', 'site', 'instance'] as const).map((by) => <option key={by} value={by}>{t(`alarms.bys.${by}`)}</option>)}
      </Choice>
    </div>
  )
}

function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId()
  return <div className="field"><label htmlFor={id}>{label}</label><select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>{children}</select></div>
}
