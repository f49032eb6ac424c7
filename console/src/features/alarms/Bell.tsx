import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alarmsQuery } from '@/shared/api/alarms'
import type { RaisedAlarm } from '@/shared/api/types'
import { useCanAct } from '@/shared/ui/canAct'
import { Icon } from '@/shared/ui/Icon'
import { Empty, Loading } from '@/shared/ui/Panel'
import { Popover } from '@/shared/ui/Popover'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import { AlarmItem } from './AlarmItem'
import './alarms.css'

const shownMost = 6

/** How many alarms are on, and the worst of them at a click, from every page. */
export function Bell() {
  const { t } = useTranslation()
  const canAct = useCanAct()
  const query = useQuery(alarmsQuery)
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<RaisedAlarm>()
  const close = useCallback(() => setOpen(false), [])
  const active = query.data?.active ?? []
  const critical = active.some(({ severity }) => severity === 'critical')
  return (
    <div className="bell">
      <button type="button" className={`btn quiet icon bell-button ${active.length === 0 ? '' : critical ? 'crit' : 'warn'}`} aria-haspopup="dialog" aria-expanded={open} title={t('alarms.active')} onClick={() => setOpen(!open)}>
        <Icon name="bell" />
        <span className="sr-only">{active.length === 0 ? t('alarms.none') : t('alarms.active')}</span>
        {active.length > 0 && <span className="count">{active.length}</span>}
      </button>
      <Popover label={t('alarms.active')} open={open} onClose={close} className="bell-popover">
        {query.data === undefined ? <div className="panel-body"><Loading /></div> : active.length === 0 ? <Empty title={t('alarms.none')} /> : (
          <ul className="alarm-list">{active.slice(0, shownMost).map((alarm) => <AlarmItem key={alarm.id} alarm={alarm} canAct={canAct} onAcknowledge={(one) => { setAsked(one); close() }} onOpened={close} />)}</ul>
        )}
        <p className="bell-foot"><Link to="/alarms" onClick={close}>{t('alarms.seeAll')}{active.length > shownMost && ` · ${t('alarms.more', { count: active.length - shownMost })}`}</Link></p>
      </Popover>
      {asked && <AcknowledgeDialog alarm={asked} onClose={() => setAsked(undefined)} />}
    </div>
  )
}
