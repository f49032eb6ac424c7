import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectorySettings, SignInSettings } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Status } from '@/shared/ui/Status'
import { DirectoryTrouble } from './DirectoryTrouble'
import { documentOf, moved } from './settings'
import { TestPanel } from './TestPanel'
import { SaveProblem } from './SaveProblem'
import { useSave } from './useSave'

interface Props { directory: DirectorySettings; number: number; settings: SignInSettings }

export function DirectoryItem({ directory, number, settings }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [testing, setTesting] = useState(false)
  const ours = directory.origin === 'console'
  const rules = settings.rules.find((set) => set.directory === directory.name)?.rules ?? []
  return (
    <li>
      <div className="directory-head">
        <h3>{number}. {directory.name}</h3>
        <span className="tag">{t(`directory.types.${directory.type}`)}</span>
        <span className="tag">{t(ours ? 'directory.ofConsole' : 'directory.ofFile')}</span>
        <span className="lead" />
        {ours && <Order directory={directory} settings={settings} />}
        <button type="button" className="btn small" aria-expanded={testing} onClick={() => setTesting(!testing)}>{t('directory.test')}<span className="sr-only"> {directory.name}</span></button>
        {ours && <Link to="/directories" search={{ edit: directory.name }} className="btn small"><Icon name="edit" size={14} />{t('directory.edit')}<span className="sr-only"> {directory.name}</span></Link>}
      </div>
      <DirectoryTrouble directory={directory} />
      {rules.length === 0 && <p><Status tone="warn">{t('directory.noRules')}</Status></p>}
      <dl className="directory-facts">
        <div><dt>{t('directory.servers')}</dt><dd>{directory.urls.length > 0 ? directory.urls.map((url) => <code key={url}>{url}</code>) : t('directory.byDns', { domain: directory.domain })}</dd></div>
        <div><dt>{t('directory.protection')}</dt><dd>{directory.tls === null ? t('directory.asUrls') : t(`directory.protections.${directory.tls}`)}</dd></div>
        <div><dt>{t('directory.account')}</dt><dd>{directory.bindDn === null ? t('directory.noAccount') : <code>{directory.bindDn}</code>}</dd></div>
        {directory.servers.length > 0 && <div><dt>{t('directory.asked')}</dt><dd>{directory.servers.map(({ address, asideUntil }) => <Status key={address} tone={asideUntil === null ? 'ok' : 'warn'}>{address}{asideUntil !== null && ` · ${t('directory.aside', { time: format.clock(asideUntil) })}`}</Status>)}</dd></div>}
      </dl>
      {testing && <TestPanel order={{ name: directory.name }} bindsAsUser={directory.bindDn === null} />}
    </li>
  )
}

/** Those of the configuration stay where they are, before all others. */
function Order({ directory, settings }: Pick<Props, 'directory' | 'settings'>) {
  const { t } = useTranslation()
  const save = useSave(() => undefined)
  const document = documentOf(settings)
  const at = document.directories.findIndex(({ name }) => name === directory.name)
  const move = (to: number) => save.mutate({ revision: settings.revision, document: { ...document, directories: moved(document.directories, at, to) } })
  return (
    <>
      <button type="button" className="btn small icon" aria-label={t('directory.earlier', { name: directory.name })} disabled={at <= 0 || save.isPending} onClick={() => move(at - 1)}><Icon name="up" size={14} /></button>
      <button type="button" className="btn small icon" aria-label={t('directory.later', { name: directory.name })} disabled={at >= document.directories.length - 1 || save.isPending} onClick={() => move(at + 1)}><Icon name="down" size={14} /></button>
      <SaveProblem error={save.error} administrator="" force={false} onAdministrator={() => undefined} onForce={() => undefined} />
    </>
  )
}
