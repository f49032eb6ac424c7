import { useTranslation } from 'react-i18next'
import type { Proposal } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'

/** What is proposed, and why. */
export function ProposalText({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, site, weights, until, changes, reason } = proposal
  const parts = weights !== null ? Object.entries(weights).toSorted(([a], [b]) => a.localeCompare(b)).map(([name, weight]) => t('proposal.to', { site: name, weight })) : site === null ? [] : [site]
  return (
    <>
      <p><strong>{t(`proposal.kinds.${kind}`)}</strong> {parts.map((part) => <span key={part} className="tag">{part}</span>)} {until !== null && <span className="tag">{t('proposal.until', { time: format.dateTime(until) })}</span>} <span className="soft">{reason}</span></p>
      {changes !== null && <ul className="proposal-changes">{changes.map(({ path, from, to }) => <li key={path}><code>{path}</code>: {from ?? t('provider.absent')} → {to ?? t('provider.absent')}</li>)}</ul>}
    </>
  )
}
