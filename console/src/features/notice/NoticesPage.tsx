import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '@/app/Shell'
import { noticesQuery } from '@/shared/api/steering'
import { Panel } from '@/shared/ui/Panel'
import { NoticeChannelItem } from './NoticeChannelItem'
import './notice.css'

/** The ways on which people are told outside the console, and whether they are. */
export function NoticesPage() {
  const { t } = useTranslation()
  const query = useQuery(noticesQuery)
  return (
    <Page title={t('notice.title')}>
      <p className="soft">{t('notice.hint')}</p>
      <Panel title={t('notice.title')} query={query} flush bare staleAfterMs={20_000} isEmpty={(channels) => channels.length === 0} empty={{ title: t('notice.none'), hint: t('notice.noneHint') }}>
        {(channels) => <ul className="notices">{channels.map((channel) => <NoticeChannelItem key={channel.id} channel={channel} />)}</ul>}
      </Panel>
    </Page>
  )
}
