import { useTranslation } from 'react-i18next'
import type { ServiceProvider } from '@/shared/api/types'
import { useFormat } from '@/shared/time/format'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { useMayAct, useOpenAct } from './useAct'

interface Props { service: string; provider: string; drift: NonNullable<ServiceProvider['drift']> }

/** What a provider serves and was not written from here, record by record. */
export function ProviderDrift({ service, provider, drift }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const mayAct = useMayAct()
  const open = useOpenAct(service)
  return (
    <div className="provider-drift">
      <div className="provider-head">
        <Status tone="crit">{t(drift.code === 'token-missing' ? 'provider.tokenMissing' : 'provider.drift')}</Status>
        <span className="muted">{t('provider.driftSince', { time: format.clock(drift.since) })}</span>
        {drift.repairAt !== null && <span className="tag">{t('provider.repairAt', { time: format.clock(drift.repairAt) })}</span>}
        {drift.repairs > 0 && <span className="muted">{t('provider.repairs', { count: drift.repairs })}</span>}
        {mayAct && <button type="button" className="btn small lead" onClick={() => open('repair', undefined, provider)}>{t('provider.repair')}<span className="sr-only"> {provider}</span></button>}
      </div>
      {drift.code === 'token-missing' && drift.repairAt === null && <p className="soft">{t('provider.adoptText')}</p>}
      <Scroll label={`${provider} · ${t('provider.drift')}`} className="boxed">
        <table className="cards">
          <thead><tr><th>{t('provider.record')}</th><th>{t('provider.found')}</th><th>{t('provider.wanted')}</th></tr></thead>
          <tbody>
            {drift.records.map((record) => (
              <tr key={`${record.name} ${record.type}`}>
                <td className="card-head"><code>{record.name} {record.type}</code></td>
                <td data-label={t('provider.found')}>{record.found === null ? <span className="muted">{t('provider.absent')}</span> : <code>{record.found}</code>}</td>
                <td data-label={t('provider.wanted')}>{record.wanted === null ? <span className="muted">{t('provider.absent')}</span> : <code>{record.wanted}</code>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}
