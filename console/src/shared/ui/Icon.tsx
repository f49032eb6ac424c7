const paths = {
  overview: 'M2.5 2.5h4.5v5H2.5zM9 2.5h4.5v3H9zM9 7.5h4.5v6H9zM2.5 9.5h4.5v4H2.5z',
  service: 'M3 8h3.2M9.8 4.5H13M9.8 11.5H13M6.2 8l3.6-3.5M6.2 8l3.6 3.5',
  incident: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.2',
  instance: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.1M5 11h.1',
  ledger: 'M3 3h10v10H3zM3 6.300h10M8 6.300V13M5 9h1.200M5 11h1.200M10 9h1.200M10 11h1.200',
  audit: 'M4 2.5h8v11H4zM6 5.5h4M6 8h4M6 10.5h2.5',
  user: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.5c.6-2.4 2.6-3.6 5-3.6s4.400 1.200 5 3.600',
  out: 'M6.500 3H3v10h3.500M7 8h6.500M11 5.500 13.500 8 11 10.500',
  close: 'm4 4 8 8M12 4l-8 8',
  arrow: 'M3 8h10M9.500 4.500 13 8l-3.500 3.500',
  up: 'M8 12V4M4.500 7.500 8 4l3.500 3.500',
  down: 'M8 4v8M4.500 8.500 8 12l3.500-3.500',
  left: 'M10 3.500 5.500 8l4.500 4.500',
  right: 'M6 3.500 10.500 8 6 12.500',
} as const

export type IconName = keyof typeof paths

/** Decorative: the text beside it, or the button's label, says what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
