import { useTranslation } from 'react-i18next'
import type { Guardrails } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Frame } from '@/shared/ui/Panel'

/** What planned acts keep to, so that a refusal surprises nobody. */
export function GuardrailsPanel({ guardrails }: { guardrails: Guardrails }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { minimumHealthyPercent, largestChange, window, twoPeople } = guardrails
  const facts: [string, string][] = []
  if (minimumHealthyPercent > 0) facts.push([t('guardrail.minimum'), t('guardrail.minimumValue', { percent: minimumHealthyPercent })])
  if (largestChange !== null) facts.push([t('guardrail.change'), t('guardrail.changeValue', { points: largestChange.points, duration: format.setting(largestChange.withinMs) })])
  if (window !== null) facts.push([t('guardrail.window'), t('guardrail.windowValue', { days: window.days.map((day) => t(`guardrail.days.${day}`)).join('·'), from: window.from.slice(0, 5), to: window.to.slice(0, 5), zone: window.zone })])
  if (twoPeople) facts.push([t('guardrail.twoPeople'), t('guardrail.twoPeopleValue')])
  return (
    <Frame title={t('guardrail.title')}>
      {facts.length === 0 ? <p className="muted">{t('guardrail.none')}</p> : <dl className="facts">{facts.map(([name, text]) => <div key={name} className="facts-row"><dt>{name}</dt><dd>{text}</dd></div>)}</dl>}
    </Frame>
  )
}
