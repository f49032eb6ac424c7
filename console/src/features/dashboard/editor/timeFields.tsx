import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardTime } from '@/shared/dashboard/document'
import { parseRange, quickRanges } from '@/shared/time/range'
import { TextField } from '@/shared/ui/fields'
import { refreshes } from '../refresh'

export const validTime = (time: DashboardTime) => parseRange(time, Date.now()) !== undefined

/** A range as it is written: `now-1h` to `now`, or two instants. */
export function TimeFields({ time, onChange }: { time: DashboardTime; onChange: (time: DashboardTime) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const quick = quickRanges.find(({ from, to }) => from === time.from && to === time.to)
  return (
    <div className="time-fields">
      <div className="field">
        <label htmlFor={id}>{t('dashboard.range')}</label>
        <select id={id} className="input" value={quick?.from ?? ''} onChange={(event) => onChange(event.target.value === '' ? { from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date().toISOString() } : { from: event.target.value, to: 'now' })}>
          {quickRanges.map(({ from }) => <option key={from} value={from}>{t('dashboard.last', { length: from.slice(4) })}</option>)}
          <option value="">{t('dashboard.absolute')}</option>
        </select>
      </div>
      {!quick && (
        <>
          <TextField label={t('dashboard.from')} value={time.from} onChange={(event) => onChange({ ...time, from: event.target.value })} error={validTime(time) ? undefined : t('dashboard.rangeWrong')} />
          <TextField label={t('dashboard.to')} value={time.to} onChange={(event) => onChange({ ...time, to: event.target.value })} />
        </>
      )}
    </div>
  )
}

export function RefreshField({ value, onChange, inherited }: { value: string; onChange: (value: string) => void; inherited?: string }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('dashboard.refresh')}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {inherited !== undefined && <option value="">{inherited}</option>}
        {refreshes.map((refresh) => <option key={refresh} value={refresh}>{t(`dashboard.refreshes.${refresh}`)}</option>)}
        {value !== '' && !(refreshes as readonly string[]).includes(value) && <option value={value}>{value}</option>}
      </select>
    </div>
  )
}
