import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectorySettings, SignInSettings } from '@/shared/api/types'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { DirectoryFields } from './DirectoryFields'
import { SaveProblem } from './SaveProblem'
import { documentOf, draftOf, emptyForm, firstRule, formOf, withDirectory, withFirstRule, withoutDirectory } from './settings'
import { TestPanel } from './TestPanel'
import { useSave } from './useSave'

interface Props { settings: SignInSettings; directory: DirectorySettings | undefined; onClose: () => void }

/** Sets a directory up, changes or removes it; it can be tried out before it is saved. */
export function DirectoryDialog({ settings, directory, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState(() => (directory === undefined ? emptyForm : formOf(directory)))
  const [revision] = useState(settings.revision)
  const [administrators, setAdministrators] = useState('')
  const [administrator, setAdministrator] = useState('')
  const [force, setForce] = useState(false)
  const [tried, setTried] = useState(false)
  const save = useSave(onClose)
  const document = documentOf(settings)
  const draft = draftOf(form)
  const put = (next: typeof document) => save.mutate({ revision, document: next, administrator, force })
  const submit = () => {
    setTried(true)
    if (form.name.trim() !== '') put(withFirstRule(withDirectory(document, directory?.name, draft), draft.name, administrators))
  }
  const rules = settings.rules.find((set) => set.directory === directory?.name)?.rules ?? firstRule(administrators)
  return (
    <Dialog
      title={t(directory === undefined ? 'directory.add' : 'directory.editTitle')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          {directory && <button type="button" className="btn quiet lead" title={t('directory.removeText')} disabled={save.isPending} onClick={() => put(withoutDirectory(document, directory.name))}>{t('directory.remove')}</button>}
          <button type="button" className="btn" onClick={onClose}>{t('common.cancel')}</button>
          <button type="submit" className="btn primary" disabled={save.isPending}>{save.isPending ? t('common.working') : t('directory.save')}</button>
        </>
      }
    >
      <DirectoryFields form={form} keptPassword={directory?.hasBindPassword ?? false} missingName={tried && form.name.trim() === ''} onChange={(change) => setForm((old) => ({ ...old, ...change }))} />
      {directory === undefined && <TextField label={t('directory.administrators')} hint={t('directory.administratorsHint')} value={administrators} maxLength={512} autoComplete="off" onChange={(event) => setAdministrators(event.target.value)} />}
      <SaveProblem error={save.error} administrator={administrator} force={force} onAdministrator={setAdministrator} onForce={setForce} />
      <h3>{t('directory.tryFirst')}</h3>
      <TestPanel order={{ directory: draft, rules }} bindsAsUser={draft.bindDn == null} />
    </Dialog>
  )
}
