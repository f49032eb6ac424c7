import { useTranslation } from 'react-i18next'
import type { SiteShare, WeightsPreview } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import { useSiteClass } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { refusalText } from './refusal'

export function WeightsPreviewView({ preview, reason }: { preview: WeightsPreview; reason: string }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="preview">
        <Bar name={t('weights.before')} shares={preview.before} />
        <Bar name={t('weights.after')} shares={preview.after} />
      </div>
      {preview.warnings.length > 0 && (
        <ul className="preview-warnings">
          {preview.warnings.map((code) => <li key={code}><Status tone="warn">{t(`weightsWarning.${code}`)}</Status></li>)}
        </ul>
      )}
      <div>
        <h3>{t('weights.changes')}</h3>
        {preview.changes.length === 0 ? <p className="muted">{t('weights.noChanges')}</p> : (
          <Scroll label={t('weights.changes')} className="boxed">
            <table className="cards">
              <thead><tr><th>{t('weights.provider')}</th><th>{t('weights.record')}</th><th>{t('weights.before')}</th><th>{t('weights.after')}</th></tr></thead>
              <tbody>
                {preview.changes.map((change) => (
                  <tr key={`${change.provider} ${change.name} ${change.type} ${change.before} ${change.after}`}>
                    <td className="strong card-head">{change.provider}</td>
                    <td className="card-wide" data-label={t('weights.record')}><code>{change.name} {change.type}</code></td>
                    <td className="muted" data-label={t('weights.before')}><code>{change.before ?? t('common.noData')}</code></td>
                    <td data-label={t('weights.after')}><code>{change.after}</code></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </div>
      {preview.refusals.length > 0 && (
        <div className="banner crit">
          <div>
            <Status tone="crit">{t('provider.refusals')}</Status>
            <ul>{preview.refusals.map(({ provider, code, message }) => <li key={provider}><b>{provider}</b> {refusalText(t, code)} <span className="soft">{message}</span></li>)}</ul>
          </div>
        </div>
      )}
      <dl className="facts"><dt>{t('common.reason')}</dt><dd>{reason}</dd></dl>
    </>
  )
}

function Bar({ name, shares }: { name: string; shares: readonly SiteShare[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const siteClass = useSiteClass()
  return (
    <>
      <span className="soft">{name}</span>
      <div className="split-bar" role="img" aria-label={t('split.label', { kind: name, parts: shares.map(({ site, weight }) => `${site} ${weight}`).join(', ') })}>
        {shares.map(({ site, weight, share }) => share > 0 && (
          <div key={site} className={`split-part ${siteClass(site)}`} style={{ width: `${share * 100}%` }}>
            <span className="split-site">{site}</span><b>{weight}</b><span>{format.percent(share)}</span>
          </div>
        ))}
      </div>
    </>
  )
}
