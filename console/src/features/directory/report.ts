import type { DirectoryTest, DirectoryTestOutcome } from '@/shared/api/types'
import type { Tone } from '@/shared/ui/Status'

export const outcomeTones: Record<DirectoryTestOutcome, Tone> = { done: 'ok', warning: 'warn', failed: 'crit', skipped: 'idle' }

interface Words { stage: (stage: DirectoryTest['steps'][number]['stage']) => string; outcome: (outcome: DirectoryTestOutcome) => string; cause: (cause: DirectoryTest['steps'][number]['cause']) => string }

/** The whole report as text, to be handed to whoever runs the directory. */
export function reportText({ name, steps }: DirectoryTest, at: Date, words: Words): string {
  const lines = steps.map(({ stage, server, outcome, cause, tookMs, detail }) =>
    [`${words.outcome(outcome)}  ${words.stage(stage)}`, server, `${tookMs} ms`, cause === 'none' ? '' : words.cause(cause), detail].filter((part) => part !== '').join(' | '))
  return [`${name}  ${at.toISOString()}`, ...lines].join('\n')
}
