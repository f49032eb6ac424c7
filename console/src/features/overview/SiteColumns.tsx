import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview, Site, WindowPoint } from '@/shared/api/types'
import { niceTop, onGrid } from '@/shared/chart/series'
import { TimeSeries, type Line } from '@/shared/chart/TimeSeries'
import { useStale } from '@/shared/time/clock'
import { formatFor, useFormat, type Format } from '@/shared/time/format'
import { Empty, Frame, liveStaleMs } from '@/shared/ui/Panel'
import { useSiteClass, SiteName } from '@/shared/ui/Site'
import { Status, type Tone } from '@/shared/ui/Status'

interface Tops { tps: number; ms: number; errors: number }

/** Sites side by side, on the same scales: a taller line is more. */
export function SiteColumns({ overview, updatedAt }: { overview: Overview; updatedAt: number }) {
  const tops = useMemo(() => sharedTops(overview.sites), [overview.sites])
  return (
    <div className="site-columns">
      {overview.sites.map((site) => <SiteColumn key={site.id} site={site} at={overview.at} tops={tops} updatedAt={updatedAt} />)}
    </div>
  )
}

function sharedTops(sites: readonly Site[]): Tops {
  const highest = (pick: (window: WindowPoint) => number | null) => Math.max(0, ...sites.flatMap(({ history }) => history.map((window) => pick(window) ?? 0)))
  return { tps: niceTop(highest(({ tps }) => tps), 1), ms: niceTop(highest(({ p95Ms }) => p95Ms), 10), errors: niceTop(highest(({ errorRate }) => errorRate), 0.01) }
}

const tones: Record<Site['state'], Tone> = { live: 'ok', stale: 'warn', never: 'idle' }

function SiteColumn({ site, at, tops, updatedAt }: { site: Site; at: string; tops: Tops; updatedAt: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lost = useStale(updatedAt, liveStaleMs)
  const aside = (
    <>
      {site.state === 'stale' && <span className="muted">{t('site.staleSince', { time: format.clock(site.staleSince) })}</span>}
      {site.state === 'live' && site.values && <span className="muted">{t('site.windowAt', { time: format.clock(site.values.windowEnd) })}{!site.values.complete && ` · ${t('metric.incomplete')}`}</span>}
      <Status tone={lost ? 'idle' : tones[site.state]} pill>{lost ? t('panel.stale', { time: format.clock(updatedAt) }) : t(`site.${site.state}`)}</Status>
    </>
  )
  return (
    <Frame title={<SiteName site={site.id} />} aside={aside} stale={lost || site.state === 'stale'} className="site-column">
      {site.state === 'never' && site.values === null ? <Empty title={t('site.never')} hint={t('site.neverHint')} /> : (
        <>
          <Figures site={site} format={format} />
          <Charts site={site} at={at} tops={tops} />
        </>
      )}
    </Frame>
  )
}

function Figures({ site, format }: { site: Site; format: Format }) {
  const { t } = useTranslation()
  const { values, live } = site
  const preview = (text: string) => site.state === 'live' && live && <small>{t('metric.live')} {text}</small>
  return (
    <dl className="figures">
      <div><dt>{t('metric.tps')}<abbr title={t('metric.tps')}> TPS</abbr></dt><dd><b data-metric="tps">{format.tps(values?.tps)}</b>{preview(format.tps(live?.tps))}</dd></div>
      <div><dt>{t('metric.mean')}</dt><dd><b data-metric="mean">{format.ms(values?.meanMs)}</b>{preview(format.ms(live?.meanMs))}</dd></div>
      <div><dt>{t('metric.p95')}</dt><dd><b data-metric="p95">{format.ms(values?.p95Ms)}</b>{preview(format.ms(live?.p95Ms))}</dd></div>
      <div><dt>{t('metric.errorRate')}</dt><dd><b data-metric="errorRate">{format.ratio(values?.errorRate)}</b>{preview(format.ratio(live?.errorRate))}</dd></div>
      <div><dt>{t('metric.instances')}</dt><dd><b data-metric="instances">{format.number(values?.instances)}</b></dd></div>
    </dl>
  )
}

const tps = (value: number) => (value < 10 && value > 0 ? value.toFixed(1) : String(Math.round(value)))

function Charts({ site, at, tops }: { site: Site; at: string; tops: Tops }) {
  const { t, i18n } = useTranslation()
  const siteClass = useSiteClass()
  const colour = `--${siteClass(site.id)}`
  const language = i18n.language
  const end = Date.parse(at)
  const grid = Math.floor(end / 10_000)
  const points = useMemo(() => {
    const windows = site.history
    const until = grid * 10_000
    return {
      tps: onGrid(windows, [(window) => window.tps], until),
      ms: onGrid(windows, [(window) => window.meanMs, (window) => window.p95Ms], until),
      errors: onGrid(windows, [(window) => window.errorRate], until),
    }
  }, [site.history, grid])
  const axis = useMemo(() => {
    const format = formatFor(language, t)
    return { ms: (value: number) => format.ms(value).replace(/[.,]0+(?= )/, ''), errors: (value: number) => format.percent(value, value > 0 && value < 0.1 ? 1 : 0) }
  }, [language, t])
  const area: Line[] = [{ label: t('metric.tpsShort'), colour, fill: true }]
  const latency: Line[] = [{ label: t('metric.mean'), colour }, { label: t('metric.p95'), colour: '--text-3', dashed: true }]
  const errors: Line[] = [{ label: t('metric.errorRate'), colour: '--crit', fill: true }]
  const common = { language, group: 'overview', height: 74 }
  const label = (metric: string) => `${site.id} ${metric} · ${t('site.history')}`
  return (
    <div className="charts">
      <figure><figcaption>{t('metric.tps')}</figcaption><TimeSeries {...common} label={label(t('metric.tps'))} points={points.tps} lines={area} top={tops.tps} formatValue={tps} /></figure>
      <figure>
        <figcaption>{t('metric.mean')}<i className={`key ${siteClass(site.id)}`} /> {t('metric.p95')}<i className="key dashed" /></figcaption>
        <TimeSeries {...common} label={label(`${t('metric.mean')}, ${t('metric.p95')}`)} points={points.ms} lines={latency} top={tops.ms} formatValue={axis.ms} />
      </figure>
      <figure><figcaption>{t('metric.errorRate')}</figcaption><TimeSeries {...common} label={label(t('metric.errorRate'))} points={points.errors} lines={errors} top={tops.errors} formatValue={axis.errors} height={70} times /></figure>
    </div>
  )
}
