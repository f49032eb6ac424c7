import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/ui/Dialog'
import { TextField } from '@/shared/ui/fields'
import { dashboardKeys, giveDashboard, type Dashboard } from '../api'
import { Acting, useActing } from './acting'

interface Props { dashboard: Pick<Dashboard, 'id' | 'owner'>; name: string; me: string; onClose: () => void; onDone: () => void }

/** Makes somebody else the owner. The hub does not ask the directory, so the name is asked for as it is typed at sign-in. */
export function OwnerDialog({ dashboard, name, me, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { busy, error, act } = useActing()
  const [owner, setOwner] = useState('')
  const wanted = owner.trim()
  const submit = () => {
    if (wanted === '' || wanted === dashboard.owner) return
    act(async () => {
      await giveDashboard(dashboard.id, wanted)
      void client.invalidateQueries({ queryKey: dashboardKeys.list })
      onDone()
    })
  }
  return (
    <Dialog title={t('dashboard.give')} onClose={onClose} onSubmit={submit} foot={<><button type="button" className="btn quiet lead" onClick={onClose}>{t('common.cancel')}</button><button type="submit" className="btn primary" disabled={busy || wanted === '' || wanted === dashboard.owner}>{busy ? t('common.working') : t('dashboard.give')}</button></>}>
      <p><strong>{name}</strong> · {t('dashboard.owner')}: {dashboard.owner}</p>
      <p className="soft">{dashboard.owner === me ? t('dashboard.giveText') : t('dashboard.giveOthersText')}</p>
      <TextField label={t('dashboard.newOwner')} hint={t('dashboard.newOwnerHint')} autoComplete="off" spellCheck={false} maxLength={255} value={owner} onChange={(event) => setOwner(event.target.value)} />
      <Acting error={error} />
    </Dialog>
  )
}
