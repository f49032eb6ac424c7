export type PanelState = 'loading' | 'error' | 'empty' | 'stale' | 'partial' | 'ready'

export interface PanelFacts {
  hasData: boolean
  failed: boolean
  empty: boolean
  partial: boolean
  stale: boolean
}

/** What was once received is never taken away by a later failure: it is shown as stale. */
export function panelState({ hasData, failed, empty, partial, stale }: PanelFacts): PanelState {
  if (!hasData) return failed ? 'error' : 'loading'
  if (stale || failed) return 'stale'
  if (empty) return 'empty'
  return partial ? 'partial' : 'ready'
}
