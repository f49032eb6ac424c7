import { useTranslation } from 'react-i18next'
import { problemFields } from '@/features/dashboard/problemFields'
import { TextField } from '@/shared/ui/fields'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { wouldLockOut } from './useSave'

interface Props { error: unknown; administrator: string; force: boolean; onAdministrator: (name: string) => void; onForce: (force: boolean) => void }

/** Why nothing was saved; where nobody was seen to be an administrator afterwards, somebody can be named, or it is done all the same. */
export function SaveProblem({ error, administrator, force, onAdministrator, onForce }: Props) {
  const { t } = useTranslation()
  const text = useProblemText()
  if (error === null) return null
  const fields = problemFields(error)
  return (
    <div role="alert" className="save-problem">
      <Status tone={wouldLockOut(error) ? 'warn' : 'crit'}>{text(error)}</Status>
      {fields !== '' && <p className="field-error">{fields}</p>}
      {wouldLockOut(error) && (
        <>
          {error.problem.detail != null && <p className="soft">{error.problem.detail}</p>}
          <TextField label={t('directory.administrator')} hint={t('directory.administratorHint')} value={administrator} maxLength={255} autoComplete="off" onChange={(event) => onAdministrator(event.target.value)} />
          <label className="check"><input type="checkbox" checked={force} onChange={(event) => onForce(event.target.checked)} />{t('directory.force')}</label>
        </>
      )}
    </div>
  )
}
