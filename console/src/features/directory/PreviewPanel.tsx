import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/shared/api/client'
import type { AccessOutcome, AccessPreview } from '@/shared/api/types'
import { TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status, type Tone } from '@/shared/ui/Status'

const tones: Record<AccessOutcome, Tone> = { granted: 'ok', 'no-role': 'warn', 'not-found': 'idle', 'held-back': 'warn', unavailable: 'crit' }
const patienceMs = 70_000

/** What a user would get by the saved rules, without their password. */
export function PreviewPanel() {
  const { t } = useTranslation()
  const problem = useProblemText()
  const [user, setUser] = useState('')
  const asking = useMutation({ mutationFn: () => send<AccessPreview>('POST', '/sign-in-settings/preview', { user: user.trim() }, {}, patienceMs) })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (user.trim() !== '') asking.mutate()
  }
  return (
    <section className="rule-set" aria-label={t('rules.preview')}>
      <h3>{t('rules.preview')}</h3>
      <form className="directory-test-order" onSubmit={submit}>
        <TextField label={t('rules.user')} hint={t('rules.userHint')} value={user} maxLength={255} autoComplete="off" onChange={(event) => setUser(event.target.value)} />
        <button type="submit" className="btn" disabled={asking.isPending}>{asking.isPending ? t('common.working') : t('rules.ask')}</button>
      </form>
      {asking.isError && <div role="alert"><Status tone="crit">{problem(asking.error)}</Status></div>}
      {asking.data && <Preview preview={asking.data} />}
    </section>
  )
}

function Preview({ preview }: { preview: AccessPreview }) {
  const { t } = useTranslation()
  const { outcome, rule, role } = preview
  return (
    <div role="status" className="preview">
      <Status tone={tones[outcome]}>{role === null ? t(`rules.outcomes.${outcome}`) : t('rules.granted', { role: t(`role.${role}`), number: rule })}</Status>
      {preview.detail !== null && <p className="soft">{preview.detail}</p>}
      {preview.dn !== null && (
        <dl className="directory-facts">
          <div><dt>{t('rules.name')}</dt><dd>{preview.displayName}</dd></div>
          <div><dt>{t('rules.directory')}</dt><dd>{preview.directory}</dd></div>
          <div><dt>DN</dt><dd><code>{preview.dn}</code></dd></div>
          {role !== null && <div><dt>{t('rules.scope')}</dt><dd>{t('rules.scopeText', { sites: preview.sites?.join(', ') ?? t('common.all'), services: preview.services?.join(', ') ?? t('common.all') })}</dd></div>}
          <div><dt>{t('rules.groups', { count: preview.groups.length })}</dt><dd><ul>{preview.groups.slice(0, 50).map((group) => <li key={group}><code>{group}</code></li>)}</ul></dd></div>
        </dl>
      )}
    </div>
  )
}
