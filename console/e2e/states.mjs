// Steps of the journey (journey.mjs) about what is not there: nothing to show, a collector that stopped, a hub that is gone; on every kind of
// panel and the pages, in both languages, themes and sizes.
import { settled } from './settled.mjs'

const looks = [
  { name: 'ko-light-desktop', locale: 'ko-KR', colorScheme: 'light', viewport: { width: 1440, height: 1000 } },
  { name: 'ko-dark-phone', locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { name: 'en-dark-desktop', locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1440, height: 1000 } },
  { name: 'en-light-phone', locale: 'en-GB', colorScheme: 'light', viewport: { width: 390, height: 844 } },
]

const rate = { metric: 'transactions', aggregate: 'rate' }
const kinds = {
  tmap: {}, velocity: {}, series: { queries: [rate] }, stat: rate, apdex: {}, table: { metrics: [rate], by: 'instance' }, sites: {}, split: { service: 'portal' },
  topology: {}, instances: { metric: 'duration', aggregate: 'p95', groupBy: 'site' }, incidents: {}, alarms: {}, ledger: {}, text: { markdown: 'every kind' },
}
/** What shows only what somebody reports. */
const measured = ['tmap', 'series', 'stat', 'apdex', 'table', 'instances']

function everyKind(name, service) {
  const panels = Object.entries(kinds).map(([kind, options], index) => ({
    id: kind, kind, title: '', grid: { x: (index % 2) * 12, y: Math.floor(index / 2) * 7, w: 12, h: 7 }, options,
    ...(service !== undefined && measured.includes(kind) ? { scope: { service } } : {}),
  }))
  return { schemaVersion: 1, name, description: '', time: { from: 'now-5m', to: 'now' }, refresh: 'live', variables: [], pages: [{ id: 'page-1', name: 'One', panels }] }
}

export function conditions({ base, step, check, ask, api, open, signIn, picture, inspect }) {
  const pages = []
  let every, nobody

  async function importing(page, document) {
    const cookies = await page.context().cookies()
    const answer = await page.context().request.post(`${base}/api/v1/dashboards`, { data: document, headers: { 'X-XSRF-TOKEN': cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '' } })
    if (answer.status() !== 201) throw new Error(`${document.name} is not taken: ${await answer.text()}`)
    return (await answer.json()).id
  }

  async function begin() {
    step('every kind of panel, in four looks')
    for (const look of looks) {
      const page = await open(look.viewport, look)
      await signIn(page, 'admin')
      pages.push({ look: look.name, page })
    }
    every = await importing(pages[0].page, everyKind('Every kind'))
    nobody = await importing(pages[0].page, everyKind('Nobody there', 'nobody'))
  }

  const statesOf = (page) => page.evaluate(() => Object.fromEntries([...window.document.querySelectorAll('.dash-panel')].map((panel) => [panel.dataset.panel, panel.querySelector('.dash-content')?.dataset.state ?? 'none'])))
  const words = (page) => page.evaluate(() => [...window.document.querySelectorAll('main .placeholder')].map((one) => one.textContent.trim()))
  const inEachLook = (visit) => Promise.all(pages.map(({ look, page }) => visit(page, look)))
  const said = (wrong) => wrong.join('; ') || 'nothing wrong'
  const isState = (states, id, wanted) => wanted.includes(states[id]) ? [] : [`${id} is ${states[id]}`]

  /** Nobody reports it, or nothing fits: said in words, not by an empty frame and not as a failure. */
  async function empty() {
    step('nothing to show')
    const wrong = []
    await inEachLook(async (page, look) => {
      await page.goto(`${base}/dashboards/${nobody}`)
      await page.locator('.dash-panel').first().waitFor()
      await settled(page)
      const states = await statesOf(page)
      for (const kind of measured) wrong.push(...isState(states, kind, ['empty']).map((text) => `${look}: ${text}`))
      for (const [id, state] of Object.entries(states)) if (state === 'error' || state === 'loading') wrong.push(`${look}: ${id} is ${state}`)
      await picture(page, `empty-panels-${look}`)
      for (const path of ['/incidents?service=nobody', '/instances?q=nobody-has-this-name', '/audit?actor=nobody', '/drills?service=nobody', '/alarms?view=ended']) {
        await page.goto(base + path)
        await settled(page)
        if ((await words(page)).length === 0 && !path.startsWith('/alarms')) wrong.push(`${look}: ${path} says nothing`)
        if ((await page.locator('.placeholder[role=alert]').count()) > 0) wrong.push(`${look}: ${path} fails`)
        await picture(page, `empty${path.replaceAll(/\W+/g, '-')}-${look}`)
      }
    })
    check('where there is nothing to show, every panel and page says so', wrong.length === 0, 'nothing wrong', said(wrong))
    await inspect(pages[1].page, 'empty')
  }

  const stateOf = async (site) => (await api(pages[0].page, '/sites')).sites.find(({ id }) => id === site)?.state

  async function awaitState(site, wanted, seconds) {
    for (const until = Date.now() + seconds * 1_000; Date.now() < until; await pages[0].page.waitForTimeout(500)) if ((await stateOf(site)) === wanted) return true
    return false
  }

  /** One site stopped reporting: its last values stay and are told to be old, the other's go on. */
  async function stale() {
    step('a collector stops')
    await inEachLook((page) => page.goto(`${base}/dashboards/${every}`))
    await inEachLook((page) => settled(page))
    await pages[0].page.evaluate(() => { window.sameDocument = true })
    await ask('kill the private collector')
    check('the hub tells that the site is silent', await awaitState('private', 'stale', 60), 'stale', await stateOf('private'))
    const wrong = []
    await inEachLook(async (page, look) => {
      await page.waitForFunction(() => window.document.querySelector('[data-panel=sites] .dash-content')?.dataset.state === 'partial', undefined, { timeout: 30_000 }).catch(() => wrong.push(`${look}: the sites are not told to be partial`))
      const states = await statesOf(page)
      for (const [id, state] of Object.entries(states)) if (state === 'error' || state === 'loading' || state === 'stale') wrong.push(`${look}: ${id} is ${state}`)
      for (const id of ['velocity', 'topology']) wrong.push(...isState(states, id, ['partial']).map((text) => `${look}: ${text}`))
      await picture(page, `stale-panels-${look}`)
      for (const path of ['/sites', '/services/portal', '/services', '/instances', '/ledger', '/alarms']) {
        await page.goto(base + path)
        await settled(page)
        if ((await page.locator('.placeholder[role=alert]').count()) > 0) wrong.push(`${look}: ${path} fails`)
        if (path === '/sites' && (await page.locator('.site-column.is-stale').count()) !== 1) wrong.push(`${look}: ${path} does not tell which site is silent`)
        await picture(page, `stale${path.replaceAll(/\W+/g, '-')}-${look}`)
      }
      await page.goto(`${base}/dashboards/${every}`)
      await settled(page)
    })
    check('a silent site is told as such, and nothing fails for it', wrong.length === 0, 'nothing wrong', said(wrong))
    await inspect(pages[1].page, 'stale')
    await ask('start the private collector')
    const back = await awaitState('private', 'live', 90)
    const whole = await Promise.all(pages.map(({ page }) => page.waitForFunction(() => window.document.querySelector('[data-panel=sites] .dash-content')?.dataset.state === 'ready', undefined, { timeout: 30_000 }).then(() => true, () => false)))
    check('once it reports again the pages are whole again by themselves', back && whole.every(Boolean), 'whole', `${back ? 'live' : 'silent'}, ${whole.filter(Boolean).length} of ${pages.length} pages`)
  }

  const places = ['/sites', '/services', '/services/portal', '/incidents', '/instances', '/alarms', '/alarms?view=rules', '/ledger', '/audit', '/drills', '/notices', '/tokens', '/enrolment', '/directories', '/role-rules', '/sessions', '/dashboards']

  /** What is on screen stays when the hub goes; where it is asked for then, the page says why there is nothing. */
  async function before() {
    await inEachLook(async (page) => {
      await page.goto(`${base}/dashboards/${every}`)
      await settled(page)
      // The code of the other pages comes once this one has come to rest.
      await page.waitForTimeout(8_000)
      await page.evaluate(() => { window.sameDocument = true })
    })
  }

  async function away() {
    const wrong = []
    await inEachLook(async (page, look) => {
      await page.waitForFunction(() => [...window.document.querySelectorAll('.dash-content')].some(({ dataset }) => dataset.state === 'stale'), undefined, { timeout: 60_000 }).catch(() => wrong.push(`${look}: no panel is told to be old`))
      const states = await statesOf(page)
      for (const [id, state] of Object.entries(states)) if (state === 'error' || state === 'loading') wrong.push(`${look}: ${id} is ${state}`)
      await picture(page, `away-panels-${look}`)
      for (const path of places) {
        await page.evaluate((to) => { window.history.pushState({}, '', to); window.dispatchEvent(new window.PopStateEvent('popstate')) }, path)
        await page.waitForFunction((to) => window.location.pathname + window.location.search === to, path)
        const shown = await settled(page, 30_000).then(() => true, () => false)
        const same = await page.evaluate(() => window.sameDocument === true).catch(() => false)
        if (!same) { wrong.push(`${look}: ${path} lost the page`); return }
        if (!shown) wrong.push(`${look}: ${path} goes on loading`)
        if ((await page.locator('[role=alert]').count()) === 0) wrong.push(`${look}: ${path} does not tell that the hub is away`)
        if (await page.evaluate(() => window.document.querySelector('main')?.textContent.trim() === '')) wrong.push(`${look}: ${path} is blank`)
        await page.screenshot({ path: `${process.env.DURE_SHOTS}/away${path.replaceAll(/\W+/g, '-')}-${look}.png` })
      }
    })
    check('without the hub every page stays and says so', wrong.length === 0, 'nothing wrong', said(wrong))
  }

  async function after() {
    const wrong = []
    await inEachLook(async (page, look) => {
      const whole = await page.waitForFunction(() => window.document.querySelectorAll('[role=alert].placeholder, .banner.crit[role=alert]').length === 0 && window.document.querySelector('.skeleton') === null, undefined, { timeout: 60_000 }).then(() => true, () => false)
      const same = await page.evaluate(() => window.sameDocument === true)
      if (!whole) wrong.push(`${look}: ${(await words(page)).join(', ')}`)
      if (!same) wrong.push(`${look}: reloaded`)
      await page.context().close()
    })
    check('once it is back each page has what it lacked, without a reload', wrong.length === 0, 'nothing wrong', said(wrong))
  }

  return { begin, empty, stale, before, away, after }
}
