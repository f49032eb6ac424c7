import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column, Query } from '@/shared/dashboard/document'
import { ko } from '@/shared/i18n/ko'

type KnownMetric = keyof typeof ko.dashboard.metrics
const isKnown = (name: string): name is KnownMetric => name in ko.dashboard.metrics

/** What a metric is called on screen: in the reader's language where it has a word, else by the name it has everywhere. */
export function useMetricName(): (column: Column | Query) => string {
  const { t } = useTranslation()
  return useCallback((column) => {
    if ('label' in column && column.label !== '') return column.label
    const key = `${column.metric} ${column.aggregate}`
    if (isKnown(key)) return t(`dashboard.metrics.${key}`)
    const name = isKnown(column.metric) ? t(`dashboard.metrics.${column.metric}`) : column.metric
    return `${name} ${t(`dashboard.aggregates.${column.aggregate}`)}`
  }, [t])
}
