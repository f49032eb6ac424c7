import { useTranslation } from 'react-i18next'
import type { Proposal } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Dialog } from '@/shared/ui/Dialog'
import { Status } from '@/shared/ui/Status'
import { ProposalText } from './ProposalText'

/** Says that nothing is done yet, and until when somebody else has to decide. */
export function Proposed({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Dialog title={t('proposal.title')} onClose={onClose} onSubmit={onClose} foot={<button type="submit" className="btn primary">{t('common.close')}</button>}>
      <p role="status"><Status tone="info">{t('proposal.sent')}</Status></p>
      <ProposalText proposal={proposal} />
      <p className="muted">{t('proposal.expires', { time: format.dateTime(proposal.expiresAt) })}</p>
    </Dialog>
  )
}
