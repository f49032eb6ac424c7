import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceDetail } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { TextField } from '@/shared/ui/fields'
import { ActForm } from './ActForm'
import { freezeEnd, inLocalField } from './freeze'
import { useSendAct } from './useSendAct'

const quick = [{ hours: 1, key: 'hour' }, { hours: 4, key: 'hours' }, { hours: 24, key: 'day' }] as const

export function FreezeDialog({ service, onClose }: { service: ServiceDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const [until, setUntil] = useState(() => inLocalField(Date.now() + 3_600_000))
  const now = useServerNow()
  const act = useSendAct(service.id, onClose)
  const end = freezeEnd(until, now)
  return (
    <ActForm title={t('freeze.title')} intro={t('freeze.intro')} confirm={t('freeze.confirm')} valid={end !== undefined} busy={act.isPending} error={act.error} onClose={onClose} onConfirm={(reason) => act.mutate({ method: 'PUT', path: 'freeze', body: { until: end, reason } })}>
      <TextField label={t('freeze.until')} type="datetime-local" value={until} error={end === undefined ? t('freeze.past') : undefined} onChange={(event) => setUntil(event.target.value)} />
      <div className="actions" role="group" aria-label={t('freeze.quick')}>
        {quick.map(({ hours, key }) => <button key={key} type="button" className="btn small" onClick={() => setUntil(inLocalField(Date.now() + hours * 3_600_000))}>{t(`freeze.${key}`)}</button>)}
      </div>
    </ActForm>
  )
}

export function UnfreezeDialog({ service, onClose }: { service: ServiceDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const act = useSendAct(service.id, onClose)
  return (
    <ActForm title={t('freeze.endTitle')} intro={t('freeze.endIntro')} confirm={t('freeze.end')} reasonless busy={act.isPending} error={act.error} onClose={onClose} onConfirm={() => act.mutate({ method: 'DELETE', path: 'freeze' })} />
  )
}
