import { useTranslation } from 'react-i18next'
import { comparisons, groupings, type Comparison, type GroupBy, type PanelDocument } from '@/shared/dashboard/document'
import { useValues } from '../VariablesBar'
import { ByField, MetricField, QueryRows, Rows, ThresholdRows } from './MetricFields'

/** What only panels of one kind have. */
export function OptionsFields({ panel, onChange }: { panel: PanelDocument; onChange: (panel: PanelDocument) => void }) {
  const { t } = useTranslation()
  const services = useValues(panel.kind === 'split' ? 'service' : undefined)
  switch (panel.kind) {
    case 'series': {
      const { options } = panel
      const set = (change: Partial<typeof options>) => onChange({ ...panel, options: cleaned({ ...options, ...change }) })
      return (
        <>
          <h3>{t('dashboard.queries')}</h3>
          <QueryRows queries={options.queries} onChange={(queries) => set({ queries })} />
          <h3>{t('dashboard.thresholds')}</h3>
          <ThresholdRows thresholds={options.thresholds ?? []} onChange={(thresholds) => set({ thresholds })} />
          <div className="row">
            <label><span>{t('dashboard.compare')}</span>
              <select className="input" value={options.compare ?? ''} onChange={(event) => onChange({ ...panel, options: cleaned({ ...options, compare: event.target.value === '' ? undefined : (event.target.value as Comparison) }) })}>
                <option value="">{t('common.none')}</option>
                {comparisons.map((value) => <option key={value} value={value}>{t(`dashboard.comparisons.${value}`)}</option>)}
              </select>
            </label>
            <label className="check"><input type="checkbox" checked={options.stack === true} onChange={(event) => set({ stack: event.target.checked })} />{t('dashboard.stack')}</label>
          </div>
        </>
      )
    }
    case 'stat':
      return (
        <>
          <h3>{t('dashboard.queries')}</h3>
          <div className="row"><MetricField column={panel.options} onChange={(options) => onChange({ ...panel, options })} /></div>
          <h3>{t('dashboard.thresholds')}</h3>
          <ThresholdRows thresholds={panel.options.thresholds ?? []} onChange={(thresholds) => onChange({ ...panel, options: { ...panel.options, thresholds } })} />
        </>
      )
    case 'table':
      return (
        <>
          <h3>{t('dashboard.queries')}</h3>
          <Rows items={panel.options.metrics} most={10} least={1} name={t('dashboard.query')} addText={t('dashboard.addQuery')} fresh={() => ({ metric: 'duration', aggregate: 'p95' as const })} onChange={(metrics) => onChange({ ...panel, options: { ...panel.options, metrics } })}>
            {(column, set) => <MetricField column={column} onChange={set} />}
          </Rows>
          <div className="row"><ByField optional={false} metric={panel.options.metrics[0]?.metric ?? ''} value={panel.options.by} onChange={(by) => by && onChange({ ...panel, options: { ...panel.options, by } })} /></div>
        </>
      )
    case 'instances':
      return (
        <>
          <h3>{t('dashboard.queries')}</h3>
          <div className="row">
            <MetricField column={panel.options} onChange={(options) => onChange({ ...panel, options })} />
            <label><span>{t('dashboard.groupBy')}</span>
              <select className="input" value={panel.options.groupBy} onChange={(event) => onChange({ ...panel, options: { ...panel.options, groupBy: event.target.value as GroupBy } })}>
                {groupings.map((one) => <option key={one} value={one}>{t(`dashboard.groupings.${one}`)}</option>)}
              </select>
            </label>
          </div>
          <h3>{t('dashboard.thresholds')}</h3>
          <ThresholdRows thresholds={panel.options.thresholds ?? []} onChange={(thresholds) => onChange({ ...panel, options: { ...panel.options, thresholds } })} />
        </>
      )
    case 'split':
      return (
        <div className="row">
          <label><span>{t('common.service')}</span>
            <select className="input" value={panel.options.service} onChange={(event) => onChange({ ...panel, options: { service: event.target.value } })}>
              {[...new Set([panel.options.service, ...services])].map((service) => <option key={service} value={service}>{service}</option>)}
            </select>
          </label>
        </div>
      )
    case 'tmap':
      return <label className="check"><input type="checkbox" checked={panel.options.split === true} onChange={(event) => onChange({ ...panel, options: { split: event.target.checked } })} />{t('dashboard.splitBySite')}</label>
    case 'text':
      return (
        <label className="wide-label"><span>{t('dashboard.markdown')}</span>
          <textarea className="input mono" rows={8} maxLength={20_000} value={panel.options.markdown} onChange={(event) => onChange({ ...panel, options: { markdown: event.target.value } })} />
        </label>
      )
    default:
      return null
  }
}

/** Without the fields that say nothing. */
function cleaned<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0))) as { [K in keyof T]: Exclude<T[K], undefined> }
}
