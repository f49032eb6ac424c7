/** The part of Markdown that notes need: headings, lists, paragraphs, code, emphasis, links. Never HTML. */
export type Inline = { kind: 'text' | 'strong' | 'em' | 'code'; text: string } | { kind: 'link'; text: string; to: string }
export type Block = { kind: 'heading'; level: number; text: Inline[] } | { kind: 'paragraph'; text: Inline[] } | { kind: 'list'; ordered: boolean; items: Inline[][] } | { kind: 'code'; text: string } | { kind: 'rule' }

// Bounded: what has no end on its line must not make every page that shows it slow.
const inline = /\*\*(?=\S)(.{1,500}?)\*\*|\*(?=[^\s*])(.{1,500}?)\*|`([^`]{1,500})`|\[([^[\]]{1,300})\]\(([^)\s]{1,2000})\)/g
/** Places of this console and pages elsewhere; nothing that runs. */
const safe = /^(https?:\/\/|\/(?!\/)|#)/

export function inlines(text: string): Inline[] {
  const parts: Inline[] = []
  let at = 0
  for (const match of text.matchAll(inline)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    const [whole, strong, em, code, label, to] = match
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (em !== undefined) parts.push({ kind: 'em', text: em })
    else if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (label !== undefined && to !== undefined && safe.test(to)) parts.push({ kind: 'link', text: label, to })
    else parts.push({ kind: 'text', text: whole })
    at = match.index + whole.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

const bullet = /^\s*[-*]\s+(.*)$/
const numbered = /^\s*\d+[.)]\s+(.*)$/

export function blocks(markdown: string): Block[] {
  const found: Block[] = []
  const lines = markdown.replaceAll('\r\n', '\n').split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,4})\s+(.*)$/.exec(line)
    if (line.startsWith('```')) {
      const end = lines.findIndex((one, index) => index > at && one.startsWith('```'))
      const last = end === -1 ? lines.length : end
      found.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') })
      at = last
    } else if (heading) found.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: inlines(heading[2] ?? '') })
    else if (/^(-{3,}|\*{3,})\s*$/.test(line)) found.push({ kind: 'rule' })
    else if (bullet.test(line) || numbered.test(line)) {
      const ordered = !bullet.test(line)
      const form = ordered ? numbered : bullet
      const items: Inline[][] = []
      for (; form.test(lines[at] ?? ''); at++) items.push(inlines(form.exec(lines[at] ?? '')?.[1] ?? ''))
      at--
      found.push({ kind: 'list', ordered, items })
    } else if (line.trim() !== '') {
      const last = found.at(-1)
      if (last?.kind === 'paragraph' && (lines[at - 1] ?? '').trim() !== '') last.text.push({ kind: 'text', text: '\n' }, ...inlines(line))
      else found.push({ kind: 'paragraph', text: inlines(line) })
    }
  }
  return found
}
