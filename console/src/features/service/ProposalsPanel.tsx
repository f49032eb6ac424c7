import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { proposalsQuery } from '@/shared/api/steering'
import { sessionQuery } from '@/shared/api/queries'
import type { Proposal } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Frame } from '@/shared/ui/Panel'
import { Status } from '@/shared/ui/Status'
import { proposalTones } from './proposalTones'
import { ProposalText } from './ProposalText'
import { useOpenAct } from './useAct'

const approvers = new Set(['approver', 'administrator'])

/** Planned acts that wait for a second person, and what became of the last ones. */
export function ProposalsPanel({ service, wanted }: { service: string; wanted: boolean }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery({ ...proposalsQuery(service), enabled: wanted })
  const pending = data.filter(({ state }) => state === 'pending')
  const decided = data.filter(({ state }) => state !== 'pending').slice(0, 5)
  if (data.length === 0) return null
  return (
    <Frame title={t('proposal.title')} flush>
      <ul className="proposals">
        {pending.map((proposal) => <Pending key={proposal.id} proposal={proposal} />)}
        {decided.map((proposal) => <Decided key={proposal.id} proposal={proposal} />)}
      </ul>
    </Frame>
  )
}

function Pending({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const { data: session } = useQuery(sessionQuery)
  const open = useOpenAct(proposal.service)
  const own = session?.user === proposal.proposedBy
  const may = approvers.has(session?.role ?? 'viewer')
  return (
    <li className="proposal pending">
      <ProposalText proposal={proposal} />
      <p className="muted">{t('proposal.by', { by: proposal.proposedBy, ago: format.ago(now - Date.parse(proposal.proposedAt)) })} · {t('proposal.expires', { time: format.clock(proposal.expiresAt) })}</p>
      <div className="actions">
        {own ? <button type="button" className="btn small" onClick={() => open('withdraw-proposal', undefined, proposal.id)}>{t('proposal.withdraw')}</button> : may && (
          <>
            <button type="button" className="btn small" onClick={() => open('reject-proposal', undefined, proposal.id)}>{t('proposal.reject')}</button>
            <button type="button" className="btn small primary" onClick={() => open('approve-proposal', undefined, proposal.id)}>{t('proposal.approve')}</button>
          </>
        )}
        {own && <span className="field-hint">{t('proposal.own')}</span>}
        {!own && !may && <span className="field-hint">{t('proposal.needsApprover')}</span>}
      </div>
    </li>
  )
}

function Decided({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className="proposal">
      <ProposalText proposal={proposal} />
      <p><Status tone={proposalTones[proposal.state]}>{t(`proposal.states.${proposal.state}`)}</Status> {proposal.decidedBy !== null && <span className="muted">{t('proposal.decidedBy', { by: proposal.decidedBy, time: format.clock(proposal.decidedAt) })}</span>}{proposal.decisionReason !== null && <span className="soft"> {proposal.decisionReason}</span>}</p>
    </li>
  )
}
