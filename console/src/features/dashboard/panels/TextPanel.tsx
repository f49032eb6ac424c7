import { useTranslation } from 'react-i18next'
import { Empty } from '@/shared/ui/Panel'
import type { PanelProps } from '../panelView'
import { Markdown } from './Markdown'

export default function TextPanel({ panel: { options } }: PanelProps<'text'>) {
  const { t } = useTranslation()
  return options.markdown.trim() === '' ? <Empty title={t('dashboard.noText')} hint={t('dashboard.noTextHint')} /> : <div className="dash-scroll markdown"><Markdown text={options.markdown} /></div>
}
