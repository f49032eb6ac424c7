import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reasons } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Status, type Tone } from '@/shared/ui/Status'
import { byCount, sum, type Figures } from './figures'
import { reasonText } from './words'
import './ledger.css'

/** Created = stored + on the way + dropped + lost + unaccounted, to be read from left to right. */
export function Equation({ figures }: { figures: Figures }) {
  const { t } = useTranslation()
  const format = useFormat()
  const dropped = sum(figures.droppedByAgent)
  const lost = sum(figures.lost)
  const said = { created: format.number(figures.created), stored: format.number(figures.stored), waiting: format.number(figures.waiting), dropped: format.number(dropped), lost: format.number(lost), hole: format.number(figures.hole) }
  return (
    <>
      <p className="sr-only">{t('ledger.sentence', said)}</p>
      <ol className="equation" aria-hidden="true">
        <Term sign="" name={t('ledger.created')} value={said.created} note={t('ledger.createdHint')} kind="created" />
        <Term sign="=" name={t('ledger.stored')} value={said.stored} note={figures.probes > 0 ? t('ledger.storedProbes', { amount: format.number(figures.probes) }) : t('ledger.storedHint')} kind="stored" />
        <Term sign="+" name={t('ledger.waiting')} value={said.waiting} note={figures.waiting > 0 ? <Status tone="info">{t('ledger.waitingHint')}</Status> : t('ledger.waitingNone')} quiet={figures.waiting === 0} />
        <Term sign="+" name={t('ledger.dropped')} value={said.dropped} note={dropped > 0 ? <Because reasons={figures.droppedByAgent} /> : t('ledger.droppedNone')} quiet={dropped === 0} />
        <Term sign="+" name={t('ledger.lost')} value={said.lost} note={lost > 0 ? <Because reasons={figures.lost} /> : t('ledger.lostNone')} quiet={lost === 0} />
        <Term sign="+" name={t('ledger.hole')} value={said.hole} note={<Hole hole={figures.hole} />} quiet={figures.hole === 0} kind={figures.hole === 0 ? '' : 'hole'} />
      </ol>
    </>
  )
}

interface TermProps { sign: string; name: string; value: string; note: ReactNode; quiet?: boolean; kind?: string }

function Term({ sign, name, value, note, quiet = false, kind = '' }: TermProps) {
  return (
    <li className={`term ${kind}${quiet ? ' quiet' : ''}`}>
      {sign !== '' && <span className="sign">{sign}</span>}
      <span className="term-name">{name}</span>
      <b>{value}</b>
      <span className="term-note">{note}</span>
    </li>
  )
}

export function Hole({ hole }: { hole: number }) {
  const { t } = useTranslation()
  const tone: Tone = hole === 0 ? 'ok' : 'crit'
  return <Status tone={tone}>{hole === 0 ? t('ledger.holeNone') : hole > 0 ? t('ledger.holeHint') : t('ledger.holeTwice')}</Status>
}

function Because({ reasons }: { reasons: Reasons }) {
  const { t } = useTranslation()
  const format = useFormat()
  const all = byCount(reasons)
  return <Status tone="warn">{all.map(([code, count]) => (all.length === 1 ? reasonText(t, code) : `${reasonText(t, code)} ${format.number(count)}`)).join(' · ')}</Status>
}

/** A count of a column, with its reasons below; nothing is a dash so that what is stands out. */
export function ReasonCell({ reasons }: { reasons: Reasons }) {
  const { t } = useTranslation()
  const format = useFormat()
  const total = sum(reasons)
  if (total === 0) return <span className="muted">0</span>
  return (
    <span className="lost-cell">
      <Status tone="warn">{format.number(total)}</Status>
      <small>{byCount(reasons).map(([code]) => reasonText(t, code)).join(' · ')}</small>
    </span>
  )
}

export function HoleCell({ hole }: { hole: number }) {
  const format = useFormat()
  return hole === 0 ? <span className="muted">0</span> : <Status tone="crit">{format.number(hole)}</Status>
}
