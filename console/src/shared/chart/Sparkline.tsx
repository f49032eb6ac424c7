import { sparkPaths } from './spark'

/** Decorative: the number in front of it says what matters. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const { line, area } = sparkPaths(values)
  return (
    <svg className="sparkline" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <path d={area} className="spark-area" />
      <path d={line} className="spark-line" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
