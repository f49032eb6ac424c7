import type { TimeRange } from '@/shared/time/range'
import { fileName, saveFile } from './file'

const stampHeight = 44
/** Of the longest side: what browsers can hold in one canvas. */
const mostPixels = 16_000

export interface Stamp { name: string; page: string; range: TimeRange; user: string }

/** The rules of the page's own style sheets, for a picture that must look the same without the page. */
function styles(): string {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map(({ cssText }) => cssText).join('\n')
}

/**
 * A document that nothing is loaded or run in. Copies are made in it: the page's own security policy refuses style attributes,
 * which a copy that is written out cannot do without.
 */
const inert = () => document.implementation.createHTMLDocument('')

/** A copy in which canvases are pictures, for a canvas is copied without what is drawn on it, and fields keep what is in them. */
function copyOf(element: HTMLElement, within: Document): HTMLElement {
  const copy = within.importNode(element, true)
  const canvases = copy.querySelectorAll('canvas')
  element.querySelectorAll('canvas').forEach((canvas, index) => {
    const image = within.createElement('img')
    image.src = canvas.toDataURL('image/png')
    image.className = canvas.className
    image.setAttribute('style', `${canvas.getAttribute('style') ?? ''};width:${canvas.clientWidth}px;height:${canvas.clientHeight}px`)
    canvases[index]?.replaceWith(image)
  })
  copy.querySelectorAll('.dash-menu, .dash-handle, .dash-corner, .menu, .drawing-as, .sr-only').forEach((one) => one.remove())
  return copy
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Draws a part of the page as it is: put into an SVG picture with the page's own style sheets. As wide as the window, so that
 * rules for narrow screens hold as they do there. Nothing leaves the browser.
 */
async function drawn(element: HTMLElement, above = 0): Promise<HTMLCanvasElement> {
  const { width, height } = element.getBoundingClientRect()
  const scale = Math.min(window.devicePixelRatio * (window.devicePixelRatio < 2 ? 2 : 1), mostPixels / Math.max(width, height))
  const root = document.documentElement
  const within = inert()
  const box = within.createElement('div')
  box.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml')
  box.setAttribute('style', `width:${width}px;height:${height}px;font-family:var(--font);font-size:1rem;line-height:1.5;color:var(--text);font-variant-numeric:tabular-nums`)
  box.append(copyOf(element, within))
  const content = new XMLSerializer().serializeToString(box)
  const view = Math.max(window.innerWidth, Math.ceil(width))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${view}" height="${Math.ceil(height)}" data-theme="${escaped(root.dataset.theme ?? 'light')}" lang="${escaped(root.lang)}" style="font-size:${getComputedStyle(root).fontSize}"><style>${escaped(styles())}</style><foreignObject width="100%" height="100%">${content}</foreignObject></svg>`
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round((height + above) * scale)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = getComputedStyle(document.body).backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.scale(scale, scale)
  pen.drawImage(image, 0, above)
  return canvas
}

async function save(canvas: HTMLCanvasElement, name: string) {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) saveFile(blob, fileName(name, 'png'))
}

export async function savePanelPicture(title: string, card: HTMLElement) {
  await save(await drawn(card), title)
}

/** What stands above the picture of a dashboard: what it shows of which time, in which zone, and who took it when. */
export function stampLines({ name, page, range, user }: Stamp, span: { from: number; to: number }, language: string, zone: string, now: Date): [string, string] {
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone })
  const written = range.from.startsWith('now') || range.to.startsWith('now') ? ` (${range.from} – ${range.to})` : ''
  return [page === '' || page === name ? name : `${name} · ${page}`, `${time.format(span.from)} – ${time.format(span.to)}${written} · ${zone} · ${user} · ${time.format(now)}`]
}

export async function saveDashboardPicture(stamp: Stamp) {
  const page = document.getElementById('dash-page')
  if (!page) return
  const { spanNow } = await import('../questions')
  const canvas = await drawn(page, stampHeight)
  const pen = canvas.getContext('2d')
  if (!pen) return
  const style = getComputedStyle(document.documentElement)
  const zone = new URLSearchParams(window.location.search).get('tz') ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [title, line] = stampLines(stamp, spanNow(stamp.range), document.documentElement.lang, zone, new Date())
  const font = getComputedStyle(document.body).fontFamily
  pen.fillStyle = style.getPropertyValue('--text').trim()
  pen.font = `600 15px ${font}`
  pen.fillText(title, 4, 17)
  pen.fillStyle = style.getPropertyValue('--text-3').trim()
  pen.font = `12px ${font}`
  pen.fillText(line, 4, 35)
  await save(canvas, stamp.name)
}
