import { useId, type InputHTMLAttributes } from 'react'
import { useTranslation } from 'react-i18next'

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> { label: string; error?: string | undefined; hint?: string }

export function TextField({ label, error, hint, ...input }: TextFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" aria-invalid={error !== undefined} aria-describedby={error !== undefined || hint !== undefined ? `${id}-note` : undefined} {...input} />
      {error !== undefined ? <span id={`${id}-note`} className="field-error">{error}</span> : hint !== undefined && <span id={`${id}-note`} className="field-hint">{hint}</span>}
    </div>
  )
}

export function ReasonField({ value, onChange, missing }: { value: string; onChange: (value: string) => void; missing: boolean }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('common.reason')}</label>
      <textarea id={id} className="input" rows={2} maxLength={500} required value={value} aria-invalid={missing} aria-describedby={`${id}-note`} onChange={(event) => onChange(event.target.value)} />
      <span id={`${id}-note`} className={missing ? 'field-error' : 'field-hint'}>{missing ? t('common.reasonMissing') : t('common.reasonHint')}</span>
    </div>
  )
}

interface Choice<T extends string> { value: T; label: string }
interface SegmentedProps<T extends string> { label: string; value: T; choices: readonly Choice<T>[]; onChange: (value: T) => void; disabled?: boolean; wide?: boolean }

/** A row of radio buttons. */
export function Segmented<T extends string>({ label, value, choices, onChange, disabled = false, wide = false }: SegmentedProps<T>) {
  const name = useId()
  return (
    <div className={`segmented${wide ? ' wide' : ''}`} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} disabled={disabled} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}
