import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardPage } from '@/shared/dashboard/document'

interface Props { pages: readonly DashboardPage[]; current: string; panel: string; onChoose: (id: string) => void }

/** The pages of a dashboard; arrows go from tab to tab. */
export function PageTabs({ pages, current, panel, onChoose }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent) => {
    const now = pages.findIndex(({ id }) => id === current)
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: pages.length - 1 }[event.key]
    const page = next === undefined ? undefined : pages[(next + pages.length) % pages.length]
    if (!page) return
    event.preventDefault()
    onChoose(page.id)
    list.current?.querySelector<HTMLElement>(`[data-page="${page.id}"]`)?.focus()
  }
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={t('dashboard.pages')} onKeyDown={walk} tabIndex={-1}>
      {pages.map(({ id, name }) => (
        <button key={id} type="button" role="tab" id={`tab-${id}`} data-page={id} aria-selected={id === current} aria-controls={panel} tabIndex={id === current ? 0 : -1} onClick={() => onChoose(id)}>{name}</button>
      ))}
    </div>
  )
}
