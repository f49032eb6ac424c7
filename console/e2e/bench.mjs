// How fast the console draws, beside ECharts with the same data in the same browser: a board of 1,228 instances, a T-Map of
// a day, ten lines of a thousand points. Prints what it measured and writes target/bench/console.json.
//   node e2e/bench.mjs   Optional: BENCH_SECONDS=60 (of live data each), BENCH_HEAP_MINUTES=2, CHROMIUM=/usr/bin/chromium
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const home = fileURLToPath(new URL('..', import.meta.url))
const out = join(home, 'target/bench/page')
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const heapMinutes = Number(process.env.BENCH_HEAP_MINUTES ?? 2)
const rounds = 20

await build({ root: join(home, 'e2e/bench'), configFile: false, logLevel: 'error', plugins: [react()], resolve: { alias: { '@': join(home, 'src') } }, build: { outDir: out, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4_000 } })
const kinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const server = createServer((request, response) => {
  const file = join(out, new URL(request.url, 'http://bench').pathname)
  const found = existsSync(file) && extname(file) !== '' ? file : join(out, 'index.html')
  response.writeHead(200, { 'content-type': kinds[extname(found)] ?? 'application/octet-stream' })
  createReadStream(found).pipe(response)
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'] })

async function open() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction(() => document.title === 'ready')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const metrics = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]))
  const heap = async () => { await session.send('HeapProfiler.collectGarbage'); return (await metrics()).JSHeapUsedSize }
  return { page, metrics, heap }
}
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)]
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const names = { own: 'console', other: 'ECharts' }
const results = []
function tell(what, which, value, unit) {
  results.push({ what, drawnBy: names[which], value, unit })
  console.log(`${what.padEnd(52)} ${names[which].padEnd(8)} ${value.toFixed(1).padStart(9)} ${unit}`)
}

for (const name of ['board', 'tmap', 'lines']) {
  for (const which of ['own', 'other']) {
    const { page, metrics } = await open()
    const taken = await page.evaluate(([what, by, times]) => window.bench.paint(what, by, times), [name, which, rounds])
    tell(`${name}: data to screen, p50 of ${rounds}`, which, at(taken, 0.5), 'ms')
    tell(`${name}: data to screen, p95 of ${rounds}`, which, at(taken, 0.95), 'ms')
    await page.evaluate(([what, by]) => window.bench.live(what, by, 2_000), [name, which])
    await pause(2_000)
    const before = await metrics()
    const began = Date.now()
    await pause(seconds * 1_000)
    const after = await metrics()
    const minutes = (Date.now() - began) / 60_000
    const { fps, worstFrameMs } = await page.evaluate(() => window.bench.stop())
    tell(`${name}: script a minute at new data every 2 s`, which, ((after.ScriptDuration - before.ScriptDuration) / minutes) * 1_000, 'ms')
    tell(`${name}: frames a second meanwhile`, which, fps, '')
    tell(`${name}: longest frame meanwhile`, which, worstFrameMs, 'ms')
    await page.close()
  }
}
for (const which of ['own', 'other']) {
  const { page, heap } = await open()
  // Ten times the live rate, so that a leak shows in minutes.
  await page.evaluate((by) => window.bench.live('board', by, 200), which)
  await pause(5_000)
  const samples = []
  for (let began = Date.now(); Date.now() - began < heapMinutes * 60_000; await pause(5_000)) samples.push([(Date.now() - began) / 60_000, (await heap()) / 2 ** 20])
  const mean = (index) => samples.reduce((sum, sample) => sum + sample[index], 0) / samples.length
  const [x, y] = [mean(0), mean(1)]
  const slope = samples.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / samples.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
  // A tenth of it is what a minute at the live rate adds.
  tell('board: heap growth in 30 minutes at the live rate', which, (slope / 10) * 30, 'MB')
  await page.close()
}
{
  const { page } = await open()
  await page.evaluate(() => window.bench.show('tmap'))
  const map = page.getByRole('application')
  const box = await map.boundingBox()
  const answers = []
  for (let round = 0; round < rounds; round++) {
    await page.mouse.move(box.x + 80 + round * 10, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 500 + round * 20, box.y + 300 + round * 5, { steps: 3 })
    await page.evaluate(() => { window.answer = new Promise((done) => window.addEventListener('pointerup', () => { const began = performance.now(); requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began))) }, { once: true, capture: true })) })
    await page.mouse.up()
    answers.push(await page.evaluate(() => window.answer))
  }
  tell(`tmap: drag to the counts on screen, p95 of ${rounds}`, 'own', at(answers, 0.95), 'ms')
}
await browser.close()
server.close()
mkdirSync(join(home, 'target/bench'), { recursive: true })
writeFileSync(join(home, 'target/bench/console.json'), JSON.stringify({ at: new Date().toISOString(), seconds, heapMinutes, results }, null, 2))
