import { useTranslation } from 'react-i18next'
import { ProblemError, UnreachableError } from '@/shared/api/client'
import { ko } from '@/shared/i18n/ko'

type KnownCode = Exclude<keyof typeof ko.problem, 'other'>

function isKnown(code: string): code is KnownCode {
  return code !== 'other' && code in ko.problem
}

/** What went wrong, in the reader's language, from the stable code. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof UnreachableError) return t('problem.unreachable')
    const code = error instanceof ProblemError ? error.code : 'internal-error'
    return isKnown(code) ? t(`problem.${code}`) : t('problem.other', { code })
  }
}
