import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { startLanguage } from '@/shared/i18n/i18n'

// jsdom knows the dialog element but not how to open it.
HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  this.open = false
}

// Nothing is laid out or drawn in jsdom.
globalThis.ResizeObserver = class {
  observe() { return undefined }
  unobserve() { return undefined }
  disconnect() { return undefined }
}
globalThis.IntersectionObserver = class {
  root = null
  rootMargin = ''
  scrollMargin = ''
  thresholds = []
  observe() { return undefined }
  unobserve() { return undefined }
  disconnect() { return undefined }
  takeRecords() { return [] }
}
HTMLCanvasElement.prototype.getContext = () => null

window.matchMedia = (query: string) => Object.assign(new EventTarget(), { matches: false, media: query, onchange: null }) as MediaQueryList

beforeEach(async () => {
  window.localStorage.clear()
  await startLanguage('en')
})
afterEach(cleanup)
