import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ServiceDetail } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Status } from '@/shared/ui/Status'
import { useMayAct, useOpenAct } from './useAct'

export function ImpossibleBanner({ service }: { service: ServiceDetail }) {
  const { t } = useTranslation()
  if (service.automaticFailover.possible) return null
  return (
    <div className="banner crit" role="status">
      <div>
        <Status tone="crit">{t('service.autoImpossible')}</Status>
        <p title={service.automaticFailover.reason ?? undefined}>{t('service.autoImpossibleHint')}</p>
      </div>
    </div>
  )
}

export function ApprovalBanner({ service }: { service: ServiceDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const mayAct = useMayAct(service)
  const open = useOpenAct(service.id)
  const wanted = service.pendingApproval
  if (wanted === null) return null
  return (
    <div className="banner warn" role="alert">
      <div>
        <Status tone="warn">{t(`approval.${wanted.kind}`, { site: wanted.site })}</Status>
        <p>{t(`approval.${wanted.kind}Text`)} <span className="muted nowrap">{t('approval.since', { ago: format.ago(now - Date.parse(wanted.since)) })}</span></p>
      </div>
      {mayAct && (
        <div className="actions banner-actions">
          <button type="button" className="btn" onClick={() => open('reject', wanted.site)}>{t('approval.reject')}</button>
          <button type="button" className="btn primary" onClick={() => open('approve', wanted.site)}>{t('approval.approve')}</button>
        </div>
      )}
    </div>
  )
}

export function FreezeBanner({ service }: { service: ServiceDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const mayAct = useMayAct(service)
  const open = useOpenAct(service.id)
  const { freeze } = service
  if (freeze === null) return null
  return (
    <div className="banner warn" role="status">
      <div>
        <Status tone="warn">{t('freeze.active')}</Status>
        <p>{t('freeze.activeText', { until: format.dateTime(freeze.until), by: freeze.by })} · {t('unit.left', { duration: format.duration(Date.parse(freeze.until) - now) })} · {freeze.reason}</p>
      </div>
      {mayAct && <div className="actions banner-actions"><button type="button" className="btn" onClick={() => open('unfreeze')}>{t('freeze.end')}</button></div>}
    </div>
  )
}

export function DrillBanner({ service }: { service: ServiceDetail }) {
  const { t } = useTranslation()
  const { drill } = service
  if (drill == null) return null
  return (
    <div className="banner" role="status">
      <div><Status tone="info">{t('drill.running', { site: drill.site })}</Status> <span className="soft">{t(`drill.states.${drill.state}`)}</span></div>
      <div className="actions banner-actions"><Link className="btn" to="/drills/$id" params={{ id: drill.id }}>{t('drill.open')}</Link></div>
    </div>
  )
}
