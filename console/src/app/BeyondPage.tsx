import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from './Shell'

/** A page that is not for the reader, who came by its address: nothing is asked for it. */
export function BeyondPage({ why }: { why: 'role' | 'scope' }) {
  const { t } = useTranslation()
  return (
    <Page title={t(`beyond.${why}`)}>
      <div className="panel">
        <div className="placeholder">
          <strong>{t(`beyond.${why}`)}</strong>
          <span>{t(why === 'role' ? 'beyond.roleHint' : 'beyond.everywhere')}</span>
          <Link to="/" className="btn">{t('common.goOverview')}</Link>
        </div>
      </div>
    </Page>
  )
}
