import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewEnrolment } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'

const credential = '/var/lib/dure/agent.credential'

/** Lays the token out for its owner alone. It begins with a blank: bash, as Debian sets it up, then keeps it out of its history. */
export function command({ kind, token }: Pick<NewEnrolment, 'kind' | 'token'>): string {
  return ` printf '%s\\n' '${token}' | install -m 600 /dev/stdin ${file(kind)}`
}

const file = (kind: NewEnrolment['kind']) => (kind === 'agent' ? '/etc/dure/agents.token' : '/etc/dure/enrolment.token')

export const agentOptions = `-Ddure.enrolment.file=${file('agent')} -Ddure.token.file=${credential}`

/** A token that was just made: with what is to be done with it, and never again. */
export function MadeEnrolment({ made, onClose }: { made: NewEnrolment; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const agent = made.kind === 'agent'
  return (
    <Dialog title={agent ? t('trust.agentsOf', { site: made.site ?? '' }) : made.name} onClose={onClose} foot={<button type="button" className="btn primary" onClick={onClose}>{t('trust.kept')}</button>}>
      <Status tone="warn">{t('trust.once')}</Status>
      <TextField label={t('trust.token')} hint={t('trust.until', { time: format.dateTime(made.expiresAt) })} value={made.token} readOnly onFocus={(event) => event.target.select()} />
      <div><Copy text={made.token} label={t('trust.copyToken')} /></div>
      <Code label={t('trust.command')} text={command(made)} />
      <p className="field-hint">{t(`trust.commandHint.${agent ? 'agent' : 'part'}`)}</p>
      {agent && <Code label={t('trust.options')} text={agentOptions} />}
      <div><Copy text={command(made)} label={t('trust.copyCommand')} /></div>
    </Dialog>
  )
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <Scroll label={label} className="trust-command"><code>{text.trim()}</code></Scroll>
    </div>
  )
}

function Copy({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  return <button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>{copied ? t('trust.copied') : label}</button>
}
