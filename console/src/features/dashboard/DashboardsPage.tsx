import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { sessionQuery } from '@/shared/api/queries'
import type { DashboardSummary } from '@/shared/api/types'
import { emptyDocument } from '@/shared/dashboard/document'
import { useFormat } from '@/shared/time/format'
import { Icon } from '@/shared/ui/Icon'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { dashboardsQuery, type Dashboard } from './api'
import { CopyDialog } from './dialogs/CopyDialog'
import { CreateDialog } from './dialogs/CreateDialog'
import { DefaultsDialog } from './dialogs/DefaultsDialog'
import { DeleteDialog } from './dialogs/DeleteDialog'
import { ImportDialog } from './dialogs/ImportDialog'
import { Menu } from './Menu'
import './dashboard.css'

type Open = { kind: 'create' | 'import' | 'defaults' } | { kind: 'copy' | 'delete'; dashboard: DashboardSummary }

const staleMs = 600_000

/** All dashboards that one may see: one's own, those that are shared, those that come with the product. */
export function DashboardsPage() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const query = useQuery(dashboardsQuery(i18n.language))
  const { data: session } = useQuery(sessionQuery)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const go = (dashboard: Dashboard, edit: boolean) => {
    close()
    void navigate({ to: '/dashboards/$id', params: { id: dashboard.id }, search: edit ? { edit: true } : {} })
  }
  const files = query.data?.files ?? []
  return (
    <Page title={t('dashboard.listTitle')}>
      <div className="dash-head">
        <p className="soft">{t('dashboard.listHint')}</p>
        <div className="dash-tools">
          {session?.role === 'administrator' && <button type="button" className="btn" onClick={() => setOpen({ kind: 'defaults' })}>{t('dashboard.defaults')}</button>}
          <button type="button" className="btn" onClick={() => setOpen({ kind: 'import' })}>{t('dashboard.import')}</button>
          <button type="button" className="btn primary" onClick={() => setOpen({ kind: 'create' })}><Icon name="plus" />{t('dashboard.create')}</button>
        </div>
      </div>
      {files.length > 0 && <div className="banner warn" role="alert"><div><Status tone="warn">{t('dashboard.badFiles')}</Status>{files.map(({ file, detail }) => <p key={file}><code>{file}</code> {detail}</p>)}</div></div>}
      <Panel title={t('dashboard.listTitle')} bare query={query} flush staleAfterMs={staleMs} isEmpty={({ dashboards }) => dashboards.length === 0} empty={{ title: t('dashboard.none'), hint: t('dashboard.noneHint') }}>
        {({ dashboards }) => (
          <Scroll label={t('dashboard.listTitle')}>
            <table className="dashboards cards">
              <thead><tr><th>{t('dashboard.name')}</th><th>{t('dashboard.owner')}</th><th>{t('dashboard.right')}</th><th className="num wide-only">{t('dashboard.pages')}</th><th className="wide-only">{t('dashboard.savedAt')}</th><th><span className="sr-only">{t('dashboard.more')}</span></th></tr></thead>
              <tbody>{dashboards.map((one) => <Row key={one.id} one={one} onCopy={() => setOpen({ kind: 'copy', dashboard: one })} onDelete={() => setOpen({ kind: 'delete', dashboard: one })} />)}</tbody>
            </table>
          </Scroll>
        )}
      </Panel>
      {open?.kind === 'create' && <CreateDialog onClose={close} make={(name) => emptyDocument(name, t('dashboard.pageName', { number: 1 }))} onDone={(made) => go(made, true)} />}
      {open?.kind === 'import' && <ImportDialog onClose={close} onDone={(made) => go(made, false)} />}
      {open?.kind === 'defaults' && <DefaultsDialog dashboards={query.data?.dashboards ?? []} onClose={close} />}
      {open?.kind === 'copy' && <CopyDialog id={open.dashboard.id} name={open.dashboard.name} onClose={close} onDone={(made) => go(made, true)} />}
      {open?.kind === 'delete' && <DeleteDialog dashboard={open.dashboard} name={open.dashboard.name} onClose={close} onDone={close} />}
    </Page>
  )
}

function Row({ one, onCopy, onDelete }: { one: DashboardSummary; onCopy: () => void; onDelete: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const owned = one.right === 'own' && one.origin === 'user'
  return (
    <tr className="row-link">
      <th scope="row">
        <Link to="/dashboards/$id" params={{ id: one.id }}>{one.name}</Link>
        {one.description !== '' && <small>{one.description}</small>}
      </th>
      <td data-label={t('dashboard.owner')}>{one.owner ?? <span className="tag">{t(`dashboard.origins.${one.origin}`)}</span>}</td>
      <td data-label={t('dashboard.right')}>{t(`dashboard.rights.${one.origin === 'user' ? one.right : 'view'}`)}</td>
      <td className="num wide-only">{one.pages}</td>
      <td className="nowrap muted wide-only">{format.dateTime(one.updatedAt)}</td>
      <td className="num card-corner">
        <Menu label={t('dashboard.moreOf', { name: one.name })} className="btn quiet icon small" items={[{ id: 'copy', label: t('dashboard.copy'), onChoose: onCopy }, owned ? { id: 'delete', label: t('dashboard.delete'), danger: true, onChoose: onDelete } : undefined]}><Icon name="more" /></Menu>
      </td>
    </tr>
  )
}
