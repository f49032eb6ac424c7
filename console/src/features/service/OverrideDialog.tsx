import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '@/shared/ui/fields'
import { ActForm } from './ActForm'
import { useSendAct } from './useSendAct'

export function OverrideDialog({ service, site, action, onClose }: { service: string; site: string; action: 'evacuate' | 'return'; onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const act = useSendAct(service, onClose)
  const matches = typed.trim() === site
  return (
    <ActForm
      title={t(`override.${action}Title`)}
      intro={t(`override.${action}Text`)}
      confirm={t(`override.${action}`)}
      danger
      valid={matches}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={(reason) => act.mutate({ method: 'POST', path: 'override', body: { site, action, reason } })}
    >
      <TextField label={t('override.confirmSite', { site })} autoComplete="off" spellCheck={false} value={typed} error={typed !== '' && !matches && !site.startsWith(typed.trim()) ? t('override.mismatch') : undefined} onChange={(event) => setTyped(event.target.value)} />
    </ActForm>
  )
}
