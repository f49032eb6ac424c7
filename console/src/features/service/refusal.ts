import type { TFunction } from 'i18next'
import { operateKo } from '@/shared/i18n/operate'

type Known = keyof typeof operateKo.provider.refusalCodes

/** A provider may refuse for reasons that this console does not know yet: their stable name is shown as it is. */
export function refusalText(t: TFunction, code: string): string {
  return code in operateKo.provider.refusalCodes ? t(`provider.refusalCodes.${code as Known}`) : code
}
