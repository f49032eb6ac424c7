import { createContext, useContext } from 'react'
import type { Annotation } from '@/shared/chart/props'
import type { PanelKind, PanelOf, Scope } from '@/shared/dashboard/document'
import type { Span, TimeRange } from '@/shared/time/range'

/** How often values are asked for: with each completed window, each so many milliseconds, or never by themselves. */
export type Refresh = 'live' | 'off' | number

/** What a panel is given to show: its scope with the variables filled in, and the range and refresh that hold for it. */
export interface PanelView {
  scopes: Scope[]
  range: TimeRange
  refresh: Refresh
  annotations: readonly Annotation[]
  /** A stretch that the reader drew on a chart: the dashboard's range from then on. */
  onZoom: (span: Span) => void
}

export interface Size { width: number; height: number }

export interface PanelProps<K extends PanelKind> { panel: PanelOf<K>; view: PanelView; size: Size }

/** Rows for people: what a panel shows, as a table. */
export interface Sheet { columns: string[]; rows: (string | number | null)[][] }

/** Where a panel's content leaves its notes, and its values for those who want to take them along. */
export interface PanelPlace {
  notes: HTMLElement | null
  offer: (sheet: (() => Sheet) | undefined) => void
  /** What was offered last. */
  sheet: () => Sheet | undefined
  element: () => HTMLElement | null
}

export const PanelPlaceContext = createContext<PanelPlace>({ notes: null, offer: () => undefined, sheet: () => undefined, element: () => null })

export const usePanelPlace = () => useContext(PanelPlaceContext)
