const paths = {
  overview: 'M2.5 2.5h4.5v5H2.5zM9 2.5h4.5v3H9zM9 7.5h4.5v6H9zM2.5 9.5h4.5v4H2.5z',
  service: 'M3 8h3.2M9.8 4.5H13M9.8 11.5H13M6.2 8l3.6-3.5M6.2 8l3.6 3.5',
  incident: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.2',
  instance: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.1M5 11h.1',
  drill: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 8h.1',
  notice: 'M2.500 4h11v8h-11zM2.500 4.500 8 9l5.500-4.500',
  ledger: 'M3 3h10v10H3zM3 6.300h10M8 6.300V13M5 9h1.200M5 11h1.200M10 9h1.200M10 11h1.200',
  audit: 'M4 2.5h8v11H4zM6 5.5h4M6 8h4M6 10.5h2.5',
  user: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.5c.6-2.4 2.6-3.6 5-3.6s4.400 1.200 5 3.600',
  out: 'M6.500 3H3v10h3.500M7 8h6.500M11 5.500 13.500 8 11 10.500',
  close: 'm4 4 8 8M12 4l-8 8',
  zoom: 'M7 11.5a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.300 10.300 13.500 13.500M5 7h4M7 5v4',
  table: 'M2.500 3.500h11v9h-11zM2.500 6.500h11M6.500 6.500v6',
  search: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.300 10.300 13.500 13.500',
  bell: 'M4 11V7.300a4 4 0 0 1 8 0V11l1.200 1.200H2.800zM6.700 13.700h2.600',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.300 6.500a1.750 1.750 0 1 1 2.500 1.600c-.6.3-.8.6-.8 1.200M8 11.300v.1',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.200 1.500',
  zoomOut: 'M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM10.300 10.300 13.500 13.500M5 7h4',
  command: 'M3 3.500h10v9H3zM5.500 6.500 7.200 8 5.500 9.500M8.500 9.800h2.300',
  seal: 'M8 9.500A3.500 3.500 0 1 0 8 2.500a3.500 3.500 0 0 0 0 7zM6 8.800 5 13.500l3-1.600 3 1.600-1-4.700',
  more: 'M3.500 8h.1M8 8h.1M12.500 8h.1',
  calendar: 'M2.500 3.500h11v10h-11zM2.500 6.500h11M5.500 2v3M10.500 2v3',
  check: 'm3.500 8.500 3 3 6-7',
  plus: 'M8 3.500v9M3.500 8h9',
  alarm: 'M4 11V7.300a4 4 0 0 1 8 0V11l1.200 1.200H2.800zM6.700 13.700h2.600M1.500 5.500 3.300 3M14.500 5.500 12.700 3',
  arrow: 'M3 8h10M9.500 4.500 13 8l-3.500 3.500',
  up: 'M8 12V4M4.500 7.500 8 4l3.500 3.500',
  down: 'M8 4v8M4.500 8.500 8 12l3.500-3.500',
  left: 'M10 3.500 5.500 8l4.500 4.500',
  right: 'M6 3.500 10.500 8 6 12.500',
  home: 'M2.500 7.500 8 3l5.500 4.500M4 6.500v6.500h8V6.500M6.700 13v-3.500h2.600V13',
  dashboard: 'M2.500 2.500h5v4h-5zM9.500 2.500h4v7h-4zM2.500 8.500h5v5h-5zM9.500 11.500h4v2h-4z',
  grip: 'M6 3.500h.1M10 3.500h.1M6 8h.1M10 8h.1M6 12.500h.1M10 12.500h.1',
  edit: 'M3 13l.600-2.600L10.800 3.200l2 2-7.200 7.200zM9.500 4.500l2 2',
  reload: 'M13 8a5 5 0 1 1-1.500-3.600M13 2.500V5h-2.500',
  full: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  undo: 'M5.500 3.500 3 6l2.500 2.500M3 6h6.500a3.500 3.500 0 0 1 0 7H6',
  redo: 'M10.500 3.500 13 6l-2.500 2.500M13 6H6.500a3.500 3.500 0 0 0 0 7H10',
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
