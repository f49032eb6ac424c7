import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, send } from '@/shared/api/client'
import { sessionQuery } from '@/shared/api/queries'
import { chooseLanguage, type Language } from '@/shared/i18n/i18n'
import { chooseTheme, useThemeChoice } from '@/shared/theme/theme'
import { Segmented } from '@/shared/ui/fields'
import { Icon } from '@/shared/ui/Icon'

export function Settings() {
  const { t, i18n } = useTranslation()
  const theme = useThemeChoice()
  return (
    <div className="settings">
      <Segmented<Language>
        wide
        label={t('settings.language')}
        value={i18n.language as Language}
        choices={[{ value: 'ko', label: '한국어' }, { value: 'en', label: 'English' }]}
        onChange={(language) => void chooseLanguage(language)}
      />
      <Segmented
        wide
        label={t('settings.theme')}
        value={theme}
        choices={[{ value: 'system', label: t('settings.system') }, { value: 'light', label: t('settings.light') }, { value: 'dark', label: t('settings.dark') }]}
        onChange={chooseTheme}
      />
    </div>
  )
}

export function Me() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: session } = useQuery(sessionQuery)
  const [failed, setFailed] = useState(false)
  if (!session) return null
  const signOut = async () => {
    try {
      await send('DELETE', '/session')
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 401)) {
        setFailed(true)
        return
      }
    }
    client.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <div className="me">
      <div>
        <strong>{session.displayName}</strong>
        <small>{t(`role.${session.role}`)}</small>
        {session.sites !== null && <small className="held">{t('settings.sites', { names: session.sites.join(', ') })}</small>}
        {session.services !== null && <small className="held">{t('settings.services', { names: session.services.join(', ') })}</small>}
        {failed && <small role="alert">{t('settings.stillSignedIn')}</small>}
      </div>
      <button type="button" className="btn quiet icon" aria-label={t('settings.signOut')} title={t('settings.signOut')} onClick={() => void signOut()}><Icon name="out" /></button>
    </div>
  )
}
