import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

const stored = 'dure.theme'
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let choice = readChoice()

function readChoice(): ThemeChoice {
  const value = window.localStorage.getItem(stored)
  return value === 'light' || value === 'dark' ? value : 'system'
}

function theme(): Theme {
  if (choice === 'system') return dark.matches ? 'dark' : 'light'
  return choice
}

function apply() {
  document.documentElement.dataset.theme = theme()
  listeners.forEach((tell) => tell())
}

export function startTheme() {
  dark.addEventListener('change', apply)
  apply()
}

export function chooseTheme(next: ThemeChoice) {
  choice = next
  if (next === 'system') window.localStorage.removeItem(stored)
  else window.localStorage.setItem(stored, next)
  apply()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useThemeChoice = () => useSyncExternalStore(subscribe, () => choice)
export const useTheme = () => useSyncExternalStore(subscribe, theme)
