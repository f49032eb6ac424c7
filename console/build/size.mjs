// What a browser must fetch before it shows anything: the entry script and all that it imports outright, compressed as
// the hub sends it. More than the limit fails the build; what is heavy is imported when it is needed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const limitBytes = 350 * 1024
const folder = fileURLToPath(new URL('../target/classes/static', import.meta.url))
const page = readFileSync(join(folder, 'index.html'), 'utf8')
const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, name]) => name)
const seen = new Map()

function add(name) {
  if (seen.has(name)) return
  const text = readFileSync(join(folder, name))
  seen.set(name, gzipSync(text, { level: 6 }).length)
  // Static imports and re-exports stand at the beginning of a chunk: import{a}from"./b.js"; a call of import() is not one.
  for (const [, file] of text.toString('utf8').matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) add(`/assets/${file}`)
}
if (named.length === 0) throw new Error('index.html names no script')
named.forEach(add)
const total = [...seen.values()].reduce((all, size) => all + size, 0)
console.log(`initial script: ${Math.round(total / 1024)} KB gzip in ${seen.size} files (limit ${limitBytes / 1024} KB)`)
if (total > limitBytes) {
  for (const [name, size] of [...seen].toSorted(([, a], [, b]) => b - a)) console.error(`  ${String(Math.round(size / 1024)).padStart(4)} KB ${name}`)
  process.exit(1)
}
