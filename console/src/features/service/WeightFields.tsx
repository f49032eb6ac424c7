import { useTranslation } from 'react-i18next'
import type { Member } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { SiteName, useSiteClass } from '@/shared/ui/Site'
import { highestWeight, parseWeight, sliderTop, type Draft, type DraftCheck } from './weights'

interface Props { members: readonly Member[]; draft: Draft; check: DraftCheck; onChange: (site: string, text: string) => void }

export function WeightFields({ members, draft, check, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const siteClass = useSiteClass()
  const top = sliderTop(members)
  return (
    <div className="weights">
      <div className="weights-bar" aria-hidden="true">
        {members.map(({ site }) => <i key={site} className={siteClass(site)} style={{ flexGrow: check.sum > 0 ? (parseWeight(draft[site] ?? '') ?? 0) : 0 }} />)}
      </div>
      {members.map(({ site, configuredWeight }) => {
        const weight = parseWeight(draft[site] ?? '')
        const wrong = check.invalid.has(site)
        return (
          <div key={site} className="weights-row">
            <SiteName site={site} />
            <input type="range" min={0} max={top} value={Math.min(top, weight ?? 0)} aria-label={t('weights.input', { site })} onChange={(event) => onChange(site, event.target.value)} />
            <input className="input" type="number" inputMode="numeric" min={0} max={highestWeight} value={draft[site] ?? ''} aria-label={t('weights.input', { site })} aria-invalid={wrong} onChange={(event) => onChange(site, event.target.value)} />
            <span className="num soft">{weight === undefined || check.sum === 0 ? t('common.noData') : format.percent(weight / check.sum)}</span>
            <span className="muted weights-before">{t('weights.before')} {configuredWeight}</span>
            {wrong && <span className="field-error weights-wrong">{t('weights.invalid')}</span>}
          </div>
        )
      })}
      <span className="muted num">{t('weights.sum', { sum: format.number(check.sum) })}</span>
    </div>
  )
}
