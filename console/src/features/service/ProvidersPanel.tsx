import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { providersQuery } from '@/shared/api/steering'
import type { ServiceProvider } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Panel } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { Status } from '@/shared/ui/Status'
import { ProviderDrift } from './ProviderDrift'
import { providerTones } from './providerTones'
import { ProviderVerdicts } from './ProviderVerdicts'
import { refusalText } from './refusal'
import { tokenText } from './token'

/** What each provider of a service serves: whether it is what the leader wants, how far a change has come, who says what of endpoints. */
export function ProvidersPanel({ service }: { service: string }) {
  const { t } = useTranslation()
  const query = useQuery(providersQuery(service))
  return (
    <Panel title={t('provider.title')} query={query} flush staleAfterMs={20_000} isEmpty={({ providers }) => providers.length === 0} empty={{ title: t('provider.none'), hint: t('provider.noneHint') }} aside={query.data && <span className="tag">{t(`provider.driftPolicy.${query.data.drift}`)}</span>}>
      {({ providers }) => <ul className="providers">{providers.map((provider) => <Provider key={provider.id} service={service} provider={provider} />)}</ul>}
    </Panel>
  )
}

function Provider({ service, provider }: { service: string; provider: ServiceProvider }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  const { capabilities, lastChange, refusal, records, verdicts, drift } = provider
  const able = (['nativeWeights', 'nativeHealthChecks', 'changeStatus'] as const).filter((one) => capabilities[one])
  return (
    <li className="provider">
      <div className="provider-head">
        <strong>{provider.id}</strong>
        <span className="muted">{t(`provider.kinds.${provider.kind}`)}</span>
        <Status tone={providerTones[provider.state]} pill>{t(`provider.states.${provider.state}`)}</Status>
        <span className="tag" title={t('service.tokenHint')}>{tokenText(provider.token)}</span>
        {able.map((one) => <span key={one} className="tag wide-only">{t(`provider.capabilities.${one}`)}</span>)}
      </div>
      <dl className="provider-facts">
        <div><dt>{t('provider.lastChange')}</dt><dd>{lastChange === null ? <span className="muted">{t('provider.noChange')}</span> : <><span title={format.dateTime(lastChange.at)}>{format.ago(now - Date.parse(lastChange.at))}</span> <span className="tag">{tokenText(lastChange.token)}</span></>}</dd></div>
        <div><dt>{t('provider.propagation')}</dt><dd>{provider.propagation !== null ? <Status tone="info">{provider.propagation}</Status> : provider.state === 'in-sync' ? <span className="soft">{t('provider.propagated')}</span> : t('common.noData')}</dd></div>
        {provider.observedAt !== null && <div><dt>{t('provider.observed')}</dt><dd>{format.ago(now - Date.parse(provider.observedAt))}</dd></div>}
        {provider.cause !== null && <div><dt>{t('provider.cause')}</dt><dd className="provider-cause">{provider.cause}</dd></div>}
      </dl>
      {refusal !== null && <div className="banner crit"><div><Status tone="crit">{t('provider.refusal')}: {refusalText(t, refusal.code)}</Status><p className="soft">{refusal.message} · {t('provider.refusedSince', { time: format.clock(refusal.since) })}</p></div></div>}
      {drift !== null && <ProviderDrift service={service} provider={provider.id} drift={drift} />}
      {verdicts.length > 0 && <ProviderVerdicts verdicts={verdicts} />}
      {records.length > 0 && (
        <details>
          <summary>{t('provider.records', { count: records.length })}</summary>
          <Scroll label={`${provider.id} · ${t('provider.records', { count: records.length })}`} className="boxed">
            <table>
              <thead><tr><th>{t('provider.record')}</th><th>{t('provider.found')}</th><th className="num">TTL</th><th className="num">{t('provider.weight')}</th></tr></thead>
              <tbody>
                {records.map((record) => (
                  <tr key={`${record.name} ${record.type} ${record.setIdentifier ?? ''} ${record.data}`}>
                    <td><code>{record.name} {record.type}</code>{record.setIdentifier !== null && <small className="muted"> {record.setIdentifier}</small>}</td>
                    <td><code>{record.data}</code></td>
                    <td className="num">{record.ttlSeconds}</td>
                    <td className="num">{record.weight ?? t('common.noData')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </details>
      )}
    </li>
  )
}
