import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import { ko } from './ko'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ko }
    returnNull: false
  }
}

export const languages = ['ko', 'en'] as const
export type Language = (typeof languages)[number]

const stored = 'dure.language'

/** The one chosen before, else the browser's: Korean where Korean comes before English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (chosen === 'ko' || chosen === 'en') return chosen
  for (const tag of browser) {
    if (tag.toLowerCase().startsWith('ko')) return 'ko'
    if (tag.toLowerCase().startsWith('en')) return 'en'
  }
  return 'en'
}

export async function startLanguage(language = preferredLanguage(window.localStorage.getItem(stored), navigator.languages)) {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

export async function chooseLanguage(language: Language) {
  window.localStorage.setItem(stored, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
