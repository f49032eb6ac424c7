// Uses, in a real browser, what every page has: search, palette, keys, time range, bell, alarms and the T-Map.
//   DURE_URL=http://127.0.0.1:8080 DURE_USER=... DURE_PASSWORD=... (or DURE_PASSWORD_FILE) node e2e/everywhere.mjs
// Steps that need an alarm are left out, and said to be, where none was raised. Exits as e2e/pages.mjs does.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const base = process.env.DURE_URL ?? 'http://127.0.0.1:8080'
const user = process.env.DURE_USER
const password = process.env.DURE_PASSWORD ?? (process.env.DURE_PASSWORD_FILE && readFileSync(process.env.DURE_PASSWORD_FILE, 'utf8').trim())
if (!user || !password) {
  console.error('DURE_USER and DURE_PASSWORD (or DURE_PASSWORD_FILE) name the operator to sign in as.')
  process.exit(2)
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] })
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Asia/Seoul' })
const page = await context.newPage()
const errors = []
page.on('pageerror', (error) => errors.push(error.message))
const read = async (path) => (await context.request.get(`${base}/api/v1${path}`)).json()
const search = () => new URL(page.url()).searchParams
let failed = 0

async function step(name, act) {
  try {
    await act()
    console.log(`ok   ${name}`)
  } catch (error) {
    failed++
    console.log(`FAIL ${name}\n     ${error.message.split('\n')[0]}`)
  }
}
function same(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
}

await page.goto(`${base}/ledger`)
await page.locator('input[name=username]').fill(user)
await page.locator('input[name=password]').fill(password)
await page.locator('button[type=submit]').click()
await page.waitForURL('**/ledger')
await page.getByRole('heading', { level: 1 }).waitFor()
const { instances } = await read('/instances')
const wanted = instances.find(({ firstWindowAt, state }) => firstWindowAt !== null && state === 'live')

await step('/ goes to the search box, arrows and Enter to the page of a hit', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type(wanted.instance)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/instances/life**')
  same(search().get('instance'), wanted.instance, 'the instance in the address')
  await page.getByRole('heading', { level: 1, name: wanted.instance }).waitFor()
})
await step('the same hit chosen again is brought into view again', async () => {
  const onServer = () => page.waitForFunction(() => document.activeElement?.id === 'server')
  await onServer()
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, document.body.scrollHeight) })
  await page.keyboard.press('/')
  await page.keyboard.type(wanted.instance)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await onServer()
})
await step('Enter without a choice finds those that are gone, too', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type(wanted.service)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Results include those that are gone').waitFor()
  await page.keyboard.press('Escape')
})
await step('the palette leads to a page by a few letters', async () => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor()
  await page.keyboard.type('audi')
  await page.getByRole('option', { name: /Audit/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/audit')
})
await step('g and a letter lead to a page, and back is back', async () => {
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.waitForURL('**/incidents')
  await page.goBack()
  await page.waitForURL('**/audit')
})
await step('? shows the keys, Escape takes them away', async () => {
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
})
await step('the bell opens and leads to the alarms', async () => {
  await page.locator('.bell-button').click()
  await page.getByRole('link', { name: /Show all alarms/ }).click()
  await page.waitForURL('**/alarms')
})

const { active, ended } = await read('/alarms')
const alarm = [...active, ...ended].find(({ target }) => target.metric !== null)
if (alarm === undefined) console.log('left out: the page of an alarm (none was raised by a metric)')
else {
  await page.goto(`${base}/alarms/${encodeURIComponent(alarm.id)}`)
  const map = page.getByRole('application')
  await step('t and a digit choose a range, t ← goes back, and the address says so', async () => {
    await map.waitFor()
    await page.keyboard.press('t')
    await page.keyboard.press('2')
    await page.waitForFunction(() => new URL(window.location.href).searchParams.get('from') === 'now-1h')
    await page.keyboard.press('t')
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(() => (new URL(window.location.href).searchParams.get('to') ?? 'now') !== 'now')
    await page.goBack()
    await page.waitForFunction(() => new URL(window.location.href).searchParams.get('from') === 'now-1h')
  })
  await step('a zone is taken along to other pages', async () => {
    await page.keyboard.press('t')
    await page.keyboard.press('o')
    await page.getByLabel('Time zone').selectOption('UTC')
    await page.waitForFunction(() => new URL(window.location.href).searchParams.get('tz') === 'UTC')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Ledger' }).first().click()
    await page.waitForURL('**/ledger**')
    same(search().get('tz'), 'UTC', 'the zone')
    await page.goBack()
  })
  await step('dragging over the whole T-Map counts every transaction', async () => {
    await map.waitFor()
    const legend = page.locator('.tmap .legend-key')
    const count = async (index) => Number((await legend.nth(index).innerText()).replace(/\D/g, ''))
    const box = await map.boundingBox()
    await page.mouse.move(box.x + 52, box.y + box.height - 22)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 })
    await page.mouse.move(box.x + box.width - 5, box.y + 8, { steps: 4 })
    const [ok, errorsShown] = [await count(0), await count(1)]
    await page.mouse.up()
    const chosen = (await page.locator('.tmap-chosen b').innerText()).match(/[\d,]+/g).map((text) => Number(text.replaceAll(',', '')))
    same(`${chosen}`, `${[ok, errorsShown]}`, 'what the rectangle holds')
  })
  await step('a smaller rectangle zooms in', async () => {
    const box = await map.boundingBox()
    await page.mouse.move(box.x + 200, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 420, box.y + box.height - 40, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.waitForFunction(() => /^\d{4}-/.test(new URL(window.location.href).searchParams.get('from') ?? ''))
  })
  await step('the T-Map is worked by keys and told as a table', async () => {
    await map.focus()
    for (const key of ['ArrowLeft', 'Shift+ArrowLeft', 'Shift+PageDown', 'Enter']) await page.keyboard.press(key)
    await page.locator('.tmap-chosen b').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.tmap-chosen').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await page.getByRole('columnheader', { name: 'Response time' }).waitFor()
  })
}
const open = active.find(({ acknowledgedBy }) => acknowledgedBy === null)
if (open === undefined) console.log('left out: acknowledging (no alarm is on)')
else {
  await step('an alarm is acknowledged with a note, and everybody sees by whom', async () => {
    await page.goto(`${base}/alarms`)
    await page.getByRole('button', { name: 'Acknowledge' }).first().click()
    await page.getByLabel('Note').fill('looking into it')
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await page.getByText(/Acknowledged by .*looking into it/).first().waitFor()
  })
}
if (errors.length > 0) {
  failed++
  console.log(`FAIL errors in the page: ${errors.join(' | ')}`)
}
await browser.close()
console.log(failed === 0 ? 'every step held' : `${failed} steps failed`)
process.exit(failed === 0 ? 0 : 1)
