import { useState } from 'react'
import { useProblemText } from '@/shared/ui/problemText'
import { Status } from '@/shared/ui/Status'
import { problemFields } from '../problemFields'

/** One request at a time, and what it was refused with. */
export function useActing(): { busy: boolean; error: unknown; act: (work: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act = (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    work().catch(setError).finally(() => setBusy(false))
  }
  return { busy, error, act }
}

export function Acting({ error }: { error: unknown }) {
  const text = useProblemText()
  if (error === undefined) return null
  const fields = problemFields(error)
  return (
    <div role="alert">
      <Status tone="crit">{text(error)}</Status>
      {fields !== '' && <p className="mono soft">{fields}</p>}
    </div>
  )
}
