import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { splitWindows, type SplitWindow } from '@/app/router'
import { splitQuery } from '@/shared/api/queries'
import { SplitBars } from '@/shared/chart/SplitBars'
import { Segmented } from '@/shared/ui/fields'
import { Panel } from '@/shared/ui/Panel'

export function SplitPanel({ service, window }: { service: string; window: SplitWindow }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useQuery(splitQuery(service, window))
  return (
    <Panel
      title={t('split.title')}
      query={query}
      staleAfterMs={window === 'PT1M' ? 8_000 : 16_000}
      isPartial={(split) => split.partial}
      aside={
        <Segmented
          label={t('split.window')}
          value={window}
          choices={splitWindows.map((value) => ({ value, label: t(`split.windows.${value}`) }))}
          onChange={(next) => void navigate({ to: '/services/$id', params: { id: service }, search: { window: next }, resetScroll: false })}
        />
      }
    >
      {(split) => <SplitBars split={split} detailed />}
    </Panel>
  )
}
