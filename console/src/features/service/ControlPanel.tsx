import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mode, ServiceDetail } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Segmented } from '@/shared/ui/fields'
import { Frame } from '@/shared/ui/Panel'
import { Status } from '@/shared/ui/Status'
import { ModeDialog } from './ModeDialog'
import { modes } from './modes'
import { useMayAct, useOpenAct } from './useAct'

export function ControlPanel({ service }: { service: ServiceDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const mayAct = useMayAct(service)
  const open = useOpenAct(service.id)
  const [mode, setMode] = useState<Mode>()
  const { check } = service
  return (
    <Frame title={t('service.control')}>
      <div className="control">
        <div className="field">
          <span className="field-label">{t('service.mode')}</span>
          <Segmented wide label={t('service.mode')} value={service.mode} disabled={!mayAct} choices={modes.map((value) => ({ value, label: t(`mode.${value}`) }))} onChange={setMode} />
          <span className="field-hint">{t(`modeHint.${service.mode}`)}</span>
        </div>
        <div className="actions">
          <button type="button" className="btn primary" disabled={!mayAct} onClick={() => open('weights')}>{t('weights.open')}</button>
          {service.freeze === null
            ? <button type="button" className="btn" disabled={!mayAct} onClick={() => open('freeze')}>{t('freeze.open')}</button>
            : <button type="button" className="btn" disabled={!mayAct} onClick={() => open('unfreeze')}>{t('freeze.end')}</button>}
        </div>
        {!mayAct && <p className="field-hint">{t(service.partial === true ? 'beyond.serviceReadOnly' : 'common.readOnly')}</p>}
        <dl className="facts">
          <dt>{t('service.quorum')}</dt>
          <dd>{service.automaticFailover.possible ? <Status tone="ok">{t('service.autoPossible')}</Status> : <Status tone="crit">{t('service.autoImpossible')}</Status>}</dd>
          {service.domains.length > 0 && <dt>{t('service.domains')}</dt>}
          {service.domains.length > 0 && <dd>{service.domains.map((domain) => <span key={domain} className="tag">{domain}</span>)}</dd>}
          <dt>{t('service.check')}</dt>
          <dd>{check.kind === 'tcp' ? 'TCP' : <><code>{check.kind}://{check.host}{check.path}</code> → {check.status}{check.body !== null && <> · <code>{check.body}</code></>}</>}</dd>
          <dt>{t('service.checkInterval')}</dt>
          <dd>{format.setting(check.intervalMs)} · {format.setting(check.timeoutMs)}</dd>
          <dt>{t('service.checkFallRise')}</dt>
          <dd>{t('service.checkTimes', { fall: check.fall, rise: check.rise })}</dd>
        </dl>
      </div>
      {mode !== undefined && mode !== service.mode && <ModeDialog service={service} mode={mode} onClose={() => setMode(undefined)} />}
    </Frame>
  )
}
