import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from './Shell'

/** An address that leads nowhere, with the navigation round it. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('common.notFound')}>
      <div className="panel">
        <div className="placeholder">
          <strong>{t('common.notFound')}</strong>
          <span>{t('common.notFoundHint')}</span>
          <Link to="/" className="btn">{t('common.goOverview')}</Link>
        </div>
      </div>
    </Page>
  )
}
