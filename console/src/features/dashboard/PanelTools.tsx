import { useTranslation } from 'react-i18next'
import { Icon } from '@/shared/ui/Icon'
import { Menu, type Item } from './Menu'
import { usePanelPlace } from './panelView'
import { saveCsv } from './take/csv'
import { savePanelPicture } from './take/picture'

interface Props { title: string; enlarged: boolean; onEnlarge: () => void; onEdit?: (() => void) | undefined; onDuplicate?: (() => void) | undefined; onRemove?: (() => void) | undefined }

/** What can be done with one panel. */
export function PanelTools({ title, enlarged, onEnlarge, onEdit, onDuplicate, onRemove }: Props) {
  const { t } = useTranslation()
  const { sheet, element } = usePanelPlace()
  const csv = () => {
    const rows = sheet()
    if (rows) saveCsv(title, rows)
  }
  const png = () => {
    const card = element()
    if (card) void savePanelPicture(title, card)
  }
  const items: (Item | undefined)[] = [
    { id: 'full', label: t(enlarged ? 'dashboard.backToPage' : 'dashboard.enlarge'), onChoose: onEnlarge },
    onEdit && { id: 'edit', label: t('dashboard.editPanel'), onChoose: onEdit },
    onDuplicate && { id: 'copy', label: t('dashboard.duplicate'), onChoose: onDuplicate },
    { id: 'csv', label: t('dashboard.csv'), onChoose: csv },
    { id: 'png', label: t('dashboard.png'), onChoose: png },
    onRemove && { id: 'remove', label: t('dashboard.removePanel'), danger: true, onChoose: onRemove },
  ]
  return <Menu label={t('dashboard.panelMenu', { title })} className="btn quiet icon small dash-menu" items={items}><Icon name="more" /></Menu>
}
