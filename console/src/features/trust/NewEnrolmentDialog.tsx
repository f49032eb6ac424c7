import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import { sitesQuery } from '@/shared/api/queries'
import type { NewEnrolment, Overview } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { Segmented, TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { MadeEnrolment } from './MadeEnrolment'

const lasting = ['1', '24', '168', '720'] as const
const most = 10_000

/** Those that the hub's file names: others it does not let enrol. */
export function parts({ sites, witnesses }: Pick<Overview, 'sites' | 'witnesses'>): string[] {
  return [...sites.flatMap(({ collectors }) => collectors.map(({ id }) => id)), ...witnesses.map(({ id }) => id)]
}

/** Makes a token for one collector or witness, or for a number of a site's agents, and shows it this once. */
export function NewEnrolmentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const { data } = useQuery(sitesQuery)
  const names = data === undefined ? [] : parts(data)
  const sites = data?.sites.map(({ id }) => id) ?? []
  const [what, setWhat] = useState<'part' | 'agent'>('part')
  const [name, setName] = useState('')
  const [site, setSite] = useState('')
  const [agents, setAgents] = useState('1')
  const [hours, setHours] = useState<(typeof lasting)[number]>('24')
  const [tried, setTried] = useState(false)
  const chosen = { name: name === '' ? names[0] : name, site: site === '' ? sites[0] : site }
  const count = /^\d{1,5}$/.test(agents.trim()) ? Number(agents) : 0
  const usable = what === 'part' ? chosen.name !== undefined : chosen.site !== undefined && count >= 1 && count <= most
  const making = useMutation({
    mutationFn: () => send<NewEnrolment>('POST', '/enrolments', what === 'part' ? { name: chosen.name, hours: Number(hours) } : { site: chosen.site, agents: count, hours: Number(hours) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['enrolments'] }),
  })
  if (making.data) return <MadeEnrolment made={making.data} onClose={onClose} />
  const submit = () => {
    setTried(true)
    if (usable) making.mutate()
  }
  return (
    <Dialog title={t('trust.add')} onClose={onClose} onSubmit={submit} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn primary" disabled={making.isPending}>{making.isPending ? t('common.working') : t('trust.make')}</button></>}>
      <div className="field"><span className="field-label">{t('trust.which')}</span><Segmented label={t('trust.which')} value={what} choices={[{ value: 'part', label: t('trust.whichPart') }, { value: 'agent', label: t('trust.kinds.agent') }]} onChange={setWhat} /></div>
      {what === 'part'
        ? <Choice label={t('trust.name')} hint={names.length === 0 ? t('trust.noParts') : t('trust.whichPartHint')} value={chosen.name ?? ''} choices={names} onChange={setName} />
        : (
          <>
            <Choice label={t('trust.site')} value={chosen.site ?? ''} choices={sites} onChange={setSite} />
            <TextField label={t('trust.agents')} hint={t('trust.agentsHint')} inputMode="numeric" maxLength={5} autoComplete="off" value={agents} error={tried && !usable ? t('trust.wrongAgents') : undefined} onChange={(event) => setAgents(event.target.value)} />
          </>
        )}
      <div className="field"><span className="field-label">{t('trust.lasts')}</span><Segmented label={t('trust.lasts')} value={hours} choices={lasting.map((value) => ({ value, label: t(`trust.lasting.${value}`) }))} onChange={setHours} /></div>
      {making.isError && <div role="alert"><Status tone="crit">{problem(making.error)}</Status></div>}
    </Dialog>
  )
}

function Choice({ label, hint, value, choices, onChange }: { label: string; hint?: string; value: string; choices: readonly string[]; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} aria-describedby={hint === undefined ? undefined : `${id}-note`} onChange={(event) => onChange(event.target.value)}>{choices.map((choice) => <option key={choice}>{choice}</option>)}</select>
      {hint !== undefined && <span id={`${id}-note`} className="field-hint">{hint}</span>}
    </div>
  )
}
