import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/time/format'
import { Status } from '@/shared/ui/Status'
import { useBox } from './canvas'
import type { TopologyNode, TopologyProps, TopologyState } from './props'
import './drawings.css'

const nodeHeight = 66
const gap = 12
const strokes: Record<TopologyState, string> = { ok: 'var(--ok)', warn: 'var(--warn)', crit: 'var(--crit)', idle: 'var(--line-strong)' }

/** Which services are answered by which sites, and how much of each goes where. */
export function Topology({ label, height, services, sites, links, onOpen }: TopologyProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [middle, { width }] = useBox<HTMLDivElement>()
  const rows = Math.max(services.length, sites.length, 1)
  const full = rows * nodeHeight + (rows - 1) * gap
  const middleOf = (index: number, count: number) => (full - count * nodeHeight - (count - 1) * gap) / 2 + index * (nodeHeight + gap) + nodeHeight / 2
  const drawn = links.flatMap((link) => {
    const from = services.findIndex(({ id }) => id === link.service), to = sites.findIndex(({ id }) => id === link.site)
    return from < 0 || to < 0 ? [] : [{ ...link, from: middleOf(from, services.length), to: middleOf(to, sites.length) }]
  })
  const column = (kind: 'service' | 'site', nodes: readonly TopologyNode[]) => (
    <ul className="topology-nodes" aria-label={kind === 'service' ? t('common.service') : t('common.site')}>
      {nodes.map((node) => (
        <li key={node.id} style={{ height: nodeHeight }}>
          {onOpen ? <button type="button" className={`topology-node ${node.state}`} onClick={() => onOpen(kind, node.id)}><NodeWords node={node} /></button> : <div className={`topology-node ${node.state}`}><NodeWords node={node} /></div>}
        </li>
      ))}
    </ul>
  )
  return (
    <div className="drawing topology" style={height === undefined ? undefined : { height }} role="group" aria-label={label}>
      <div className="topology-body" style={{ minHeight: full }}>
        {column('service', services)}
        <div ref={middle} className="topology-links" style={{ height: full }}>
          <svg width={width} height={full} aria-hidden="true">
            {drawn.map(({ service, site, share, state, from, to }) => (
              <path key={`${service} ${site}`} d={`M0 ${from}C${width / 2} ${from} ${width / 2} ${to} ${width} ${to}`} fill="none" stroke={strokes[state]} strokeWidth={1.5 + (share ?? 0) * 9} strokeOpacity={share === 0 ? 0.35 : 0.7} {...(share === null || share === 0 ? { strokeDasharray: '4 4' } : {})} />
            ))}
          </svg>
          {drawn.map(({ service, site, share, from, to }) => <span key={`${service} ${site}`} aria-hidden="true" className="topology-share" style={{ top: from * 0.28 + to * 0.72, left: width * 0.66 }}>{share === null ? t('common.unknown') : format.percent(share, 0)}</span>)}
        </div>
        {column('site', sites)}
      </div>
      <ul className="sr-only" aria-label={t('chart.links')}>{links.map(({ service, site, share, stateText }) => <li key={`${service} ${site}`}>{service} – {site}: {share === null ? t('common.unknown') : format.percent(share)} {stateText}</li>)}</ul>
    </div>
  )
}

function NodeWords({ node }: { node: TopologyNode }) {
  return (
    <>
      <strong>{node.name}</strong>
      <Status tone={node.state}>{node.stateText}</Status>
      <span className="muted">{node.facts.join(' · ')}</span>
    </>
  )
}
