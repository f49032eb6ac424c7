import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/shared/ui/Icon'
import { TextField } from '@/shared/ui/fields'
import { serverClock } from './clock'
import { parseRange, parseTime, type TimeRangeState } from './range'
import { browserZone, fromWallClock, toWallClock } from './zone'

const common = ['UTC', 'Asia/Seoul', 'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Singapore', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles']

/** The two ends of a range as text, relative or by the clock of the zone chosen. */
export function RangeForm({ state, onDone }: { state: TimeRangeState; onDone: () => void }) {
  const { t } = useTranslation()
  const { range, zone, setRange, setZone } = state
  const zoneId = useId()
  const [from, setFrom] = useState(() => shown(range.from, zone))
  const [to, setTo] = useState(() => shown(range.to, zone))
  const [tried, setTried] = useState(false)
  const ends = { from: read(from, zone), to: read(to, zone) }
  const wrong = (end: string | undefined) => (tried && end === undefined ? t('range.invalid') : undefined)
  const order = ends.from !== undefined && ends.to !== undefined && parseRange({ from: ends.from, to: ends.to }, serverClock()) === undefined
  const apply = () => {
    setTried(true)
    if (ends.from === undefined || ends.to === undefined || order) return
    setRange({ from: ends.from, to: ends.to })
    onDone()
  }
  const changeZone = (next: string | undefined) => {
    // The instants stay; their clock changes.
    setFrom(ends.from === undefined ? from : shown(ends.from, next))
    setTo(ends.to === undefined ? to : shown(ends.to, next))
    setZone(next)
  }
  return (
    <form className="range-form" noValidate onSubmit={(event) => { event.preventDefault(); apply() }}>
      <End label={t('range.from')} value={from} zone={zone} error={wrong(ends.from)} onChange={setFrom} first />
      <End label={t('range.to')} value={to} zone={zone} error={wrong(ends.to) ?? (tried && order ? t('range.order') : undefined)} onChange={setTo} />
      <p className="field-hint">{t('range.hint')}</p>
      <button type="submit" className="btn primary small">{t('range.apply')}</button>
      <div className="field">
        <label htmlFor={zoneId}>{t('range.zone')}</label>
        <select id={zoneId} className="input" value={zone ?? ''} onChange={(event) => changeZone(event.target.value === '' ? undefined : event.target.value)}>
          <option value="">{t('range.browser')} ({browserZone()})</option>
          {[...new Set([...common, ...(zone === undefined ? [] : [zone])])].map((name) => <option key={name} value={name}>{name}</option>)}
        </select>
      </div>
    </form>
  )
}

interface EndProps { label: string; value: string; zone: string | undefined; error: string | undefined; onChange: (value: string) => void; first?: boolean }

function End({ label, value, zone, error, onChange, first = false }: EndProps) {
  const picker = useRef<HTMLInputElement>(null)
  const instant = fromWallClock(value, zone)
  return (
    <div className="range-end">
      <TextField label={label} value={value} error={error} maxLength={40} spellCheck={false} autoComplete="off" onChange={(event) => onChange(event.target.value)} {...(first ? { 'data-first': '' } : {})} />
      <button type="button" className="btn quiet icon" tabIndex={-1} aria-hidden="true" onClick={() => picker.current?.showPicker()}><Icon name="calendar" /></button>
      <input ref={picker} className="range-native" type="datetime-local" step={1} tabIndex={-1} aria-hidden="true" value={instant === undefined ? '' : toWallClock(instant, zone)} onChange={(event) => event.target.value !== '' && onChange(event.target.value.replace('T', ' '))} />
    </div>
  )
}

function shown(text: string, zone: string | undefined): string {
  return text.startsWith('now') ? text : toWallClock(Date.parse(text), zone).replace('T', ' ')
}

/** What somebody wrote, as the address has it; undefined where it means nothing. */
function read(text: string, zone: string | undefined): string | undefined {
  const written = text.trim()
  const at = fromWallClock(written, zone)
  if (at !== undefined) return new Date(at).toISOString()
  return parseTime(written, 0) === undefined ? undefined : written
}
