import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '@/shared/i18n/i18n'
import { chooseTheme, useTheme } from '@/shared/theme/theme'
import { useActions, type Action } from '@/shared/ui/actions'
import { usePlaces } from './places'

/** What can be done from every page. */
export function useShellActions(ask: (what: 'palette' | 'help') => void) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const theme = useTheme()
  const places = usePlaces()
  const { language } = i18n
  useActions(useMemo((): Action[] => {
    const other = language === 'ko' ? 'en' : 'ko'
    return [
      { id: 'palette', keys: 'mod+k', text: t('keysHelp.palette'), group: 'everywhere', run: () => ask('palette'), inFields: true, quiet: true },
      { id: 'help', keys: '?', text: t('keysHelp.help'), group: 'everywhere', run: () => ask('help') },
      ...places.map(({ to, key, keys }): Action => ({ id: `go-${key}`, keys: `g ${keys}`, text: t(`nav.${key}`), group: 'everywhere', run: () => void navigate({ to }) })),
      { id: 'theme', text: t('keysHelp.theme'), group: 'everywhere', run: () => chooseTheme(theme === 'dark' ? 'light' : 'dark') },
      { id: 'language', text: other === 'ko' ? '한국어로 보기' : 'Show in English', group: 'everywhere', run: () => void chooseLanguage(other) },
    ]
  }, [t, language, theme, navigate, ask, places]))
}
