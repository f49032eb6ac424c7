import type { DashboardDocument, DashboardPage, PanelDocument } from './document'
import { compact } from './layout'

/** How far back an edit can be taken. */
export const mostSteps = 100

/** A document while it is edited, with the way back and forth. `group` lets moves of one drag or one held key count as one step. */
export interface Editing { past: DashboardDocument[]; present: DashboardDocument; future: DashboardDocument[]; saved: DashboardDocument; group: string | undefined }

export type Edit =
  | { act: 'change'; document: DashboardDocument; group?: string }
  | { act: 'undo' }
  | { act: 'redo' }
  | { act: 'saved'; document: DashboardDocument }
  | { act: 'reset'; document: DashboardDocument }

export const startEditing = (document: DashboardDocument): Editing => ({ past: [], present: document, future: [], saved: document, group: undefined })

export function edit(state: Editing, step: Edit): Editing {
  switch (step.act) {
    case 'change': {
      if (step.document === state.present || JSON.stringify(step.document) === JSON.stringify(state.present)) return state
      if (step.group !== undefined && step.group === state.group) return { ...state, present: step.document, future: [] }
      return { ...state, past: [...state.past, state.present].slice(-mostSteps), present: step.document, future: [], group: step.group }
    }
    case 'undo': {
      const last = state.past.at(-1)
      return last === undefined ? state : { ...state, past: state.past.slice(0, -1), present: last, future: [state.present, ...state.future], group: undefined }
    }
    case 'redo': {
      const [next, ...later] = state.future
      return next === undefined ? state : { ...state, past: [...state.past, state.present], present: next, future: later, group: undefined }
    }
    case 'saved':
      return { ...state, saved: step.document, present: step.document, group: undefined }
    case 'reset':
      return startEditing(step.document)
  }
}

export const isDirty = ({ present, saved }: Editing) => present !== saved && JSON.stringify(present) !== JSON.stringify(saved)

export function withPage(document: DashboardDocument, id: string, change: (page: DashboardPage) => DashboardPage): DashboardDocument {
  return { ...document, pages: document.pages.map((page) => (page.id === id ? change(page) : page)) }
}

/** Replaces the panel of the same id, or adds it. */
export function withPanel(document: DashboardDocument, page: string, panel: PanelDocument): DashboardDocument {
  return withPage(document, page, (one) => ({
    ...one,
    panels: one.panels.some(({ id }) => id === panel.id) ? one.panels.map((old) => (old.id === panel.id ? panel : old)) : [...one.panels, panel],
  }))
}

export function withoutPanel(document: DashboardDocument, page: string, id: string): DashboardDocument {
  return withPage(document, page, (one) => ({ ...one, panels: compact(one.panels.filter((panel) => panel.id !== id)) }))
}
