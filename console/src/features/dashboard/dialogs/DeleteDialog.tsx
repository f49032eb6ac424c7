import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/ui/Dialog'
import { dashboardKeys, deleteDashboard } from '../api'
import { Acting, useActing } from './acting'

export function DeleteDialog({ dashboard, name, onClose, onDone }: { dashboard: { id: string }; name: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { busy, error, act } = useActing()
  const submit = () => act(async () => {
    await deleteDashboard(dashboard.id)
    void client.invalidateQueries({ queryKey: dashboardKeys.list })
    onDone()
  })
  return (
    <Dialog title={t('dashboard.delete')} onClose={onClose} onSubmit={submit} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn danger" disabled={busy}>{busy ? t('common.working') : t('dashboard.delete')}</button></>}>
      <p><strong>{name}</strong></p>
      <p>{t('dashboard.deleteText')}</p>
      <Acting error={error} />
    </Dialog>
  )
}
