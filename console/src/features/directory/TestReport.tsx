import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryTest } from '@/shared/api/types'
import { Status } from '@/shared/ui/Status'
import { outcomeTones, reportText } from './report'

/** Each step with its time and its cause in words; the whole can be copied. */
export function TestReport({ report }: { report: DirectoryTest }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const words = { stage: (stage: DirectoryTest['steps'][number]['stage']) => t(`directory.stages.${stage}`), outcome: (outcome: DirectoryTest['steps'][number]['outcome']) => t(`directory.outcomes.${outcome}`), cause: (cause: DirectoryTest['steps'][number]['cause']) => t(`directory.causes.${cause}`) }
  const copy = () => void navigator.clipboard.writeText(reportText(report, new Date(), words)).then(() => setCopied(true))
  return (
    <div className="directory-report" role="status">
      <div className="directory-report-head">
        <Status tone={report.good ? 'ok' : 'crit'}>{t(report.good ? 'directory.testGood' : 'directory.testBad')}</Status>
        <button type="button" className="btn small" onClick={copy}>{copied ? t('directory.copied') : t('directory.copy')}</button>
      </div>
      <ol>
        {report.steps.map(({ stage, server, outcome, cause, tookMs, detail }, index) => (
          <li key={index}>
            <Status tone={outcomeTones[outcome]}>{words.stage(stage)} <span className="sr-only">{words.outcome(outcome)}</span></Status>
            <span className="num muted">{outcome === 'skipped' ? t('directory.outcomes.skipped') : t('directory.took', { ms: tookMs })}</span>
            <div>
              {cause !== 'none' && <p>{words.cause(cause)}</p>}
              {(server !== '' || detail !== '') && <p className="soft"><code>{[server, detail].filter((part) => part !== '').join(' · ')}</code></p>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
