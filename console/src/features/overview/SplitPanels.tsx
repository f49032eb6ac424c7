import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { liveSplitWindow, servicesQuery, splitQuery } from '@/shared/api/queries'
import type { Service } from '@/shared/api/types'
import { SplitBars } from '@/shared/chart/SplitBars'
import { Icon } from '@/shared/ui/Icon'
import { Empty, Failure, Frame, Loading, Panel } from '@/shared/ui/Panel'
import { ServiceState } from '@/shared/ui/ServiceState'

/** The three-way split of each service. */
export function SplitPanels() {
  const { t } = useTranslation()
  const { data, isError, error, refetch } = useQuery(servicesQuery)
  if (data === undefined || data.length === 0) {
    return (
      <Frame title={t('overview.split')}>
        {data !== undefined ? <Empty title={t('overview.noServices')} hint={t('overview.noServicesHint')} /> : isError ? <Failure error={error} retry={() => void refetch()} /> : <Loading />}
      </Frame>
    )
  }
  return data.map((service) => <SplitPanel key={service.id} service={service} />)
}

function SplitPanel({ service }: { service: Service }) {
  const { t } = useTranslation()
  const query = useQuery(splitQuery(service.id, liveSplitWindow))
  return (
    <Panel
      title={<><Link to="/services/$id" params={{ id: service.id }}>{service.name}</Link><span className="muted title-note">{t('split.title')} · {t(`split.windows.${liveSplitWindow}`)}</span></>}
      query={query}
      isPartial={(split) => split.partial}
      aside={
        <>
          <ServiceState service={service} />
          <Link to="/services/$id" params={{ id: service.id }} className="btn quiet small">{t('overview.openService')}<Icon name="arrow" size={13} /></Link>
        </>
      }
    >
      {(split) => <SplitBars split={split} />}
    </Panel>
  )
}
