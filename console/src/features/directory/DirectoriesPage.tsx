import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { Icon } from '@/shared/ui/Icon'
import { Panel } from '@/shared/ui/Panel'
import { DirectoryDialog } from './DirectoryDialog'
import { DirectoryItem } from './DirectoryItem'
import { settingsQuery } from './settings'
import './directory.css'

const route = getRouteApi('/signed-in/directories')

/** Where users come from, in the order in which they are asked. */
export function DirectoriesPage() {
  const { t } = useTranslation()
  const { edit, add } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(settingsQuery)
  const close = () => void navigate({ search: ({ tz }) => (tz === undefined ? {} : { tz }) })
  const directory = query.data?.directories.find(({ name, origin }) => name === edit && origin === 'console')
  return (
    <Page title={t('directory.title')} tools={<Link to="/directories" search={{ add: true }} className="btn"><Icon name="plus" size={14} />{t('directory.add')}</Link>}>
      <p className="soft with-link">{t('directory.hint')} <Link to="/role-rules">{t('directory.toRules')}</Link></p>
      <Panel title={t('directory.title')} query={query} flush bare staleAfterMs={90_000} isEmpty={({ directories }) => directories.length === 0} empty={{ title: t('directory.none'), hint: t('directory.noneHint') }}>
        {(settings) => <ol className="directories">{settings.directories.map((one, index) => <DirectoryItem key={one.name} directory={one} number={index + 1} settings={settings} />)}</ol>}
      </Panel>
      {query.data && add === true && <DirectoryDialog settings={query.data} directory={undefined} onClose={close} />}
      {query.data && directory && <DirectoryDialog key={directory.name} settings={query.data} directory={directory} onClose={close} />}
    </Page>
  )
}
