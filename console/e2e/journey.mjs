// A newcomer's first hour, in a real browser, played by ./dure demo --scenario console: signs in, makes a dashboard of both clouds, shares
// it, meets somebody who saves first, takes it along, imports and restores it, puts it on a wall, raises an alarm by a rule, and watches
// a failover and the hub's death on it.
// Speaks JSON lines: {step}, {check, held, expected, actual}, {figure, value, unit}, {picture}, and {ask}, which is answered by a line.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { URLSearchParams } from 'node:url'
import { chromium } from 'playwright-core'
import { deciding } from './approve.mjs'
import { keeping } from './keeping.mjs'
import { settled } from './settled.mjs'
import { conditions } from './states.mjs'
import { staying } from './staying.mjs'

const base = process.env.DURE_URL
const shots = process.env.DURE_SHOTS
const passwords = Object.fromEntries((process.env.DURE_SECRETS ?? '').split(',').map((pair) => pair.split('=')).map(([user, file]) => [user, readFileSync(file, 'utf8').trim()]))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
mkdirSync(shots, { recursive: true })

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`)
const step = (text) => say({ step: text })
const check = (name, held, expected, actual) => say({ check: name, held: Boolean(held), expected: String(expected), actual: String(actual) })
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
async function ask(what) {
  say({ ask: what })
  await answers.next()
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const strangers = new Set()
const errors = []

async function open(viewport = { width: 1440, height: 1000 }, { locale = 'en-GB', colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport, locale, timezoneId: 'Asia/Seoul', colorScheme, bypassCSP: true, acceptDownloads: true })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== new URL(base).origin) strangers.add(url.origin)
  })
  page.on('pageerror', (error) => errors.push(error.message))
  return page
}

async function signIn(page, user) {
  await page.goto(base)
  await page.locator('input[name=username]').fill(user)
  await page.locator('input[name=password]').fill(passwords[user])
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function picture(page, name) {
  await settled(page)
  const path = join(shots, `${name}.png`)
  await page.screenshot({ path })
  say({ picture: path })
}

async function inspect(page, name) {
  const found = await page.evaluate(async (source) => {
    if (window.axe === undefined) (0, eval)(source)
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  }, axe)
  check(`${name}: axe finds nothing`, found.length === 0, 'nothing', found.join('; ') || 'nothing')
}

const api = async (page, path) => (await page.context().request.get(`${base}/api/v1${path}`)).json()
const gridOf = (page, id) => page.evaluate((wanted) => window.document.querySelector(`.dash-cell:has([data-panel="${wanted}"])`)?.getAttribute('style'), id)

/** Where something is once the page has stopped scrolling. */
async function still(locator) {
  await locator.scrollIntoViewIfNeeded()
  let last
  for (let box = await locator.boundingBox(); last?.y !== box.y || last.x !== box.x; box = await locator.boundingBox()) {
    last = box
    await locator.page().waitForTimeout(100)
  }
  return last
}

async function addPanel(page, kind) {
  const before = await page.locator('.dash-panel').count()
  await page.getByRole('button', { name: 'Add panel' }).click()
  await page.getByRole('menuitem', { name: kind }).first().click()
  await page.waitForFunction((count) => window.document.querySelectorAll('.dash-panel').length > count, before)
}

async function make(page) {
  step('a dashboard of both clouds is made')
  await page.goto(`${base}/dashboards`)
  await page.getByRole('button', { name: 'New dashboard' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Both clouds')
  await page.getByRole('dialog').getByRole('button', { name: 'New dashboard' }).click()
  await page.waitForURL('**/dashboards/**edit=true**')
  for (const kind of ['T-Map', 'Time series', 'Request velocity', 'Sites compared', 'Incidents']) await addPanel(page, kind)
  const ids = await page.locator('.dash-panel').evaluateAll((all) => all.map((one) => one.getAttribute('data-panel')))
  check('panels are added', ids.length === 5, 5, ids.length)
  const [first, second] = ids

  const before = await gridOf(page, second)
  const box = await still(page.locator(`[data-panel="${second}"] > header`))
  await page.mouse.move(box.x + 60, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x - 500, box.y + 200, { steps: 12 })
  await page.mouse.up()
  const dragged = await gridOf(page, second)
  check('a panel is dragged by its title', dragged !== before, 'another place', dragged === before ? 'the same place' : 'another place')

  await page.locator(`.dash-cell:has([data-panel="${first}"]) .dash-handle`).focus()
  const sized = await gridOf(page, first)
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const keyed = await gridOf(page, first)
  check('a panel is resized by keys', keyed !== sized, 'another size', keyed === sized ? 'the same size' : 'another size')
  await page.keyboard.press('ArrowDown')
  const stepped = await gridOf(page, first)
  check('a panel is moved by keys', stepped !== keyed, 'another place', stepped === keyed ? 'the same place' : 'another place')
  const said = await page.locator('.dash-grid > [role=status]').textContent()
  check('what the keys did is said aloud', /column \d+, row \d+, \d+ wide, \d+ high/.test(said ?? ''), 'column, row, width, height', said)

  const corner = await still(page.locator(`.dash-cell:has([data-panel="${second}"]) .dash-corner`))
  const narrow = await gridOf(page, second)
  await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2)
  await page.mouse.down()
  await page.mouse.move(corner.x - 200, corner.y + 80, { steps: 12 })
  await page.mouse.up()
  const resized = await gridOf(page, second)
  check('a panel is resized by its corner', resized !== narrow, 'another size', resized === narrow ? 'the same size' : 'another size')
  await page.keyboard.press('Control+z')
  await page.waitForFunction(([id, style]) => window.document.querySelector(`.dash-cell:has([data-panel="${id}"])`)?.getAttribute('style') === style, [second, narrow])
  check('undo takes it back', (await gridOf(page, second)) === narrow, 'as before', 'as before')

  await page.locator('.edit-bar').getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL((url) => !url.search.includes('edit=true'))
  await picture(page, 'dashboard-both-clouds')
  await inspect(page, 'dashboard')
  return new URL(page.url()).pathname.split('/').at(-1)
}

async function share(page, id) {
  step('it is shared')
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /Viewer/ }).selectOption('view')
  await dialog.getByRole('combobox', { name: /Administrator/ }).selectOption('edit')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })

  const viewer = await open({ width: 390, height: 844 })
  await signIn(viewer, 'viewer')
  await viewer.goto(`${base}/dashboards`)
  const seen = await viewer.getByRole('link', { name: 'Both clouds' }).first().waitFor().then(() => true, () => false)
  check('a viewer finds it among the dashboards', seen, 'there', seen ? 'there' : 'missing')
  await viewer.goto(`${base}/dashboards/${id}`)
  await viewer.locator('.dash-panel').first().waitFor()
  const mayEdit = await viewer.getByRole('button', { name: 'Edit', exact: true }).count()
  check('and may look at it only', mayEdit === 0, 'no Edit', mayEdit === 0 ? 'no Edit' : 'Edit')
  const wide = await viewer.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  check('on a phone nothing runs over the edge', wide <= 0, 0, wide)
  await picture(viewer, 'dashboard-phone')
  await viewer.context().close()
}

async function rename(page, id, title) {
  await page.goto(`${base}/dashboards/${id}?edit=true`)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Description' }).fill(title)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function conflict(page, id) {
  step('somebody else saves first')
  await rename(page, id, 'The night shift looks at this')
  const other = await open()
  await signIn(other, 'admin')
  await rename(other, id, 'Changed by somebody else')
  await other.locator('.edit-bar').getByRole('button', { name: 'Save', exact: true }).click()
  await other.waitForURL((url) => !url.search.includes('edit=true'))
  await other.context().close()
  await page.locator('.edit-bar').getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Somebody else saved first' })
  await dialog.waitFor()
  await dialog.getByText('What admin changed').waitFor()
  const text = await dialog.textContent()
  check('the other’s change is shown', text.includes('admin') && text.includes('description changed'), 'who, and what', text.slice(0, 160))
  await inspect(page, 'conflict')
  await picture(page, 'dashboard-conflict')
  await dialog.getByRole('button', { name: 'Save as mine' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.waitForURL((url) => !url.search.includes('edit=true')).catch(() => {})
  const now = await api(page, `/dashboards/${id}`)
  check('saving as mine keeps mine', now.document.description === 'The night shift looks at this', 'mine', now.document.description)
  const { versions } = await api(page, `/dashboards/${id}/versions`)
  check('and the other’s stays in the history', versions.length >= 3, 'at least 3 versions', versions.length)
  await page.goto(`${base}/dashboards/${id}`)
}

/** The newest value of an answer, as the console takes it: of the last three steps. */
const newest = (answer) => (answer.series[0]?.points ?? []).slice(-3).map(({ value }) => value).findLast((value) => value !== null) ?? null

const numbers = [
  { metric: 'transactions', aggregate: 'rate' },
  { metric: 'transactions', aggregate: 'sum' },
  { metric: 'duration', aggregate: 'mean' },
  { metric: 'duration', aggregate: 'p95' },
  { metric: 'errors', aggregate: 'ratio' },
  { metric: 'apdex', aggregate: 'score' },
  { metric: 'jvm.memory.used', aggregate: 'mean' },
]

/** Whether a text on screen is the number, at the precision and in the unit in which it is written. */
function isWritten(text, value) {
  const digits = text.replaceAll(',', '').match(/-?\d+(?:\.(\d+))?/)
  if (!digits || value === null) return false
  const written = Number(digits[0])
  const half = 0.5 * 10 ** -(digits[1]?.length ?? 0) + 1e-9
  return [1, 100, 1_000, 1e-3, 1e-6, 1e-9, 2 ** -10, 2 ** -20, 2 ** -30].some((scale) => Math.abs(value * scale - written) <= half * 1.02)
}

async function values(page) {
  step('numbers on screen against the API')
  const end = Math.floor((Date.now() - 30_000) / 60_000) * 60_000
  const from = new Date(end - 3_600_000).toISOString(), to = new Date(end).toISOString()
  const pages = [{ id: 'page-1', name: 'Numbers', panels: numbers.map(({ metric, aggregate }, index) => ({ id: `n${index}`, kind: 'stat', title: `Number ${index}`, grid: { x: (index % 4) * 6, y: Math.floor(index / 4) * 5, w: 6, h: 5 }, scope: { service: 'portal' }, annotations: true, options: { metric, aggregate } })) }]
  const cookies = await page.context().cookies()
  const made = await page.context().request.post(`${base}/api/v1/dashboards`, {
    headers: { 'X-XSRF-TOKEN': cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '' },
    data: { schemaVersion: 1, name: 'Numbers', description: '', time: { from, to }, refresh: 'off', variables: [], pages },
  })
  check('a dashboard is imported', made.status() === 201, 201, made.status() === 201 ? 201 : await made.text())
  const { id } = await made.json()
  await page.goto(`${base}/dashboards/${id}`)
  await page.waitForFunction((count) => window.document.querySelectorAll('.stat-value').length === count, numbers.length)
  for (const [index, { metric, aggregate }] of numbers.entries()) {
    const shown = await page.locator('[data-panel="n' + index + '"] .stat-value').textContent()
    const answer = await api(page, `/metrics/query?${new URLSearchParams({ metric, aggregate, service: 'portal', from, to, points: '360' })}`)
    const value = newest(answer)
    check(`${metric} ${aggregate} on screen is the API’s`, isWritten(shown ?? '', value), value, shown)
  }
  await picture(page, 'dashboard-numbers')
}

async function select(page, id) {
  step('a rectangle on the T-Map')
  // A range that is over: nothing comes to it while it is read.
  const to = Math.floor((Date.now() - 30_000) / 10_000) * 10_000
  await page.goto(`${base}/dashboards/${id}?${new URLSearchParams({ from: new Date(to - 600_000).toISOString(), to: new Date(to).toISOString() })}`)
  const map = page.locator('.kind-tmap .drawing-host').first()
  await map.locator('canvas').waitFor()
  await page.waitForFunction(() => window.document.querySelector('.skeleton') === null)
  const box = await still(map)
  await page.mouse.move(box.x + 60, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 10, box.y + box.height - 25, { steps: 10 })
  await page.mouse.up()
  const chosen = await page.locator('.tmap-chosen b').first().textContent()
  const all = await page.locator('.kind-tmap .legend-key.tmap-ok').first().textContent()
  const count = (text) => Number(text?.replaceAll(',', '').match(/\d+/)?.[0] ?? 0)
  check('a rectangle over the whole map holds all its transactions', count(chosen) > 0 && count(chosen) === count(all), all, chosen)
}

async function find(page) {
  step('search and palette')
  await page.keyboard.press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('/')
  await page.keyboard.type('portal')
  const hits = page.getByRole('option')
  await hits.first().waitFor()
  check('an instance is found by name', (await hits.count()) > 0, 'hits', await hits.count())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/instances/life**')
  check('from a hit to its page', true, 'its page', 'its page')
  await page.locator('.summary').waitFor()
  for (const [presses, part] of [[1, 'tps'], [2, 'memory'], [0, 'server']]) {
    await page.keyboard.press('/')
    // A page that comes after a hit has a field of its own.
    await page.locator('.search input:focus').waitFor()
    await page.keyboard.type('portal')
    await hits.first().waitFor()
    await page.keyboard.press('ArrowDown')
    for (let press = 0; press < presses; press++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.hash === `#${part}`)
    const there = await page.waitForFunction((id) => (id === 'server' ? window.document.activeElement?.classList.contains('summary') : window.document.activeElement?.id === id), part, { timeout: 15_000 }).then(() => true, () => false)
    check(`a hit leads straight to ${part}`, there, part, there ? part : 'elsewhere')
  }
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.waitFor()
  await page.keyboard.type('Both clouds')
  await palette.getByRole('option', { name: /Both clouds/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dashboards/**')
  check('the palette leads to the dashboard', page.url().includes('/dashboards/'), 'the dashboard', new URL(page.url()).pathname)
}

async function keysOfTime(page, id) {
  step('the keys of the time range')
  await page.goto(`${base}/dashboards/${id}`)
  await page.locator('.dash-panel').first().waitFor()
  for (const [keys, meant] of [[['t', '1'], /from=now-15m/], [['t', 'a'], /from=20\d\d-/], [['t', 'ArrowLeft'], /from=20\d\d-/], [['t', 'n'], /to=now(&|$)/]]) {
    const before = page.url()
    for (const key of keys) await page.keyboard.press(key)
    const held = await page.waitForURL((url) => meant.test(decodeURIComponent(url.search)) && url.href !== before, { timeout: 5_000 }).then(() => true, () => false)
    check(`${keys.join(' ')} changes the range, which stands in the address`, held, String(meant), new URL(page.url()).search)
  }
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
}

async function wall(page, id) {
  step('on the wall')
  await page.goto(`${base}/dashboards/${id}`)
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Wall display' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make an address' }).click()
  const address = await dialog.getByRole('textbox', { name: 'Address of the wall display' }).inputValue()
  await page.keyboard.press('Escape')
  const display = await open({ width: 1920, height: 1080 })
  await display.goto(address)
  await display.locator('.dash-panel').first().waitFor()
  const shown = await display.locator('.dash-panel').count()
  check('a display shows the dashboard without a sign-in', shown === 5, 5, shown)
  const refused = await display.evaluate(async () => {
    const xsrf = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? ''
    const answer = await window.fetch('/api/v1/services/portal/mode', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-xsrf-token': xsrf }, body: '{"mode":"off","reason":"a display"}' })
    return answer.status
  })
  check('a display changes nothing', refused === 403, 403, refused)
  await kept.walledOff(display)
  await picture(display, 'dashboard-wall')
  return display
}

async function failover(page, display) {
  step('the private cloud dies')
  const before = Date.now()
  await ask('kill the private portal')
  const row = await page.waitForFunction(() => [...window.document.querySelectorAll('.kind-incidents tbody tr, .kind-incidents li')].length > 0, undefined, { timeout: 60_000 }).then(() => true, () => false)
  say({ figure: 'incident.on.screen', value: (Date.now() - before) / 1000, unit: 's' })
  check('the incident appears on the dashboard by itself', row, 'within 60 s', row ? `${((Date.now() - before) / 1000).toFixed(1)} s` : 'not seen')
  const walled = await display.waitForFunction(() => [...window.document.querySelectorAll('.kind-incidents tbody tr, .kind-incidents li')].length > 0, undefined, { timeout: 30_000 }).then(() => true, () => false)
  check('and on the wall', walled, 'seen', walled ? 'seen' : 'not seen')
  const links = await display.locator('a').count()
  check('a display shows no link, as it could follow none', links === 0, 0, links)
  await page.waitForTimeout(12_000)
  await picture(page, 'dashboard-failover')
  await picture(display, 'dashboard-wall-failover')
  await ask('start the private portal')
}

async function hubDies(page) {
  step('the hub dies and comes back')
  await missing.before()
  await page.evaluate(() => { window.sameDocument = true })
  await ask('kill the hub')
  const told = await page.getByRole('alert').filter({ hasText: /lost|hub/i }).first().waitFor({ timeout: 40_000 }).then(() => true, () => false)
  check('the page says that the hub is away', told, 'said', told ? 'said' : 'silent')
  await picture(page, 'dashboard-hub-away')
  await missing.away()
  await ask('start the hub')
  await missing.after()
  const live = await page.locator('.live-state').getByText('Live', { exact: true }).waitFor({ timeout: 90_000 }).then(() => true, () => false)
  const same = await page.evaluate(() => window.sameDocument === true)
  check('it goes on without a reload', live && same, 'live, same page', `${live ? 'live' : 'not live'}, ${same ? 'same page' : 'reloaded'}`)
  check('and without another sign-in', !page.url().includes('/sign-in'), 'signed in', page.url().includes('/sign-in') ? 'asked again' : 'signed in')
  const session = await page.context().request.get(`${base}/api/v1/session`)
  check('the session outlives the hub', session.status() === 200, 200, session.status())
}

const kept = keeping({ base, shots, step, check, say, ask, api, open, signIn, picture, inspect })
const missing = conditions({ base, step, check, ask, api, open, signIn, picture, inspect })
const stays = staying({ base, step, check, say, api, open, signIn, picture, inspect })
let failed = false
try {
  const page = await open()
  step('a newcomer signs in')
  await signIn(page, 'operator')
  await page.locator('.dash-panel').first().waitFor()
  await picture(page, 'home')
  await missing.begin()
  await missing.empty()
  const id = await make(page)
  await share(page, id)
  await conflict(page, id)
  await stays.leaving(page, id)
  await kept.takeAlong(page, id)
  const made = await kept.importing(page, id)
  await kept.restoring(page, id)
  await select(page, id)
  await find(page)
  await keysOfTime(page, id)
  await values(page)
  const display = await wall(page, id)
  const admin = await open()
  await signIn(admin, 'admin')
  await kept.following(page, admin, display, id)
  await kept.defaults(admin, id, 'Both clouds by night')
  await stays.hiding(page, admin, id)
  await kept.provisioned(page)
  await kept.alarming(page, admin)
  await kept.handingOn(page, admin, made)
  await admin.context().close()
  await deciding({ base, step, check, api, open, signIn, picture, inspect }).byTwo(page)
  await missing.stale()
  await page.goto(`${base}/dashboards/${id}?from=now-5m&to=now`)
  await failover(page, display)
  await stays.approving()
  await stays.inKorean(page)
  await page.goto(`${base}/dashboards/${id}?from=now-5m&to=now`)
  await page.locator('.live-state').getByText('Live', { exact: true }).waitFor()
  await hubDies(page)
  check('nothing is asked of another host', strangers.size === 0, 'nothing', [...strangers].join(', ') || 'nothing')
  check('no page fails', errors.length === 0, 'nothing', errors.join('; ') || 'nothing')
} catch (error) {
  failed = true
  console.error(error)
  check('the journey goes on', false, 'no exception', String(error.message).split('\n')[0])
} finally {
  await browser.close()
}
process.exit(failed ? 1 : 0)
