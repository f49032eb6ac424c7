import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeId, mostPages, type DashboardDocument, type DashboardPage } from '@/shared/dashboard/document'
import { Dialog } from '@/shared/ui/Dialog'
import { Icon } from '@/shared/ui/Icon'

interface Props { document: DashboardDocument; current: string; onClose: () => void; onDone: (document: DashboardDocument, current: string) => void }

/** Adds, names, orders and removes pages. */
export function PagesDialog({ document, current, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const [pages, setPages] = useState<DashboardPage[]>(document.pages)
  const [added, setAdded] = useState<string>()
  // A page that was removed here may still be in somebody's link.
  const taken = [...new Set([...document.pages, ...pages].map(({ id }) => id))]
  const valid = pages.every(({ name }) => name.trim() !== '')
  const swap = (index: number, by: -1 | 1) => {
    const next = [...pages]
    const [one, other] = [next[index], next[index + by]]
    if (one && other) [next[index], next[index + by]] = [other, one]
    setPages(next)
  }
  const add = () => {
    const id = freeId('page', taken)
    setPages([...pages, { id, name: t('dashboard.pageName', { number: pages.length + 1 }), panels: [] }])
    setAdded(id)
  }
  const copy = (page: DashboardPage) => {
    const id = freeId('page', taken)
    setPages([...pages, { ...structuredClone(page), id, name: t('dashboard.copyOf', { name: page.name }).slice(0, 100) }])
    setAdded(id)
  }
  const submit = () => {
    const shown = pages.find(({ id }) => id === (added ?? current)) ?? pages[0]
    if (valid && shown) onDone({ ...document, pages: pages.map((page) => ({ ...page, name: page.name.trim() })) }, shown.id)
  }
  return (
    <Dialog title={t('dashboard.pages')} onClose={onClose} onSubmit={submit} foot={<><button type="button" className="btn lead" disabled={pages.length >= mostPages} onClick={add}><Icon name="plus" />{t('dashboard.addPage')}</button><button type="submit" className="btn primary" disabled={!valid}>{t('dashboard.apply')}</button></>}>
      <ol className="pages-list">
        {pages.map((page, index) => (
          <li key={page.id}>
            <input className="input" aria-label={t('dashboard.pageNameOf', { number: index + 1 })} value={page.name} maxLength={100} aria-invalid={page.name.trim() === ''} onChange={(event) => setPages(pages.map((one) => (one.id === page.id ? { ...one, name: event.target.value } : one)))} />
            <button type="button" className="btn quiet icon" aria-label={t('dashboard.earlier', { name: page.name })} disabled={index === 0} onClick={() => swap(index, -1)}><Icon name="up" /></button>
            <button type="button" className="btn quiet icon" aria-label={t('dashboard.later', { name: page.name })} disabled={index === pages.length - 1} onClick={() => swap(index, 1)}><Icon name="down" /></button>
            <button type="button" className="btn quiet small" disabled={pages.length >= mostPages} onClick={() => copy(page)}>{t('dashboard.duplicate')}</button>
            <button type="button" className="btn quiet icon" aria-label={t('dashboard.removePage', { name: page.name })} disabled={pages.length === 1} onClick={() => setPages(pages.filter(({ id }) => id !== page.id))}><Icon name="close" /></button>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
