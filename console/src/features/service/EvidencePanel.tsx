import { useTranslation } from 'react-i18next'
import type { EndpointEvidence, VantagePointEvidence, Vote } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Empty, Frame } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status, type Tone } from '@/shared/ui/Status'
import { endpointsOf } from './evidence'
import { verdictTones } from './verdictTones'

const voterTones: Record<VantagePointEvidence['state'], Tone> = { voting: 'ok', silent: 'idle', blind: 'warn' }

/** What each vantage point saw of each endpoint, and how the failure domains vote by it. */
export function EvidencePanel({ evidence, votes, stale }: { evidence: readonly VantagePointEvidence[]; votes: readonly Vote[]; stale: boolean }) {
  const { t } = useTranslation()
  return (
    <Frame title={t('evidence.title')} stale={stale} flush>
      {evidence.length === 0 ? <Empty title={t('evidence.none')} hint={t('evidence.noneHint')} /> : <EvidenceMatrix evidence={evidence} />}
      <ul className="votes">
        {votes.map((vote) => <VoteRow key={vote.site} vote={vote} />)}
      </ul>
    </Frame>
  )
}

export function EvidenceMatrix({ evidence }: { evidence: readonly VantagePointEvidence[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Scroll label={t('evidence.title')}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('evidence.endpoint')}</th>
            {evidence.map((voter) => (
              <th key={voter.vantagePoint} scope="col">
                <span className="voter">{voter.vantagePoint} <span className="tag">{voter.domain}</span></span>
                <span className="voter-state">
                  <Status tone={voterTones[voter.state]}>{t(`evidence.${voter.state}`)}</Status>
                  <span>{voter.ageMs === null ? t('evidence.never') : format.ago(voter.ageMs)}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {endpointsOf(evidence).map(({ key, site, address, port }) => (
            <tr key={key}>
              <th scope="row"><span className="matrix-endpoint"><SiteName site={site} /><code>{address}:{port}</code></span></th>
              {evidence.map((voter) => (
                <td key={voter.vantagePoint} className={voter.state === 'voting' ? '' : 'abstains'}>
                  <Cell found={voter.endpoints.find((endpoint) => endpoint.address === address && endpoint.port === port)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Cell({ found }: { found: EndpointEvidence | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!found) return <span className="muted">{t('common.noData')}</span>
  return (
    <>
      <Status tone={verdictTones[found.verdict]}>{t(`verdict.${found.verdict}`)}</Status>
      <span className="cell-note">{t('evidence.run', { count: format.number(found.run) })}</span>
      {found.verdict !== 'up' && found.reason !== null && <code className="cell-reason">{found.reason}</code>}
    </>
  )
}

function VoteRow({ vote }: { vote: Vote }) {
  const { t } = useTranslation()
  const seats: Tone[] = [...Array<Tone>(vote.down).fill('crit'), ...Array<Tone>(vote.up).fill('ok'), ...Array<Tone>(vote.abstained).fill('idle')]
  return (
    <li>
      <SiteName site={vote.site} />
      <span className="seats" aria-hidden="true">{seats.map((tone, index) => <Status key={index} tone={tone}>{''}</Status>)}</span>
      <span>{t('evidence.vote', { total: vote.total, down: vote.down, up: vote.up, abstained: vote.abstained })}</span>
      <span className="muted">{t('evidence.needed', { needed: vote.needed })}</span>
    </li>
  )
}
