import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented, TextField } from '@/shared/ui/fields'
import type { DirectoryForm, Way } from './settings'

interface Props { form: DirectoryForm; keptPassword: boolean; missingName: boolean; onChange: (change: Partial<DirectoryForm>) => void }

export function DirectoryFields({ form, keptPassword, missingName, onChange }: Props) {
  const { t } = useTranslation()
  const ad = form.type === 'active-directory'
  const ways: Way[] = ad ? ['search', 'principal', 'template'] : ['search', 'template']
  const field = (key: keyof DirectoryForm, label: string, more: { hint?: string; type?: string; error?: string | undefined; placeholder?: string } = {}) =>
    <TextField label={label} value={form[key]} maxLength={1024} autoComplete="off" {...more} onChange={(event) => onChange({ [key]: event.target.value })} />
  return (
    <>
      <Segmented label={t('directory.type')} value={form.type} choices={(['active-directory', 'ldap'] as const).map((value) => ({ value, label: t(`directory.types.${value}`) }))} onChange={(type) => onChange({ type, ...(type === 'ldap' && form.way === 'principal' ? { way: 'search' } : {}) })} />
      {field('name', t('directory.name'), { hint: t('directory.nameHint'), error: missingName ? t('directory.missingName') : undefined })}
      <Text label={t('directory.servers')} hint={t(ad ? 'directory.serversHintAd' : 'directory.serversHint')} value={form.urls} rows={2} onChange={(urls) => onChange({ urls })} />
      {ad && <div className="directory-grid">{field('domain', t('directory.domain'), { placeholder: 'egov.test' })}{field('netbiosDomain', t('directory.netbios'), { placeholder: 'EGOV' })}</div>}
      <Choice label={t('directory.protection')} value={form.tls} onChange={(tls) => onChange({ tls: (['none', 'start-tls', 'ldaps'] as const).find((one) => one === tls) ?? '' })}>
        <option value="">{t('directory.asUrls')}</option>
        {(['ldaps', 'start-tls', 'none'] as const).map((one) => <option key={one} value={one}>{t(`directory.protections.${one}`)}</option>)}
      </Choice>
      <Text label={t('directory.authorities')} hint={t('directory.authoritiesHint')} value={form.authorities} rows={3} onChange={(authorities) => onChange({ authorities })} />
      <Choice label={t('directory.way')} value={form.way} onChange={(way) => onChange({ way: ways.find((one) => one === way) ?? 'search' })}>
        {ways.map((way) => <option key={way} value={way}>{t(`directory.ways.${way}`)}</option>)}
      </Choice>
      {form.way === 'template' && field('userDnTemplate', t('directory.template'), { placeholder: 'uid={0},ou=people,dc=egov,dc=test' })}
      {form.way === 'search' && <div className="directory-grid">{field('searchBase', t('directory.searchBase'), ad ? { hint: t('directory.ofDomain') } : {})}{field('searchFilter', t('directory.filter'), { placeholder: ad ? t('directory.usual') : '(uid={0})' })}</div>}
      {form.way !== 'principal' && (
        <div className="directory-grid">
          {field('bindDn', t('directory.account'), { hint: t('directory.accountHint') })}
          {field('bindPassword', t('directory.bindPassword'), { type: 'password', ...(keptPassword ? { hint: t('directory.keptPassword') } : {}) })}
        </div>
      )}
      <div className="directory-grid">
        {field('groupSearchBase', t('directory.groupBase'), ad ? { hint: t('directory.ofDomain') } : {})}
        <Choice label={t('directory.nesting')} value={form.nesting} onChange={(nesting) => onChange({ nesting: (['token-groups', 'in-chain', 'recursion', 'direct'] as const).find((one) => one === nesting) ?? '' })}>
          <option value="">{t('directory.usual')}</option>
          {(['token-groups', 'in-chain', 'recursion', 'direct'] as const).filter((one) => ad || !['token-groups', 'in-chain'].includes(one)).map((one) => <option key={one} value={one}>{t(`directory.nestings.${one}`)}</option>)}
        </Choice>
      </div>
      <div className="directory-grid three">{field('connectMs', t('directory.connectMs'), { placeholder: '3000' })}{field('readMs', t('directory.readMs'), { placeholder: '3000' })}{field('overallMs', t('directory.overallMs'), { placeholder: '10000' })}</div>
    </>
  )
}

function Text({ label, hint, value, rows, onChange }: { label: string; hint: string; value: string; rows: number; onChange: (value: string) => void }) {
  const id = useId()
  return <div className="field"><label htmlFor={id}>{label}</label><textarea id={id} className="input" rows={rows} spellCheck={false} value={value} aria-describedby={`${id}-note`} onChange={(event) => onChange(event.target.value)} /><span id={`${id}-note`} className="field-hint">{hint}</span></div>
}

export function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId()
  return <div className="field"><label htmlFor={id}>{label}</label><select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>{children}</select></div>
}
