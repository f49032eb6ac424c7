import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useReducer, useState } from 'react'
import { ProblemError } from '@/shared/api/client'
import type { DashboardDocument, PanelDocument } from '@/shared/dashboard/document'
import { edit, isDirty, startEditing, withPage } from '@/shared/dashboard/editing'
import { keepDashboard, saveDashboard, type Dashboard } from './api'

export interface Conflict { version: number; by: string; at: string }

export interface Editor {
  document: DashboardDocument
  /** What the changes began with. */
  base: DashboardDocument
  dirty: boolean
  canUndo: boolean
  canRedo: boolean
  change: (document: DashboardDocument, group?: string) => void
  changePanels: (page: string, panels: PanelDocument[], group: string) => void
  undo: () => void
  redo: () => void
  discard: () => void
  saving: boolean
  error: unknown
  conflict: Conflict | undefined
  /** Saves over `version`, that which the changes began with unless somebody decided otherwise. */
  save: (document?: DashboardDocument, version?: number) => Promise<boolean>
  dropConflict: () => void
}

/** One person's changes to a dashboard until they are saved or given up. */
export function useEditor(dashboard: Dashboard): Editor {
  const client = useQueryClient()
  const [state, dispatch] = useReducer(edit, dashboard.document, startEditing)
  // The version that is being changed. What others save meanwhile must not slip in below the changes.
  const [version, setVersion] = useState(dashboard.version)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>()
  const [conflict, setConflict] = useState<Conflict>()
  const dirty = isDirty(state)

  // Nothing was changed here: the newest is shown.
  if (!dirty && dashboard.version > version && !saving) {
    setVersion(dashboard.version)
    dispatch({ act: 'reset', document: dashboard.document })
  } else if (!dirty && dashboard.version === version && dashboard.document !== state.saved && state.past.length === 0) {
    dispatch({ act: 'reset', document: dashboard.document })
  }

  const change = useCallback((document: DashboardDocument, group?: string) => dispatch({ act: 'change', document, ...(group === undefined ? {} : { group }) }), [])
  const { present, saved } = state
  const save = useCallback(async (document = present, over = version) => {
    setSaving(true)
    setError(undefined)
    try {
      const next = await saveDashboard(dashboard.id, document, over)
      keepDashboard(client, next)
      setVersion(next.version)
      dispatch({ act: 'saved', document: next.document })
      setConflict(undefined)
      return true
    } catch (problem) {
      const current = problem instanceof ProblemError && problem.code === 'dashboard-changed' ? problem.problem.current : undefined
      if (current) setConflict({ version: current.version, by: current.updatedBy, at: current.updatedAt })
      else setError(problem)
      return false
    } finally {
      setSaving(false)
    }
  }, [client, dashboard.id, present, version])

  return useMemo(() => ({
    document: present, base: saved, dirty, canUndo: state.past.length > 0, canRedo: state.future.length > 0, change,
    changePanels: (page: string, panels: PanelDocument[], group: string) => change(withPage(present, page, (one) => ({ ...one, panels })), group),
    undo: () => dispatch({ act: 'undo' }), redo: () => dispatch({ act: 'redo' }), discard: () => dispatch({ act: 'reset', document: saved }),
    saving, error, conflict, save, dropConflict: () => setConflict(undefined),
  }), [present, saved, dirty, state.past.length, state.future.length, change, saving, error, conflict, save])
}
