import { useTranslation } from 'react-i18next'
import { endTones } from '@/features/ledger/words'
import type { Instance } from '@/shared/api/types'
import { Status } from '@/shared/ui/Status'

/** How a process stands: reporting, ended in order, or silent with a tail that nobody knows. */
export function LifeStatus({ instance: { end }, pill = false }: { instance: Pick<Instance, 'end'>; pill?: boolean }) {
  const { t } = useTranslation()
  return <span title={t(`ledger.endHint.${end}`)}><Status tone={endTones[end]} pill={pill}>{t(`ledger.end.${end}`)}</Status></span>
}
