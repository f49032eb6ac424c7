import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import { sessionQuery } from '@/shared/api/queries'
import type { NewApiToken, Role } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { Segmented, TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'

const roles = ['viewer', 'operator', 'approver', 'administrator'] as const
const listed = (text: string) => [...new Set(text.split(',').map((name) => name.trim()).filter((name) => name !== ''))]
/** Left out where nothing is written: then it reaches as far as its owner. */
const narrowed = (sites: string, services: string) => ({ ...(listed(sites).length > 0 && { sites: listed(sites) }), ...(listed(services).length > 0 && { services: listed(services) }) })
const lasting = ['7', '30', '90', '365'] as const

/** Makes a token and shows it, this once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const problem = useProblemText()
  const { data: me } = useQuery(sessionQuery)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [days, setDays] = useState<(typeof lasting)[number]>('90')
  const [sites, setSites] = useState('')
  const [services, setServices] = useState('')
  const [tried, setTried] = useState(false)
  const making = useMutation({
    mutationFn: () => send<NewApiToken>('POST', '/api-tokens', { name: name.trim(), role, days: Number(days), ...narrowed(sites, services) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-tokens'] }),
  })
  if (making.data) return <Made token={making.data} name={name} onClose={onClose} />
  const own = roles.slice(0, roles.indexOf(me?.role ?? 'viewer') + 1)
  const submit = () => {
    setTried(true)
    if (name.trim() !== '') making.mutate()
  }
  return (
    <Dialog title={t('tokens.add')} onClose={onClose} onSubmit={submit} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn primary" disabled={making.isPending}>{making.isPending ? t('common.working') : t('tokens.make')}</button></>}>
      <TextField label={t('tokens.name')} hint={t('tokens.nameHint')} value={name} maxLength={64} autoComplete="off" error={tried && name.trim() === '' ? t('tokens.missingName') : undefined} onChange={(event) => setName(event.target.value)} />
      <div className="field"><span className="field-label">{t('tokens.role')}</span><Segmented label={t('tokens.role')} value={role} choices={own.map((value) => ({ value, label: t(`role.${value}`) }))} onChange={setRole} /><span className="field-hint">{t('tokens.roleHint')}</span></div>
      <TextField label={t('tokens.sites')} value={sites} maxLength={1000} autoComplete="off" placeholder={me?.sites?.join(', ') ?? t('common.all')} onChange={(event) => setSites(event.target.value)} />
      <TextField label={t('tokens.services')} hint={t('tokens.scopeHint')} value={services} maxLength={1000} autoComplete="off" placeholder={me?.services?.join(', ') ?? t('common.all')} onChange={(event) => setServices(event.target.value)} />
      <div className="field"><span className="field-label">{t('tokens.lasts')}</span><Segmented label={t('tokens.lasts')} value={days} choices={lasting.map((value) => ({ value, label: t('tokens.days', { count: Number(value) }) }))} onChange={setDays} /></div>
      {making.isError && <div role="alert"><Status tone="crit">{problem(making.error)}</Status></div>}
    </Dialog>
  )
}

function Made({ token, name, onClose }: { token: NewApiToken; name: string; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [copied, setCopied] = useState(false)
  return (
    <Dialog title={name} onClose={onClose} foot={<button type="button" className="btn primary" onClick={onClose}>{t('tokens.kept')}</button>}>
      <Status tone="warn">{t('tokens.once')}</Status>
      <TextField label={t('tokens.secret')} hint={t('tokens.use', { time: format.dateTime(token.expiresAt) })} value={token.token} readOnly onFocus={(event) => event.target.select()} />
      <div><button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(token.token).then(() => setCopied(true))}>{copied ? t('directory.copied') : t('tokens.copy')}</button></div>
    </Dialog>
  )
}
