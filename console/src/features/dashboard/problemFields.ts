import { ProblemError } from '@/shared/api/client'

const shown = 3

/** Where in a document the hub found something wrong, by its JSON pointers. */
export function problemFields(error: unknown): string {
  if (!(error instanceof ProblemError)) return ''
  const errors = error.problem.errors ?? []
  return errors.slice(0, shown).map(({ field, message }) => `${field}: ${message}`).join(' · ') + (errors.length > shown ? ' …' : '')
}
