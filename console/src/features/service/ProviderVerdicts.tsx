import { useTranslation } from 'react-i18next'
import type { ServiceProvider } from '@/shared/api/types'
import { Scroll } from '@/shared/ui/Scroll'
import { SiteName } from '@/shared/ui/Site'
import { Status } from '@/shared/ui/Status'
import { verdictTones } from './verdictTones'

/** Our verdict and the provider's own, side by side; where both know and differ, somebody has to look. */
export function ProviderVerdicts({ verdicts }: { verdicts: ServiceProvider['verdicts'] }) {
  const { t } = useTranslation()
  return (
    <Scroll label={t('provider.verdicts')} className="boxed">
      <table>
        <thead><tr><th>{t('common.site')}</th><th>{t('provider.address')}</th><th>{t('provider.ours')}</th><th>{t('provider.theirs')}</th><th>{t('provider.verdicts')}</th></tr></thead>
        <tbody>
          {verdicts.map(({ site, address, verdict, ours, detail }) => (
            <tr key={`${site} ${address}`}>
              <td><SiteName site={site} /></td>
              <td className="nowrap"><code>{address}</code></td>
              <td><Status tone={verdictTones[ours]}>{t(`verdict.${ours}`)}</Status></td>
              <td title={detail === '' ? undefined : detail}><Status tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</Status></td>
              <td>{ours === 'unknown' || verdict === 'unknown' ? t('common.noData') : ours === verdict ? <span className="soft">{t('provider.agree')}</span> : <Status tone="warn">{t('provider.differ')}</Status>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
