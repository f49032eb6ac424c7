import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Split, SplitMember } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { useSiteClass } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { boundaries, inBand } from './split'
import './split.css'

/** Configured, answered and observed side by side, with the band that chance alone would fill (law: show, do not chase). */
export function SplitBars({ split, detailed = false }: { split: Split; detailed?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { members } = split
  const ramping = members.some(({ configured, current }) => configured.weight !== current.weight)
  return (
    <div className={`split${detailed ? ' detailed' : ''}`}>
      <Row
        name={t('split.configured')}
        hint={t('split.configuredHint')}
        parts={members.map((member) => ({ site: member.site, share: member.configured.share, text: String(member.configured.weight) }))}
        meta={ramping ? <Status tone="info">{t('split.current', { weights: members.map(({ current }) => current.weight).join(' / ') })}</Status> : members.map(({ configured }) => configured.weight).join(' / ')}
      />
      <MeasuredRow kind="answered" split={split} name={t('split.answered')} hint={t('split.answeredHint')} missing={t('split.noAnswered')} total={split.answeredTotal} />
      <MeasuredRow kind="observed" split={split} name={t('split.observed')} hint={t('split.observedHint')} missing={t('split.noObserved')} total={split.observedTotal} />
      {detailed && (
        <div className="split-foot">
          <span>{t('split.bandLegend')}</span>
          <span>{t(split.designEffect === null ? 'split.basis' : 'split.basisFills')}</span>
          {split.designEffect !== null && <span>{t('split.designEffect', { value: format.number(split.designEffect, 2) })}</span>}
          <span>{t('split.other')}: {Object.entries(split.otherEntries).map(([site, count]) => `${site} ${format.number(count)}`).join(' · ') || t('common.noData')}</span>
          <span>{t('split.probes')}: {format.number(split.probes)}</span>
        </div>
      )}
    </div>
  )
}

interface MeasuredRowProps { kind: 'answered' | 'observed'; split: Split; name: string; hint: string; missing: string; total: number | null }

function MeasuredRow({ kind, split, name, hint, missing, total }: MeasuredRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const measured = split.members.filter((member) => member[kind] !== null)
  if (measured.length === 0 || total === null) return <Row name={name} hint={hint} parts={[]} meta={null} note={missing} />
  if (total === 0) return <Row name={name} hint={hint} parts={[]} meta={t('split.n', { count: 0 })} note={t('split.zero')} />
  // With two members one band says it all; a weight of nothing or everything leaves no room for chance.
  const telling = split.members.find(({ current }) => current.share > 0 && current.share < 1) ?? split.members[0]
  return (
    <Row
      name={name}
      hint={hint}
      parts={split.members.map((member) => ({ site: member.site, share: member[kind]?.share ?? null, text: format.percent(member[kind]?.share) }))}
      expected={boundaries(split.members, kind)}
      meta={
        <>
          <span>{t('split.n', { count: format.number(total) })}</span>
          {telling && <Band member={telling} kind={kind} judged={kind === 'answered' || split.designEffect !== null} />}
        </>
      }
    />
  )
}

/** Requests follow their resolvers' caches: without the design effect the band is too narrow to judge them by. */
function Band({ member, kind, judged }: { member: SplitMember; kind: 'answered' | 'observed'; judged: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const measured = member[kind]
  if (measured?.low99 == null || measured.high99 == null) return null
  const inside = judged ? inBand(measured) : null
  return (
    <span className="split-band-text">
      {measured.low99 < measured.high99 && <span className="muted" title={t('split.bandOf', { site: member.site })}>{t('split.bandShort', { low: format.percent(measured.low99), high: format.percent(measured.high99) })}</span>}
      {inside !== null && <Status tone={inside ? 'ok' : 'warn'}>{inside ? t('split.inBand') : t('split.outOfBand')}</Status>}
    </span>
  )
}

interface Part { site: string; share: number | null; text: string }
interface RowProps { name: string; hint: string; parts: Part[]; expected?: ReturnType<typeof boundaries>; meta: ReactNode; note?: string }

const percent = (share: number) => `${share * 100}%`

function Row({ name, hint, parts, expected = [], meta, note }: RowProps) {
  const { t } = useTranslation()
  const siteClass = useSiteClass()
  const label = t('split.label', { kind: name, parts: note ?? parts.map(({ site, text }) => `${site} ${text}`).join(', ') })
  return (
    <div className="split-row">
      <div className="split-name" title={hint}>
        <strong>{name}</strong>
        <span className="muted">{hint}</span>
      </div>
      <div className="split-track">
        <div className="split-bar" role="img" aria-label={label}>
          {parts.map(({ site, share, text }) => share === null ? (
            // Not known is not nothing: its place is kept and hatched.
            <div key={site} className="split-part unknown">
              <span className="split-site">{site}</span>
              <b>{text}</b>
            </div>
          ) : share > 0 && (
            <div key={site} className={`split-part ${siteClass(site)}${share < 0.12 ? ' thin' : ''}`} style={{ width: percent(share) }}>
              <span className="split-site">{site}</span>
              <b>{text}</b>
            </div>
          ))}
          {note !== undefined && <div className="split-empty">{note}</div>}
        </div>
        {expected.map(({ at }) => at > 0 && at < 1 && <i key={`at ${at}`} className="split-expected" style={{ left: percent(at) }} />)}
        {expected.map(({ at, low, high }) => low !== null && high !== null && high > low && (
          <i key={at} className="split-band" style={{ left: percent(low), width: percent(high - low) }} />
        ))}
      </div>
      <div className="split-meta">{meta}</div>
    </div>
  )
}
