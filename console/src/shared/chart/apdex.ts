export type Rating = 'excellent' | 'good' | 'fair' | 'poor' | 'unacceptable'

/** The bands of the Apdex specification (Apdex Alliance, version 1.1, section 5). */
export function ratingOf(score: number): Rating {
  if (score >= 0.94) return 'excellent'
  if (score >= 0.85) return 'good'
  if (score >= 0.7) return 'fair'
  return score >= 0.5 ? 'poor' : 'unacceptable'
}
