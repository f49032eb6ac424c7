import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mode, ServiceDetail } from '@/shared/api/types'
import { Segmented } from '@/shared/ui/fields'
import { ActForm } from './ActForm'
import { modes } from './modes'
import { useSendAct } from './useSendAct'

export function ModeDialog({ service, mode: wanted, onClose }: { service: ServiceDetail; mode: Mode; onClose: () => void }) {
  const { t } = useTranslation()
  const [mode, setMode] = useState(wanted)
  const act = useSendAct(service.id, onClose)
  return (
    <ActForm title={t('modeDialog.title')} intro={t(`modeHint.${mode}`)} confirm={t('modeDialog.confirm')} busy={act.isPending} error={act.error} onClose={onClose} onConfirm={(reason) => act.mutate({ method: 'PUT', path: 'mode', body: { mode, reason } })}>
      <Segmented wide label={t('service.mode')} value={mode} choices={modes.map((value) => ({ value, label: t(`mode.${value}`) }))} onChange={setMode} />
    </ActForm>
  )
}
