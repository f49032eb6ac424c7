// Steps of the journey (journey.mjs) about what must not get lost or be missed: changes that are not saved, what happened while a tab was
// hidden, approvals and acknowledgements on a phone, and the hub's own events in the reader's language.

export function staying({ base, step, check, say, api, open, signIn, picture, inspect }) {
  /** Changes that are not saved are left only by saying so: by a link, by going back, by closing the tab. */
  async function leaving(page, id) {
    step('changes that are not saved are not left by accident')
    await page.goto(`${base}/dashboards`)
    await page.getByRole('link', { name: 'Both clouds' }).first().click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.waitForURL((url) => url.search.includes('edit=true'))
    const before = await page.locator('.dash-panel').count()
    await page.getByRole('button', { name: 'Add panel' }).click()
    await page.getByRole('menuitem', { name: 'Text' }).first().click()
    await page.waitForFunction((count) => window.document.querySelectorAll('.dash-panel').length > count, before)
    const dialog = page.getByRole('dialog', { name: 'Changes not saved' })
    const here = () => new URL(page.url()).pathname === `/dashboards/${id}`
    const stays = async (name, leave) => {
      await leave()
      const asked = await dialog.waitFor({ timeout: 10_000 }).then(() => true, () => false)
      if (asked) await dialog.getByRole('button', { name: 'Keep editing' }).click()
      const kept = await page.locator('.dash-panel').count()
      check(`${name} asks first, and staying keeps the changes`, asked && here() && kept === before + 1, 'asked, all panels there', `${asked ? 'asked' : 'not asked'}, ${here() ? 'same page' : page.url()}, ${kept} of ${before + 1} panels`)
    }
    await stays('a link to another page', () => page.getByRole('navigation').getByRole('link', { name: 'Incidents' }).first().click())
    await stays('going back', () => page.evaluate(() => window.history.back()))
    let warned = 0
    const answer = async (box) => {
      if (box.type() === 'beforeunload') warned++
      await box.dismiss()
    }
    page.on('dialog', answer)
    await page.close({ runBeforeUnload: true })
    for (let tries = 0; warned === 0 && tries < 50; tries++) await page.waitForTimeout(100)
    page.off('dialog', answer)
    check('closing the tab is warned of by the browser', warned === 1 && !page.isClosed(), 'warned, still open', `${warned === 1 ? 'warned' : 'not warned'}, ${page.isClosed() ? 'closed' : 'still open'}`)
    await page.getByRole('navigation').getByRole('link', { name: 'Incidents' }).first().click()
    await dialog.waitFor()
    await inspect(page, 'leaving')
    await picture(page, 'dashboard-leaving')
    await dialog.getByRole('button', { name: 'Leave without saving' }).click()
    await page.waitForURL('**/incidents')
    const { document: { pages } } = await api(page, `/dashboards/${id}`)
    check('leaving all the same saves nothing', pages[0].panels.length === before, before, pages[0].panels.length)
  }

  /** A hidden tab asks for nothing; shown again it has what happened meanwhile, without a reload. */
  async function hiding(page, admin, id) {
    step('a hidden tab')
    await page.goto(`${base}/dashboards/${id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.live-state').getByText('Live', { exact: true }).waitFor()
    await page.evaluate(() => { window.sameDocument = true })
    const hidden = await hide(page)
    check('the browser takes the tab for hidden', (await page.evaluate(() => window.document.visibilityState)) === 'hidden', 'hidden', hidden.way)
    // What was on its way when it was hidden still arrives.
    await page.waitForTimeout(2_000)
    const asked = []
    const note = (request) => { if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname) }
    page.on('request', note)
    await admin.goto(`${base}/dashboards/${id}?edit=true`)
    await admin.getByRole('button', { name: 'Settings', exact: true }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Both clouds at dawn')
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await dialog.waitFor({ state: 'detached' })
    await admin.locator('.edit-bar').getByRole('button', { name: 'Save', exact: true }).click()
    await admin.waitForURL((url) => !url.search.includes('edit=true'))
    await page.waitForTimeout(25_000)
    check('a hidden tab asks the hub for nothing', asked.length === 0, 'nothing in 25 s', asked.length === 0 ? 'nothing in 25 s' : [...new Set(asked)].join(', '))
    const old = await page.getByRole('heading', { level: 1 }).textContent()
    const began = Date.now()
    await hidden.show()
    const seen = await page.getByRole('heading', { level: 1, name: 'Both clouds at dawn' }).waitFor({ timeout: 10_000 }).then(() => true, () => false)
    const took = (Date.now() - began) / 1_000
    const live = await page.locator('.live-state').getByText('Live', { exact: true }).waitFor({ timeout: 10_000 }).then(() => true, () => false)
    const same = await page.evaluate(() => window.sameDocument === true)
    page.off('request', note)
    say({ figure: 'hidden.tab.caught.up', value: took, unit: 's' })
    check('shown again it catches up with what no event told, without a reload', seen && live && same && old !== 'Both clouds at dawn', 'the new name, live, same page', `${seen ? `the new name after ${took.toFixed(1)} s` : 'the old name'}, ${live ? 'live' : 'not live'}, ${same ? 'same page' : 'reloaded'}`)
  }

  /** Puts another tab of the same window in front, as people do. */
  async function hide(page) {
    const context = page.context()
    const session = await context.newCDPSession(page)
    // Playwright keeps each page as if it were in front.
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: false })
    const other = await context.newPage()
    await other.goto('about:blank')
    await other.bringToFront()
    const gone = await page.waitForFunction(() => window.document.visibilityState === 'hidden', undefined, { timeout: 3_000, polling: 100 }).then(() => true, () => false)
    if (gone) {
      return { way: 'another tab in front', show: async () => { await other.close(); await page.bringToFront(); await session.detach() } }
    }
    await other.close()
    const become = (state) => page.evaluate((wanted) => {
      Object.defineProperty(window.document, 'visibilityState', { configurable: true, get: () => wanted })
      Object.defineProperty(window.document, 'hidden', { configurable: true, get: () => wanted === 'hidden' })
      window.document.dispatchEvent(new window.Event('visibilitychange'))
    }, state)
    await become('hidden')
    return { way: 'told so by the test', show: () => become('visible') }
  }

  const send = async (page, method, path, data) => {
    const cookies = await page.context().cookies()
    const answer = await page.context().request.fetch(`${base}/api/v1${path}`, { method, data, headers: { 'X-XSRF-TOKEN': cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '' } })
    return answer.status()
  }

  /** The member that went waits to come back; with the mode on approval somebody has to say so, and does from a phone. */
  async function approving() {
    step('a return is approved on a phone')
    const phone = await open({ width: 390, height: 844 })
    await signIn(phone, 'admin')
    const set = await send(phone, 'PUT', '/services/portal/mode', { mode: 'on-approval', reason: 'the return is looked at first' })
    check('the mode is set', set === 200, 200, set)
    await phone.goto(`${base}/services/portal`)
    const approve = phone.getByRole('alert').getByRole('button', { name: 'Approve' })
    const wanted = await approve.first().waitFor({ timeout: 120_000 }).then(() => true, () => false)
    check('a phone shows what waits for approval', wanted, 'Approve', wanted ? 'Approve' : 'nothing waits')
    await inspect(phone, 'approval on a phone')
    await picture(phone, 'phone-approval')
    await approve.first().click()
    const dialog = phone.getByRole('dialog')
    await dialog.getByRole('textbox').fill('looks good from here')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { members } = await api(phone, '/services/portal')
    const state = members.find(({ site }) => site === 'private')?.state
    check('and it is done', state === 'returning' || state === 'serving', 'returning', state)
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    check('nothing runs over a phone’s edge there', wide <= 0, 0, wide)
    const back = await send(phone, 'PUT', '/services/portal/mode', { mode: 'automatic', reason: 'as before' })
    check('the mode is set back', back === 200, 200, back)
    await phone.context().close()
  }

  /** A Korean reader finds no English sentence of the hub's among what happened. */
  async function inKorean(page) {
    step('what happened, in Korean')
    const { incidents } = await api(page, '/incidents?limit=1')
    await page.goto(`${base}/incidents/${incidents[0].id}`)
    await page.evaluate(() => window.localStorage.setItem('dure.language', 'ko'))
    await page.reload()
    await page.locator('.events li').first().waitFor()
    const english = await page.locator('.events [lang=en]').evaluateAll((all) => all.map((one) => one.textContent).filter((text) => text !== ''))
    check('an incident’s events are all told in Korean', english.length === 0, 'none in English', english.join('; ') || 'none in English')
    await picture(page, 'incident-ko')
    await inspect(page, 'incident in Korean')
    const { entries } = await api(page, '/audit?limit=100')
    await page.goto(`${base}/audit`)
    await page.locator('table.audit tbody tr').first().waitFor()
    const untold = entries.filter(({ actor, detail, told, service }) => actor === 'hub' && service !== null && detail !== null && detail !== '' && told === null)
    check('what the hub did by itself is told by kind', untold.length === 0, 'all', untold.map(({ act, detail }) => `${act}: ${detail}`).join('; ') || 'all')
    await picture(page, 'audit-ko')
    await page.evaluate(() => window.localStorage.setItem('dure.language', 'en'))
  }

  return { leaving, hiding, approving, inKorean }
}
