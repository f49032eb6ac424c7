import type { ReactNode } from 'react'

export type Tone = 'ok' | 'warn' | 'crit' | 'idle' | 'info'

/** Each tone has a shape of its own, so that it can be told without colour. */
function Shape({ tone }: { tone: Tone }) {
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' as const, strokeLinejoin: 'round' as const }
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" data-shape={tone}>
      {tone === 'ok' && <><circle cx="6" cy="6" r="5.5" fill="currentColor" opacity="0.18" /><path d="m3.400 6.200 1.800 1.800 3.400-3.800" {...stroke} /></>}
      {tone === 'warn' && <><path d="M6 .9 11.500 10.800H.5z" fill="currentColor" opacity="0.22" /><path d="M6 4.200v3M6 9.100v.1" {...stroke} /></>}
      {tone === 'crit' && <><path d="M3.700.5h4.600l3.200 3.200v4.600l-3.200 3.200H3.700L.5 8.300V3.700z" fill="currentColor" opacity="0.22" /><path d="m4 4 4 4M8 4 4 8" {...stroke} /></>}
      {tone === 'idle' && <circle cx="6" cy="6" r="4.600" {...stroke} strokeDasharray="2.200 2.200" />}
      {tone === 'info' && <><circle cx="6" cy="6" r="4.600" {...stroke} /><path d="M6 1.400a4.600 4.600 0 0 1 0 9.200z" fill="currentColor" /></>}
    </svg>
  )
}

export function Status({ tone, pill = false, children }: { tone: Tone; pill?: boolean; children: ReactNode }) {
  return (
    <span className={`status ${tone}${pill ? ' pill' : ''}`}>
      <Shape tone={tone} />
      {children}
    </span>
  )
}
