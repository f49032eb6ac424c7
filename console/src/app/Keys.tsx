import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

const names: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', mod: /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl' }

/** `g o` as two keys, `mod+k` as one pressed with the other. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation()
  return (
    <span className="keys">
      {keys.split(' ').map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <span className="sr-only">{t('keysHelp.then')}</span>}
          {part.split('+').map((name) => <kbd key={name}>{names[name] ?? (name.length === 1 ? name.toUpperCase() : name)}</kbd>)}
        </Fragment>
      ))}
    </span>
  )
}
