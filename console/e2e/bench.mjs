// How fast the console draws, beside ECharts with the same data in the same browser: a board of 1,228 instances, a T-Map of
// a day, ten lines of a thousand points; what the moving requests take of a core; and the page of the board from the navigation on.
// Prints what it measured with its goals and writes target/bench/console.json; whoever reads that judges.
//   node e2e/bench.mjs   Optional: BENCH_SECONDS=60 (of live data each), BENCH_HEAP_MINUTES=2 (of a drawing at ten times the
//   live rate), BENCH_PAGE_MINUTES=30 (of the whole page), CHROMIUM=/usr/bin/chromium
import { spawn } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
const pageMinutes = Number(process.env.BENCH_PAGE_MINUTES ?? 30)
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

/** The heap in MB after collecting garbage, every 5 s: its slope a minute by least squares, and the last. */
async function growth(heap, minutes) {
  const samples = []
  for (let began = Date.now(); Date.now() - began < minutes * 60_000; await pause(5_000)) samples.push([(Date.now() - began) / 60_000, (await heap()) / 2 ** 20])
  const mean = (index) => samples.reduce((sum, sample) => sum + sample[index], 0) / samples.length
  const [x, y] = [mean(0), mean(1)]
  return { slope: samples.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / samples.reduce((sum, [a]) => sum + (a - x) ** 2, 0), last: samples.at(-1)[1] }
}

/** Of the fleet's dashboard with its live stream, after its caches have filled for a minute. */
async function pageHeap(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addCookies([{ name: 'DURE_SESSION', value: 'ok', url: address }])
  const page = await context.newPage()
  await page.goto(`${address}/dashboards/made-fleet`)
  await page.locator('.board-focus').first().waitFor()
  await pause(60_000)
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const grown = await growth(async () => {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'JSHeapUsedSize').value
  }, pageMinutes)
  await context.close()
  return grown
}

/** A stand-in for the hub with the built console, and its address. */
async function standIn() {
  if (!existsSync(join(home, 'target/classes/static/index.html'))) throw new Error('the console is not built: npm run build')
  const free = createServer()
  await new Promise((done) => free.listen(0, '127.0.0.1', done))
  const { port } = free.address()
  await new Promise((done) => free.close(done))
  const hub = spawn('node', ['dev/hub.mjs', String(port)], { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((done, failed) => { hub.stdout.once('data', done); hub.once('exit', failed) })
  return [hub, `http://127.0.0.1:${port}`]
}

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
/** `goal`: at `most`, or at `least`, or `notAbove` what ECharts took. */
function tell(what, which, value, unit, goal) {
  results.push({ what, drawnBy: names[which], value, unit, ...goal })
  console.log(`${what.padEnd(52)} ${names[which].padEnd(8)} ${value.toFixed(1).padStart(9)} ${unit}${goal === undefined ? '' : ` (goal: ${Object.entries(goal).map((pair) => pair.join(' ')).join(', ')})`}`)
}

/** Seconds of a core that the browser's processes have used since they began. */
function cpuSeconds() {
  const processes = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
      return [[Number(pid), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]]
    } catch {
      return []
    }
  }))
  const ours = (pid) => pid === process.pid || (processes.has(pid) && ours(processes.get(pid).parent))
  return [...processes].filter(([pid]) => pid !== process.pid && ours(pid)).reduce((sum, [, { ticks }]) => sum + ticks, 0) / 100
}

/** Share of a core, in percent, that the browser takes for some seconds. */
async function share(forSeconds) {
  const before = cpuSeconds()
  const began = performance.now()
  await pause(forSeconds * 1_000)
  return ((cpuSeconds() - before) / ((performance.now() - began) / 1_000)) * 100
}

for (const name of ['board', 'tmap', 'lines']) {
  for (const which of ['own', 'other']) {
    const { page, metrics } = await open()
    const taken = await page.evaluate(([what, by, times]) => window.bench.paint(what, by, times), [name, which, rounds])
    tell(`${name}: data to screen, p50 of ${rounds}`, which, at(taken, 0.5), 'ms')
    tell(`${name}: data to screen, p95 of ${rounds}`, which, at(taken, 0.95), 'ms', which === 'own' ? { notAbove: 'ECharts', ...(name === 'tmap' ? { most: 1_000 } : {}) } : undefined)
    await page.evaluate(([what, by]) => window.bench.live(what, by, 2_000), [name, which])
    await pause(2_000)
    const before = await metrics()
    const began = Date.now()
    await pause(seconds * 1_000)
    const after = await metrics()
    const minutes = (Date.now() - began) / 60_000
    const { fps, worstFrameMs } = await page.evaluate(() => window.bench.stop())
    tell(`${name}: script a minute at new data every 2 s`, which, ((after.ScriptDuration - before.ScriptDuration) / minutes) * 1_000, 'ms')
    tell(`${name}: frames a second meanwhile`, which, fps, '', which === 'own' && name === 'board' ? { least: 59 } : undefined)
    tell(`${name}: longest frame meanwhile`, which, worstFrameMs, 'ms')
    await page.close()
  }
}
for (const which of ['own', 'other']) {
  const { page, heap } = await open()
  // Ten times the live rate, so that a leak shows in minutes.
  await page.evaluate((by) => window.bench.live('board', by, 200), which)
  await pause(5_000)
  const { slope } = await growth(heap, heapMinutes)
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
  tell(`tmap: drag to the counts on screen, p95 of ${rounds}`, 'own', at(answers, 0.95), 'ms', { most: 500 })
}
{
  const { page } = await open()
  await pause(2_000)
  const idle = await share(seconds)
  await page.evaluate(() => window.bench.quietly('velocity', 2_000))
  await pause(2_000)
  const moving = await share(seconds)
  await page.evaluate(() => window.bench.stop())
  await page.close()
  tell('velocity: share of a core beyond that of an empty page', 'own', Math.max(0, moving - idle), '%', { most: 5 })
}
{
  // The whole page, from a stand-in for the hub with 1,228 instances, by a browser that has nothing of it yet.
  const [hub, address] = await standIn()
  const taken = []
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addCookies([{ name: 'DURE_SESSION', value: 'ok', url: address }])
    const page = await context.newPage()
    const began = performance.now()
    await page.goto(`${address}/dashboards/made-fleet`, { waitUntil: 'commit' })
    // Its tiles are drawn, and the keyboard moves over them.
    await page.locator('.board-focus').first().focus()
    const first = await page.locator('.board-focus').first().getAttribute('aria-label')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction((label) => document.querySelector('.board-focus')?.getAttribute('aria-label') !== label, first)
    taken.push(performance.now() - began)
    await context.close()
  }
  const heap = await pageHeap(address)
  hub.kill()
  tell('board: heap of the whole page at the end', 'own', heap.last, 'MB')
  tell(`board: heap growth of the whole page in 30 minutes, by the slope over ${pageMinutes}`, 'own', heap.slope * 30, 'MB', pageMinutes >= 10 ? { most: 5 } : undefined)
  tell(`board: from navigation to the first key answered, p50 of ${rounds}`, 'own', at(taken, 0.5), 'ms')
  tell(`board: from navigation to the first key answered, p95 of ${rounds}`, 'own', at(taken, 0.95), 'ms', { most: 1_500 })
}
await browser.close()
server.close()
mkdirSync(join(home, 'target/bench'), { recursive: true })
writeFileSync(join(home, 'target/bench/console.json'), JSON.stringify({ at: new Date().toISOString(), seconds, heapMinutes, results }, null, 2))
