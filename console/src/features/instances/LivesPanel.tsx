import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { InstanceLife } from '@/shared/api/types'
import { useServerNow } from '@/shared/time/clock'
import { useFormat } from '@/shared/time/format'
import { Frame } from '@/shared/ui/Panel'
import { Scroll } from '@/shared/ui/Scroll'
import { LifeStatus } from './LifeStatus'
import { lifeOf } from './rows'

/** Every restart begins another life of the same instance. */
export function LivesPanel({ life }: { life: InstanceLife }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useServerNow()
  return (
    <Frame title={t('instances.lives')} flush aside={<span className="muted">{t('instances.livesHint')}</span>}>
      <Scroll label={t('instances.lives')}>
        <table className="cards">
          <thead><tr><th>{t('instances.started')}</th><th>{t('instances.ended')}</th><th>{t('common.state')}</th><th className="num">{t('instances.lifetime')}</th><th>{t('instances.version')}</th></tr></thead>
          <tbody>
            {life.lives.map((one) => {
              const began = one.startedAt ?? one.firstWindowAt
              const current = one.startedAt === life.instance.startedAt
              return (
                <tr key={one.startedAt}>
                  <td className="nowrap card-head">{current ? <strong>{format.dateTime(began)}</strong> : <Link to="/instances/life" search={lifeOf(one)}>{format.dateTime(began)}</Link>}{current && <> <span className="tag">{t('instances.thisLife')}</span></>}</td>
                  <td className="nowrap soft" data-label={t('instances.ended')}>{format.dateTime(one.endedAt)}</td>
                  <td data-label={t('common.state')}><LifeStatus instance={one} /></td>
                  <td className="num" data-label={t('instances.lifetime')}>{began === null ? t('common.noData') : format.duration((one.endedAt === null ? now : Date.parse(one.endedAt)) - Date.parse(began))}</td>
                  <td className="soft" data-label={t('instances.version')}>{one.version ?? t('common.noData')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </Frame>
  )
}
