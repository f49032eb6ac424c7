import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { Panel } from '@/shared/ui/Panel'
import { RuleSetPanel } from './RuleSetPanel'
import { PreviewPanel } from './PreviewPanel'
import { settingsQuery } from './settings'
import './directory.css'

/** Which groups give which role: the first rule that fits decides. */
export function RulesPage() {
  const { t } = useTranslation()
  const query = useQuery(settingsQuery)
  return (
    <Page title={t('rules.title')}>
      <p className="soft with-link">{t('rules.hint')} <Link to="/directories">{t('rules.toDirectories')}</Link></p>
      <Panel title={t('rules.title')} query={query} bare staleAfterMs={90_000} isEmpty={({ rules }) => rules.length === 0} empty={{ title: t('rules.noDirectory'), hint: t('directory.noneHint') }}>
        {(settings) => (
          <div className="rule-sets">
            <PreviewPanel />
            {settings.rules.map((set) => <RuleSetPanel key={`${set.directory} ${settings.revision}`} set={set} settings={settings} />)}
          </div>
        )}
      </Panel>
    </Page>
  )
}
