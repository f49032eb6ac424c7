import { useTranslation } from 'react-i18next'

export function Brand() {
  const { t } = useTranslation()
  return (
    <>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--ink)" />
        <path d="M7 9h7a7 7 0 0 1 0 14H7z" fill="#6f86f5" />
        <path d="M25 9h-4a9 9 0 0 1 0 14h4z" fill="#2db5bd" />
      </svg>
      <span>{t('app.name')}</span>
      <small lang="ko">두레</small>
    </>
  )
}
