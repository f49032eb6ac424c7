import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { Icon } from '@/shared/ui/Icon'
import { Segmented } from '@/shared/ui/fields'
import { CredentialsPanel } from './CredentialsPanel'
import { EnrolmentsPanel } from './EnrolmentsPanel'
import { NewEnrolmentDialog } from './NewEnrolmentDialog'
import './trust.css'

const route = getRouteApi('/signed-in/enrolment')

/** By what collectors, witnesses and agents are let in, for administrators: their credentials, and the tokens that lead to them. */
export function TrustPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const { view = 'credentials', add, kind, name } = search
  const navigate = route.useNavigate()
  const views = (['credentials', 'enrolments'] as const).map((value) => ({ value, label: t(`trust.views.${value}`) }))
  const close = () => {
    const { ...rest } = search
    delete rest.add
    void navigate({ search: rest })
  }
  return (
    <Page title={t('trust.title')} tools={<Link to="/enrolment" search={{ ...search, add: true }} className="btn"><Icon name="plus" size={14} />{t('trust.add')}</Link>}>
      <p className="soft">{t('trust.hint')}</p>
      <div><Segmented label={t('trust.title')} value={view} choices={views} onChange={(next) => void navigate({ search: ({ tz }) => ({ ...(tz === undefined ? {} : { tz }), ...(next === 'credentials' ? {} : { view: next }) }) })} /></div>
      {view === 'credentials'
        ? <CredentialsPanel search={{ kind, name }} onSearch={(next) => void navigate({ replace: true, search: ({ tz }) => ({ ...(tz === undefined ? {} : { tz }), ...(next.kind === undefined ? {} : { kind: next.kind }), ...(next.name === undefined ? {} : { name: next.name }) }) })} />
        : <EnrolmentsPanel />}
      {add === true && <NewEnrolmentDialog onClose={close} />}
    </Page>
  )
}
