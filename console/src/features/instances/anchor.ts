/** Brings a part of a page into view, and the focus to it. */
export function bringIntoView(element: HTMLElement) {
  element.scrollIntoView({ block: 'center' })
  element.focus({ preventScroll: true })
}
