// Visits every page of a running console in both languages, themes and sizes; checks each with axe, that nothing is
// asked of another host, that nothing is logged as an error and that nothing runs over the edge; keeps a picture of each.
//   DURE_URL=http://127.0.0.1:8080 DURE_USER=... DURE_PASSWORD=... (or DURE_PASSWORD_FILE) DURE_SHOTS=folder node e2e/pages.mjs
// Optional: DURE_ONLY=ko-light-desktop,... DURE_PAGES=overview,... CHROMIUM=/usr/bin/chromium
// Prints one line a page; exits 0 only when every check held, 1 when one did not, 2 when it could not be run.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { URLSearchParams } from 'node:url'
import { chromium } from 'playwright-core'
import { settled } from './settled.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const base = process.env.DURE_URL ?? 'http://127.0.0.1:8080'
const user = process.env.DURE_USER
const password = process.env.DURE_PASSWORD ?? (process.env.DURE_PASSWORD_FILE && readFileSync(process.env.DURE_PASSWORD_FILE, 'utf8').trim())
const shots = process.env.DURE_SHOTS ?? 'target/shots'
if (!user || !password) {
  console.error('DURE_USER and DURE_PASSWORD (or DURE_PASSWORD_FILE) name the operator to sign in as.')
  process.exit(2)
}
mkdirSync(shots, { recursive: true })

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const looks = ['ko', 'en'].flatMap((language) => ['light', 'dark'].flatMap((theme) => Object.keys(sizes).map((size) => ({ language, theme, size, name: `${language}-${theme}-${size}` }))))
const onlyLooks = process.env.DURE_ONLY?.split(',')
const onlyPages = process.env.DURE_PAGES?.split(',')
const failures = []

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/** Pages that need an id are looked up; where there is none yet, the page is left out and said so. */
async function places(context) {
  const read = async (path) => (await context.request.get(`${base}/api/v1${path}`)).json()
  const { services = [] } = await read('/services')
  const { incidents = [] } = await read('/incidents?limit=1')
  const { instances = [] } = await read('/instances')
  const [life] = instances.filter(({ firstWindowAt }) => firstWindowAt !== null)
  const { active = [], ended = [] } = await read('/alarms')
  const raised = [...active, ...ended].find(({ target }) => target.metric !== null)
  const service = services[0]?.id
  const drill = (await read('/drills?limit=1')).drills?.[0]
  const administrator = (await read('/session')).role === 'administrator'
  return [
    ['overview', '/'],
    ['sites', '/sites'],
    ['dashboards', '/dashboards'],
    ...['portal', 'dr', 'jvm', 'fleet'].map((id) => [`dashboard-${id}`, `/dashboards/made-${id}`]),
    ['services', '/services'],
    ...(service ? [['service', `/services/${service}`], ['weights', `/services/${service}?act=weights`], ['freeze', `/services/${service}?act=freeze`]] : []),
    ['incidents', '/incidents'],
    ...(incidents[0] ? [['incident', `/incidents/${incidents[0].id}`]] : []),
    ['instances', '/instances'],
    ['instances-gone', '/instances?hidden=true'],
    ...(life ? [['instance', `/instances/life?${new URLSearchParams({ site: life.site, service: life.service, instance: life.instance, ...(life.startedAt === null ? {} : { startedAt: life.startedAt }) })}`]] : []),
    ['alarms', '/alarms'],
    ['alarm-rules', '/alarms?view=rules'],
    ...(raised ? [['alarm', `/alarms/${encodeURIComponent(raised.id)}`]] : []),
    ['ledger', '/ledger'],
    ['audit', '/audit'],
    ['drills', '/drills'],
    ...(drill ? [['drill', `/drills/${drill.id}`]] : []),
    ['notices', '/notices'],
    ['audit-filtered', '/audit?outcome=refused&actor=kim'],
    ['tokens', '/tokens'],
    ['token-new', '/tokens?add=true'],
    ...(administrator ? [['enrolment', '/enrolment'], ['enrolment-tokens', '/enrolment?view=enrolments'], ['enrolment-new', '/enrolment?add=true'], ['sessions', '/sessions'], ['directories', '/directories'], ['directory-new', '/directories?add=true'], ['role-rules', '/role-rules']] : []),
    ['missing', '/nowhere'],
  ].filter(([name]) => onlyPages === undefined || onlyPages.includes(name))
}

async function inspect(page, look, name) {
  await settled(page)
  const problems = page.problems.splice(0)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) problems.push(`runs ${wide} px over the edge`)
  const language = await page.evaluate(() => document.documentElement.lang)
  if (language !== look.language) problems.push(`language is ${language}`)
  const blank = await page.evaluate(() => [...document.querySelectorAll('.series-plot canvas, .chart canvas')].filter((canvas) => {
    if (canvas.width === 0 || canvas.height === 0 || canvas.closest('dialog, .board, .tmap') !== null) return false
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    let coloured = 0
    // Axes and their words are grey; lines are not.
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 60 && Math.max(data[at], data[at + 1], data[at + 2]) - Math.min(data[at], data[at + 1], data[at + 2]) > 60) coloured++
    return coloured === 0
  }).length)
  if (blank > 0) problems.push(`${blank} charts without lines`)
  const found = await page.evaluate(async (source) => {
    // Given as text rather than as a script element: the console's content security policy forbids those.
    if (window.axe === undefined) (0, eval)(source)
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary.split('\n')[1] ?? ''}`).join(' | ')}`)
  }, axe)
  problems.push(...found)
  await page.screenshot({ path: join(shots, `${name}-${look.name}.png`), fullPage: process.env.DURE_FULL === '1' })
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${look.name} ${name}`)
  for (const problem of problems) console.log(`     ${problem}`)
  failures.push(...problems.map((problem) => `${look.name} ${name}: ${problem}`))
}

async function visit(look) {
  const context = await browser.newContext({ viewport: sizes[look.size], locale: look.language === 'ko' ? 'ko-KR' : 'en-GB', colorScheme: look.theme, timezoneId: 'Asia/Seoul', reducedMotion: 'reduce', bypassCSP: true })
  const page = await context.newPage()
  page.problems = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== new URL(base).origin) page.problems.push(`asks another host: ${url.origin}`)
  })
  page.on('pageerror', (error) => page.problems.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // A refusal of the hub is logged by the browser itself; the sign-in page asks to be refused once.
    if (message.type() === 'error' && !message.text().includes('401')) page.problems.push(`console: ${message.text()}`)
  })
  await page.goto(`${base}/audit`)
  await page.waitForURL('**/sign-in**')
  await page.locator('input[name=username]').waitFor()
  await inspect(page, look, 'sign-in')
  await page.locator('input[name=username]').fill(user)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  // The address from before the sign-in is kept.
  await page.waitForURL('**/audit', { timeout: 15_000 })
  for (const [name, path] of await places(context)) {
    await page.goto(base + path)
    await inspect(page, look, name)
  }
  await context.close()
}

try {
  for (const look of looks.filter(({ name }) => onlyLooks === undefined || onlyLooks.includes(name))) await visit(look)
} catch (error) {
  console.error(error)
  failures.push(error.message)
} finally {
  await browser.close()
}
console.log(failures.length === 0 ? 'every check held' : `${failures.length} checks failed`)
process.exit(failures.length === 0 ? 0 : 1)
