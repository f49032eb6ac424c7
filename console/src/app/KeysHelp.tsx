import { useTranslation } from 'react-i18next'
import { useAllActions } from '@/shared/ui/actions'
import { Dialog } from '@/shared/ui/Dialog'
import { Keys } from './Keys'

const groups = ['everywhere', 'range', 'page'] as const

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useAllActions()
  return (
    <Dialog title={t('keysHelp.title')} onClose={onClose}>
      <div className="keys-help">
        {groups.map((group) => {
          const list = actions.filter((action) => action.group === group && action.keys !== undefined)
          return list.length > 0 && (
            <section key={group}>
              <h3>{t(`keysHelp.${group}`)}</h3>
              <dl>{list.map(({ id, keys = '', text }) => <div key={id}><dt>{text}</dt><dd><Keys keys={keys} /></dd></div>)}</dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
