// Who is let in and what each may see, in a real browser, played by ./dure demo --scenario trust: role rules and what somebody gets by
// them, a viewer held to one site, somebody whom no rule fits, an API token and a wall display that reach less far, the step test of a
// directory, an agent and a collector enrolled and revoked in the dialogs, the audit's filter and its export.
// Speaks the JSON lines of e2e/journey.mjs; a secret that it asks to be laid out stands in a field of its own and in no log.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { settled } from './settled.mjs'

const base = process.env.DURE_URL
const shots = process.env.DURE_SHOTS
const passwords = Object.fromEntries((process.env.DURE_SECRETS ?? '').split(',').map((pair) => pair.split('=')).map(([user, file]) => [user, readFileSync(file, 'utf8').trim()]))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
mkdirSync(shots, { recursive: true })

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`)
const step = (text) => say({ step: text })
const check = (name, held, expected, actual) => say({ check: name, held: Boolean(held), expected: String(expected), actual: String(actual) })
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
async function ask(what, secret) {
  say({ ask: what, ...(secret === undefined ? {} : { secret }) })
  return (await answers.next()).value
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const errors = []

async function open(look = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-GB', timezoneId: 'Asia/Seoul', colorScheme: 'light', reducedMotion: 'reduce', bypassCSP: true, acceptDownloads: true, ...look })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.refused = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('response', (response) => { if (response.status() === 403) page.refused.push(new URL(response.url()).pathname) })
  return page
}

async function type(page, user) {
  await page.goto(base)
  await page.locator('input[name=username]').fill(user)
  await page.locator('input[name=password]').fill(passwords[user])
  await page.locator('button[type=submit]').click()
}

async function signIn(page, user) {
  await type(page, user)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

const phone = { width: 390, height: 844 }

/** In the language of the page, light and dark, wide and narrow; each is looked at by axe, and nothing runs over the edge. */
async function picture(page, name) {
  const wide = page.viewportSize()
  for (const [look, size, colorScheme] of [['', wide, 'light'], ['-phone-dark', phone, 'dark']]) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await settled(page)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    const found = await page.evaluate(async (source) => {
      if (window.axe === undefined) (0, eval)(source)
      const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
    }, axe)
    check(`${name}${look}: axe finds nothing, and nothing runs over the edge`, found.length === 0 && over <= 0, 'nothing', [...found, ...(over > 0 ? [`${over} px over the edge`] : [])].join('; ') || 'nothing')
    const path = join(shots, `${name}${look}.png`)
    await page.screenshot({ path })
    say({ picture: path })
  }
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light' })
}

const bearer = (token) => ({ headers: { Authorization: `Bearer ${token}` } })

/** Says whether it came to be within the page's patience. */
const seen = (locator, timeout = 20_000) => locator.waitFor({ timeout }).then(() => true, () => false)

async function rules(page) {
  step('role rules, and what somebody would get by them')
  await page.goto(`${base}/role-rules`)
  const sets = page.locator('section.rule-set:has(ol.role-rules)')
  await sets.first().waitFor()
  const row = sets.first().locator('ol.role-rules > li').filter({ has: page.locator('input[value*="cn=viewers"]') })
  const would = async () => {
    await page.getByLabel('User ID').fill('viewer')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.locator('.preview .status').first().waitFor()
    return (await page.locator('.preview').innerText()).replaceAll('\n', ' ')
  }
  return { sets, row, would }
}

async function save(page) {
  const put = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/sign-in-settings'))
  await page.getByRole('button', { name: 'Save rules' }).click()
  const status = (await put).status()
  await page.getByRole('button', { name: 'Save rules' }).waitFor({ state: 'detached' })
  return status
}

/** A viewer from here on sees one site. */
async function holdToOneSite(admin) {
  const { row, would } = await rules(admin)
  const before = await would()
  check('before anything is changed a viewer may look everywhere', /Viewer.*sites All/.test(before), 'Viewer, all sites', before.slice(0, 120))
  await row.getByLabel('Sites').fill('private')
  const status = await save(admin)
  const after = await would()
  check('a rule that is saved holds at once', status === 200 && after.includes('private'), 'private', after.slice(0, 120))
  await picture(admin, 'role-rules')
}

const places = ['/', '/sites', '/services', '/services/portal', '/services/portal?act=weights', '/incidents', '/drills', '/instances', '/ledger', '/alarms', '/alarms?view=rules', '/audit', '/notices', '/tokens', '/enrolment', '/directories', '/role-rules', '/sessions', '/dashboards', '/dashboards/made-portal']

async function lookAsHeld() {
  step('a viewer held to one site')
  for (const [language, locale] of [['en', 'en-GB'], ['ko', 'ko-KR']]) {
    const viewer = await open({ locale })
    await signIn(viewer, 'viewer')
    const told = []
    for (const place of places) {
      await viewer.goto(base + place)
      await settled(viewer)
      const main = await viewer.locator('main').innerText()
      if (/Could not be loaded|불러오지 못했습니다/.test(main)) told.push(place)
    }
    check(`${language}: no page says that it could not be loaded`, told.length === 0, 'none', told.join(' ') || 'none')
    check(`${language}: nothing is asked for that is refused`, viewer.refused.length === 0, 'nothing', [...new Set(viewer.refused)].join(' ') || 'nothing')
    await viewer.goto(`${base}/services/portal`)
    await picture(viewer, `held-service-${language}`)
    await viewer.goto(`${base}/notices`)
    await picture(viewer, `held-notices-${language}`)
    await viewer.goto(`${base}/sessions`)
    await picture(viewer, `held-sessions-${language}`)
    await viewer.context().close()
  }
}

async function nobody(admin) {
  step('somebody whom no rule fits')
  const viewer = await open()
  await signIn(viewer, 'viewer')
  const { row, would } = await rules(admin)
  await row.getByRole('button', { name: /^Remove rule/ }).click()
  await save(admin)
  const after = await would()
  check('what he would get is nothing', after.includes('No rule fits'), 'no rule fits', after.slice(0, 120))
  await picture(admin, 'role-rules-nothing')
  const out = await viewer.waitForURL('**/sign-in**', { timeout: 30_000 }).then(() => true, () => false)
  check('who is signed in is signed out within seconds', out, 'signed out', out ? 'signed out' : 'still in')
  await viewer.context().close()
  for (const [language, locale, words] of [['en', 'en-GB', 'This account has no role'], ['ko', 'ko-KR', '이 계정에 부여된 역할이 없습니다']]) {
    const page = await open({ locale })
    await type(page, 'viewer')
    const said = await seen(page.getByText(words))
    check(`${language}: signing in says that the account has no role`, said, words, said ? words : 'nothing of it')
    await picture(page, `no-rule-${language}`)
    await page.context().close()
  }
  await rules(admin)
  await admin.getByRole('button', { name: 'Back to the rules of the configuration file' }).click()
  await admin.getByRole('button', { name: 'Back to the rules of the configuration file' }).waitFor({ state: 'detached' })
  const { would: again } = await rules(admin)
  const last = await again()
  check('the rules of the configuration come back', last.includes('Viewer'), 'Viewer', last.slice(0, 120))
}

async function narrowToken(page) {
  step('an API token that reaches less far than its owner')
  await page.goto(`${base}/tokens?add=true`)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Purpose').fill('a script of the private site')
  await dialog.getByLabel('Sites').fill('private')
  await dialog.getByLabel('Services').fill('portal')
  await picture(page, 'token-new')
  await dialog.getByRole('button', { name: 'Make', exact: true }).click()
  const token = await dialog.getByLabel('Token', { exact: true }).inputValue()
  await dialog.locator('button.primary').click()
  const row = page.getByRole('row').filter({ hasText: 'a script of the private site' })
  const scope = await row.innerText()
  check('the list says how far it reaches', scope.includes('private') && scope.includes('portal'), 'private, portal', scope.replaceAll(/\s+/g, ' ').slice(0, 120))
  const api = await browser.newContext()
  const get = async (path) => { const reply = await api.request.get(`${base}/api/v1${path}`, bearer(token)); return { status: reply.status(), text: await reply.text() } }
  const sites = await get('/sites')
  const names = JSON.parse(sites.text).sites.map(({ id }) => id).join(', ')
  check('its list of sites has the one', names === 'private', 'private', names)
  const instances = JSON.parse((await get('/instances')).text).instances
  check('its instances are of one site and one service', instances.length > 0 && instances.every(({ site, service }) => site === 'private' && service === 'portal'), 'private, portal', [...new Set(instances.map(({ site, service }) => `${site} ${service}`))].join(', '))
  const elsewhere = await get('/metrics/query?metric=transactions&aggregate=sum&site=public')
  check('what is elsewhere is refused', elsewhere.status === 403, 403, elsewhere.status)
  const window = `from=${new Date(Date.now() - 180_000).toISOString()}&to=${new Date(Date.now() - 30_000).toISOString()}&step=PT1M`
  const [mine, all] = await Promise.all(['site=private&service=portal&', ''].map((which) => get(`/metrics/query?metric=transactions&aggregate=sum&${which}${window}`).then(({ text }) => text)))
  const total = (text) => (JSON.parse(text).series ?? []).flatMap(({ points }) => points).reduce((sum, { value }) => sum + (value ?? 0), 0)
  check('a total without a name is the total of what it may see', total(all) > 0 && total(all) === total(mine), total(mine), total(all))
  await api.close()
  await page.locator('tr').filter({ hasText: 'a script of the private site' }).getByRole('button', { name: /^Take back/ }).click()
  await page.getByRole('dialog').locator('button.danger').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function narrowDisplay(page) {
  step('a wall display of one site')
  await page.goto(`${base}/dashboards`)
  const post = (path, body) => page.evaluate(async ([url, text]) => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
    return (await window.fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }, body: text })).json()
  }, [`${base}/api/v1${path}`, JSON.stringify(body)])
  const panel = (id, kind, x, options) => ({ id, kind, title: '', grid: { x, y: 0, w: 12, h: 10 }, scope: { site: 'private' }, options })
  const dashboard = await post('/dashboards', { schemaVersion: 1, name: 'The private site', description: '', time: { from: 'now-15m', to: 'now' }, refresh: 'live', variables: [], pages: [{ id: 'one', name: 'One', panels: [panel('sites', 'sites', 0, {}), panel('rate', 'series', 12, { queries: [{ metric: 'transactions', aggregate: 'rate', by: 'site' }] })] }] })
  const { url } = await post(`/dashboards/${dashboard.id}/wall-tokens`, { days: 1 })
  const display = await open()
  await display.goto(new URL(url, base).href)
  const there = await seen(display.locator('.dash-panel').first())
  const get = async (path) => { const reply = await display.context().request.get(`${base}/api/v1${path}`); return { status: reply.status(), text: await reply.text() } }
  await settled(display)
  const text = await display.locator('body').innerText()
  const answered = JSON.parse((await get('/sites')).text).sites.map(({ id }) => id).join(', ')
  check('it shows its dashboard', there && /private/i.test(text), 'private', there ? text.slice(0, 80).replaceAll(/\s+/g, ' ') : 'nothing')
  check('the other site is in nothing that it shows or is answered', !/public/i.test(text) && answered === 'private', 'private', `${answered}${/public/i.test(text) ? ', public on screen' : ''}`)
  const refused = [(await get('/metrics/query?metric=transactions&aggregate=sum&site=public')).status, (await get('/audit')).status]
  check('what it does not show is refused', refused.every((status) => status === 403), '403, 403', refused.join(', '))
  await picture(display, 'wall-of-one-site')
  await display.context().close()
}

async function tryDirectory(page) {
  step('a directory is tried step by step before it is saved')
  await page.goto(`${base}/directories?add=true`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'LDAP', exact: true }).check({ force: true })
  await dialog.getByLabel('Name', { exact: true }).fill('people')
  await dialog.getByLabel('Servers').fill('ldap://127.0.3.4:1389')
  await dialog.getByLabel('Finding users').selectOption('template')
  await dialog.getByLabel('User DN template').fill('uid={0},ou=people,dc=egov,dc=test')
  await dialog.getByLabel('Protection').selectOption('none')
  await dialog.getByLabel('Groups below (DN)').fill('ou=groups,dc=egov,dc=test')
  await dialog.getByLabel('User ID to test with').fill('viewer')
  await dialog.getByLabel('Password of this user').fill(passwords.viewer)
  await dialog.getByRole('button', { name: 'Test connection' }).click()
  const report = dialog.locator('.directory-report')
  const came = await seen(report, 60_000)
  const text = came ? (await report.innerText()).replaceAll(/\s+/g, ' ') : ''
  const stages = ['Resolve name', 'TCP', 'TLS', 'Bind', 'Search user', 'Groups', 'Role'].filter((stage) => text.includes(stage))
  check('each step is told with its time', stages.length === 7 && /\d+(\.\d+)? ms/.test(text), 'resolve, TCP, TLS, bind, search, groups, roles', stages.join(', ') || text.slice(0, 120))
  check('the password is not in the report', !text.includes(passwords.viewer), 'not in it', 'not in it')
  await picture(page, 'directory-test')
  await page.keyboard.press('Escape')
}

const row = (page, name, state) => page.getByRole('row').filter({ hasText: name }).filter({ hasText: state }).first()

/** Makes a token in the dialog; what it is stays in this process and the file that it is for. */
async function enrol(page, shot, choose) {
  await page.goto(`${base}/enrolment?add=true`)
  const dialog = page.getByRole('dialog')
  await choose(dialog)
  await picture(page, shot)
  await dialog.getByRole('button', { name: 'Make', exact: true }).click()
  const token = await dialog.getByLabel('Enrolment token', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  await dialog.waitFor({ state: 'detached' })
  return token
}

async function revoke(page, name, shot) {
  await row(page, name, 'In use').getByRole('button', { name: /^Revoke/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Revoke credential' })
  await dialog.waitFor()
  await picture(page, shot)
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function agentInDialogs(page) {
  step('an agent revoked and enrolled in the dialogs')
  const name = 'portal/portal-private-2'
  await page.goto(`${base}/enrolment?kind=agent&name=portal-private-2`)
  await revoke(page, name, 'revoke-agent')
  check('it is listed as revoked', await seen(row(page, name, 'Revoked')), 'Revoked', 'Revoked')
  const token = await enrol(page, 'enrolment-agents', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Agent', exact: true }).check({ force: true })
    await dialog.getByLabel('Site').selectOption('private')
  })
  await ask('agents-private.token', token)
  await page.goto(`${base}/enrolment?kind=agent&name=portal-private-2`)
  const back = await seen(row(page, name, 'In use'), 60_000)
  check('with the token in its file it is back by itself', back, 'In use', back ? 'In use' : 'not back')
  await picture(page, 'credentials')
}

async function collectorInDialogs(page) {
  step('a collector revoked and enrolled in the dialogs')
  const connected = async () => (await (await page.context().request.get(`${base}/api/v1/sites`)).json()).sites.find(({ id }) => id === 'private').collectors[0].connected
  const until = async (wanted, seconds) => {
    for (let left = seconds * 4; left > 0; left--) {
      if ((await connected()) === wanted) return true
      await page.waitForTimeout(250)
    }
    return false
  }
  await page.goto(`${base}/enrolment?kind=collector&name=private-1`)
  await revoke(page, 'private-1', 'revoke-collector')
  const gone = await until(false, 10)
  check('its stream ends', gone, 'not connected', gone ? 'not connected' : 'connected')
  await page.goto(`${base}/sites`)
  await picture(page, 'sites-without-a-collector')
  const token = await enrol(page, 'enrolment-collector', (dialog) => dialog.getByLabel('Name').selectOption('private-1'))
  await ask('private-1.token', token)
  const back = await until(true, 60)
  check('with the token in its file it is back without a restart', back, 'connected', back ? 'connected' : 'not connected')
}

async function audit(page) {
  step('the audit, by act and taken along')
  await page.goto(`${base}/audit`)
  await page.getByLabel('Act', { exact: true }).selectOption('revoke-credential')
  await page.getByLabel('Actor').fill('admin')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.waitForURL('**/audit?**act=revoke-credential**')
  await settled(page)
  const shown = await page.locator('table.audit tbody tr').count()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="format=csv"]').click()])
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\n')
  check('a filter leaves what it says', shown > 0 && lines.slice(1).every((line) => line.includes('revoke-credential') && line.includes('admin')), 'acts of revoking alone', `${shown} entries`)
  check('the export has what is on screen', lines.length - 1 === shown, shown, lines.length - 1)
  await picture(page, 'audit-filtered')
}

const korean = ['/role-rules', '/directories', '/enrolment', '/enrolment?view=enrolments', '/enrolment?add=true', '/tokens', '/tokens?add=true', '/audit?act=revoke-credential']

async function inKorean() {
  step('the same pages in Korean')
  const page = await open({ locale: 'ko-KR' })
  await signIn(page, 'admin')
  for (const place of korean) {
    await page.goto(base + place)
    await picture(page, `ko${place.replaceAll(/[^a-z]+/g, '-')}`)
  }
  await page.context().close()
}

const parts = { rules: holdToOneSite, held: lookAsHeld, nobody, token: narrowToken, display: narrowDisplay, directory: tryDirectory, agent: agentInDialogs, collector: collectorInDialogs, audit, korean: inKorean }
const only = process.env.DURE_PARTS?.split(',')
let status = 0
try {
  const admin = await open()
  await signIn(admin, 'admin')
  for (const [name, play] of Object.entries(parts)) if (only === undefined || only.includes(name)) {
    try {
      await play(admin)
    } catch (error) {
      console.error(error)
      check(`${name}: every step could be taken`, false, 'taken', error.message.split('\n')[0])
    }
  }
  check('no page threw an error', errors.length === 0, 'none', errors.join('; ') || 'none')
} catch (error) {
  console.error(error)
  status = 1
} finally {
  await browser.close()
}
process.exit(status)
