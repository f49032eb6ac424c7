import { useTranslation } from 'react-i18next'
import type { DirectorySettings } from '@/shared/api/types'
import { Status } from '@/shared/ui/Status'

/** Why a directory cannot be asked at all, and what mends it where that is known. */
export function DirectoryTrouble({ directory: { problem, passwordLost } }: { directory: DirectorySettings }) {
  const { t } = useTranslation()
  if (problem === null) return null
  return <p role="alert"><Status tone="crit">{t('directory.broken')}</Status> {passwordLost ? t('directory.passwordLost') : <code>{problem}</code>}</p>
}
