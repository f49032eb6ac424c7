import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '@/shared/api/queries'
import type { DashboardDocument, DashboardPage } from '@/shared/dashboard/document'
import type { TimeRange } from '@/shared/time/range'
import { useActions } from '@/shared/ui/actions'
import { Icon } from '@/shared/ui/Icon'
import type { Dashboard } from './api'
import { CopyDialog } from './dialogs/CopyDialog'
import { DeleteDialog } from './dialogs/DeleteDialog'
import { OwnerDialog } from './dialogs/OwnerDialog'
import { SharingDialog } from './dialogs/SharingDialog'
import { VersionsDialog } from './dialogs/VersionsDialog'
import { WallDialog } from './dialogs/WallDialog'
import { Menu, type Item } from './Menu'
import { refreshes } from './refresh'
import type { useDashboardSearch } from './search'
import { saveDocument } from './take/document'
import { saveDashboardPicture } from './take/picture'

interface Props {
  dashboard: Dashboard
  document: DashboardDocument
  page: DashboardPage | undefined
  canEdit: boolean
  range: TimeRange
  search: ReturnType<typeof useDashboardSearch>['search']
  change: ReturnType<typeof useDashboardSearch>['change']
}

const mayOpenWalls = new Set(['operator', 'approver', 'administrator'])

/** What can be done with a dashboard that is looked at. */
export function DashboardTools({ dashboard, document, page, canEdit, range, search, change }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const [open, setOpen] = useState<'copy' | 'versions' | 'sharing' | 'wall' | 'owner' | 'delete'>()
  const close = () => setOpen(undefined)
  const owned = dashboard.right === 'own' && dashboard.origin === 'user'
  const role = session?.role ?? 'viewer'
  const canWall = mayOpenWalls.has(role) && (owned || dashboard.origin !== 'user')
  const refresh = search.refresh ?? document.refresh
  const items: (Item | undefined)[] = [
    { id: 'copy', label: t('dashboard.copy'), onChoose: () => setOpen('copy') },
    dashboard.origin === 'user' ? { id: 'versions', label: t('dashboard.versions'), onChoose: () => setOpen('versions') } : undefined,
    owned ? { id: 'sharing', label: t('dashboard.share'), onChoose: () => setOpen('sharing') } : undefined,
    owned ? { id: 'owner', label: t('dashboard.give'), onChoose: () => setOpen('owner') } : undefined,
    canWall ? { id: 'wall', label: t('dashboard.wall'), onChoose: () => setOpen('wall') } : undefined,
    { id: 'png', label: t('dashboard.pngAll'), onChoose: () => page && void saveDashboardPicture({ name: document.name, page: page.name, range, user: session?.displayName ?? '' }) },
    { id: 'export', label: t('dashboard.export'), onChoose: () => saveDocument(document) },
    owned ? { id: 'delete', label: t('dashboard.delete'), danger: true, onChoose: () => setOpen('delete') } : undefined,
  ]
  const fullScreen = useCallback(() => {
    change({ full: true }, true)
    if (window.document.fullscreenEnabled) void window.document.documentElement.requestFullscreen()
  }, [change])
  const canCopy = !canEdit && search.version === undefined
  const edit = useCallback(() => {
    if (canEdit) change({ edit: true, panel: undefined })
    else setOpen('copy')
  }, [canEdit, change])
  useActions(useMemo(() => [
    { id: 'dashboard-edit', text: t(canEdit ? 'dashboard.edit' : 'dashboard.copyToEdit'), keys: 'e', group: 'page' as const, run: edit },
    { id: 'dashboard-full', text: t('dashboard.fullScreen'), keys: 'f', group: 'page' as const, run: fullScreen },
    { id: 'dashboard-reload', text: t('dashboard.reload'), keys: 'r', group: 'page' as const, run: () => void client.invalidateQueries({ queryKey: ['panel'] }) },
  ], [t, canEdit, edit, fullScreen, client]))
  return (
    <div className="dash-tools">
      <select className="input wide-only" aria-label={t('dashboard.refresh')} title={t('dashboard.refresh')} value={refresh} onChange={(event) => change({ refresh: event.target.value === document.refresh ? undefined : event.target.value })}>
        {[...new Set([...refreshes, refresh])].map((value) => <option key={value} value={value}>{value in refreshNames ? t(`dashboard.refreshes.${value as keyof typeof refreshNames}`) : value}</option>)}
      </select>
      <button type="button" className="btn quiet icon" aria-label={t('dashboard.reload')} title={t('dashboard.reload')} onClick={() => void client.invalidateQueries({ queryKey: ['panel'] })}><Icon name="reload" /></button>
      <button type="button" className="btn quiet icon wide-only" aria-label={t('dashboard.fullScreen')} title={t('dashboard.fullScreen')} onClick={fullScreen}><Icon name="full" /></button>
      {canEdit && <button type="button" className="btn wide-only" onClick={edit}><Icon name="edit" />{t('dashboard.edit')}</button>}
      {canCopy && <button type="button" className="btn wide-only" onClick={edit}><Icon name="edit" />{t('dashboard.copyToEdit')}</button>}
      <Menu label={t('dashboard.more')} className="btn icon" items={items}><Icon name="more" /></Menu>
      {open === 'copy' && <CopyDialog id={dashboard.id} name={document.name} onClose={close} onDone={(copy) => { close(); void navigate({ to: '/dashboards/$id', params: { id: copy.id }, search: canEdit ? {} : { edit: true } }) }} />}
      {open === 'versions' && <VersionsDialog dashboard={dashboard} onClose={close} onShow={(version) => { close(); change({ version, edit: undefined }, true) }} />}
      {open === 'sharing' && <SharingDialog id={dashboard.id} onClose={close} />}
      {open === 'wall' && <WallDialog id={dashboard.id} onClose={close} />}
      {open === 'owner' && <OwnerDialog dashboard={dashboard} name={document.name} me={session?.user ?? ''} onClose={close} onDone={() => void navigate({ to: '/dashboards' })} />}
      {open === 'delete' && <DeleteDialog dashboard={dashboard} name={document.name} onClose={close} onDone={() => void navigate({ to: '/dashboards' })} />}
    </div>
  )
}

const refreshNames = { live: true, PT10S: true, PT30S: true, PT1M: true, PT5M: true, off: true } as const
