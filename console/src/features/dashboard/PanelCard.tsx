import { memo, Suspense, useCallback, useId, useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PanelDocument, PanelKind } from '@/shared/dashboard/document'
import { Failure, Loading } from '@/shared/ui/Panel'
import { ErrorBoundary } from './ErrorBoundary'
import { isKnown } from './kinds'
import { PanelPlaceContext, type PanelProps, type PanelView, type Sheet, type Size } from './panelView'
import { contents, forgetFailed } from './registry'
import { useSize } from './useSize'

interface Props {
  panel: PanelDocument
  title: string
  view: PanelView
  /** Buttons beside the title; they find what the panel shows in the panel's place. */
  tools?: ReactNode
}

/** The frame around the content of any kind: its title, its notes, its tools. */
export function PanelCard({ panel, title, view, tools }: Props) {
  const id = useId()
  const card = useRef<HTMLElement>(null)
  const offered = useRef<() => Sheet>(undefined)
  const [notes, setNotes] = useState<HTMLElement | null>(null)
  const [body, size] = useSize()
  const offer = useCallback((next: (() => Sheet) | undefined) => {
    offered.current = next
  }, [])
  const sheet = useCallback(() => offered.current?.(), [])
  const element = useCallback(() => card.current, [])
  const place = useMemo(() => ({ notes, offer, sheet, element }), [notes, offer, sheet, element])
  return (
    <PanelPlaceContext value={place}>
      <section ref={card} className={`panel dash-panel kind-${panel.kind}`} aria-labelledby={id} data-panel={panel.id}>
        <header>
          <h2 id={id} title={title}>{title}</h2>
          <span ref={setNotes} className="dash-notes" />
          {tools}
        </header>
        <div ref={body} className="dash-body">
          {size && size.width > 0 && <Content panel={panel} view={view} size={size} />}
        </div>
      </section>
    </PanelPlaceContext>
  )
}

/** Draws again only when its panel, its view or its size change: not while others are dragged about. */
const Content = memo(function Content({ panel, view, size }: { panel: PanelDocument; view: PanelView; size: Size }) {
  const { t } = useTranslation()
  if (!isKnown(panel.kind)) return <div className="placeholder"><strong>{t('dashboard.unknownKind')}</strong></div>
  const Drawing = contents[panel.kind] as ComponentType<PanelProps<PanelKind>>
  return (
    <ErrorBoundary key={JSON.stringify(panel.options)} fallback={(error, again) => <Failure error={error} retry={() => { forgetFailed(); again() }} />}>
      <Suspense fallback={<Loading />}><Drawing panel={panel} view={view} size={size} /></Suspense>
    </ErrorBoundary>
  )
})
