// Steps of the journey (journey.mjs) about what is taken along, kept, restored and handed on: files and pictures of a dashboard, import,
// versions, what each role sees first, dashboards from a folder, alarms by a rule, sessions and owners.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const menuOf = async (page, item) => {
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function taken(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), path: await download.path() }
}

/** Width, height and how many colours there are in a picture: one that is blank has one. */
async function looked(page, path) {
  const url = `data:image/png;base64,${readFileSync(path).toString('base64')}`
  return page.evaluate(async (source) => {
    const image = new window.Image()
    image.src = source
    await image.decode()
    const canvas = window.document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    const colours = new Set()
    for (let at = 0; at < data.length; at += 4 * 7) colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2])
    return { width: image.width, height: image.height, colours: colours.size }
  }, url)
}

export function keeping({ base, shots, step, check, say, ask, api, open, signIn, picture, inspect }) {
  const keep = (name, path) => {
    const kept = join(shots, name)
    writeFileSync(kept, readFileSync(path))
    say({ picture: kept })
  }

  async function takeAlong(page, id) {
    step('a panel and the dashboard are taken along')
    await page.goto(`${base}/dashboards/${id}?from=now-15m&to=now`)
    await picture(page, 'dashboard-to-take')
    const panel = page.locator('.kind-sites')
    const menu = async (item) => {
      await panel.locator('.dash-menu').click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    const csv = await taken(page, () => menu('Save as CSV'))
    const lines = readFileSync(csv.path, 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/)
    const { sites } = await api(page, '/sites')
    check('the panel’s CSV has a row for each site of the API', csv.name.endsWith('.csv') && lines.length === sites.length + 1 && sites.every(({ id: site }) => lines.some((line) => line.startsWith(site))), `${sites.length} sites below their columns`, `${csv.name}: ${lines.join(' | ')}`.slice(0, 300))
    const png = await taken(page, () => menu('Save as PNG'))
    const drawn = await looked(page, png.path)
    check('the panel’s PNG shows something', drawn.width > 300 && drawn.colours > 10, 'a picture with colours', `${drawn.width} x ${drawn.height}, ${drawn.colours} colours`)
    keep('taken-panel.png', png.path)
    const all = await taken(page, () => menuOf(page, 'Save the page as PNG'))
    const whole = await looked(page, all.path)
    const inside = await page.locator('#dash-page').boundingBox()
    check('the dashboard’s PNG is the whole page with a stamp above it', whole.colours > 50 && Math.abs(whole.width / whole.height - inside.width / (inside.height + 44)) < 0.02, `${Math.round(inside.width)} x ${Math.round(inside.height)} and 44 above`, `${whole.width} x ${whole.height}, ${whole.colours} colours`)
    keep('taken-dashboard.png', all.path)
  }

  async function importing(page, id) {
    step('exported, and imported from the screen')
    await page.goto(`${base}/dashboards/${id}`)
    await page.locator('.dash-panel').first().waitFor()
    const file = await taken(page, () => menuOf(page, 'Export as JSON'))
    const written = join(shots, 'exported.json')
    writeFileSync(written, readFileSync(file.path))
    await page.goto(`${base}/dashboards`)
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles({ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from('{"name": "no dashboard"}') })
    const refused = await dialog.getByRole('alert').first().textContent()
    check('what is no dashboard is said to be none', (refused ?? '') !== '', 'a sentence', refused)
    await dialog.locator('input[type=file]').setInputFiles(written)
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Both clouds, imported')
    await inspect(page, 'import')
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await page.waitForURL((url) => /\/dashboards\/d-/.test(url.pathname) && !url.pathname.endsWith(id))
    const made = new URL(page.url()).pathname.split('/').at(-1)
    const [one, other] = [await api(page, `/dashboards/${id}`), await api(page, `/dashboards/${made}`)]
    check('what was imported is what was exported', JSON.stringify({ ...one.document, name: '' }) === JSON.stringify({ ...other.document, name: '' }) && other.document.name === 'Both clouds, imported', 'the same panels', `${other.document.pages[0].panels.length} of ${one.document.pages[0].panels.length} panels, ${other.document.name}`)
    return made
  }

  async function restoring(page, id) {
    step('an earlier version is looked at and restored')
    const { versions: before } = await api(page, `/dashboards/${id}/versions`)
    const first = before.at(-1).version
    const old = await api(page, `/dashboards/${id}/versions/${first}`)
    await page.goto(`${base}/dashboards/${id}`)
    await page.locator('.dash-grid, .panel').first().waitFor()
    await menuOf(page, 'Versions')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Show' }).last().click()
    await page.getByText(`This is version ${first}`).waitFor()
    await picture(page, 'dashboard-version')
    await page.getByRole('button', { name: 'Restore this version' }).click()
    await page.waitForURL((url) => !url.search.includes('version='))
    const now = await api(page, `/dashboards/${id}`)
    const { versions: after } = await api(page, `/dashboards/${id}/versions`)
    check('it is restored as a new version, and nothing is lost', JSON.stringify(now.document) === JSON.stringify(old.document) && after.length === before.length + 1, `version ${first} again, ${before.length + 1} versions`, `${JSON.stringify(now.document) === JSON.stringify(old.document) ? 'the same' : 'another'} document, ${after.length} versions`)
    // And back to the one with panels: restoring is undone by restoring.
    await menuOf(page, 'Versions')
    await page.getByRole('dialog').getByRole('row').filter({ hasText: String(before[0].version) }).getByRole('button', { name: 'Show' }).first().click()
    await page.getByRole('button', { name: 'Restore this version' }).click()
    await page.waitForURL((url) => !url.search.includes('version='))
    const again = await api(page, `/dashboards/${id}`)
    check('a restored version is taken back the same way', again.document.pages[0].panels.length === 5, '5 panels', `${again.document.pages[0].panels.length} panels`)
  }

  async function following(page, admin, display, id) {
    step('a save is followed by who looks, and by the wall')
    await page.goto(`${base}/dashboards/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Both clouds' }).waitFor()
    await page.evaluate(() => { window.sameDocument = true })
    await admin.goto(`${base}/dashboards/${id}?edit=true`)
    await admin.getByRole('button', { name: 'Settings', exact: true }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Both clouds by night')
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await dialog.waitFor({ state: 'detached' })
    await admin.locator('.edit-bar').getByRole('button', { name: 'Save', exact: true }).click()
    await admin.waitForURL((url) => !url.search.includes('edit=true'))
    const seen = await page.getByRole('heading', { level: 1, name: 'Both clouds by night' }).waitFor({ timeout: 5_000 }).then(() => true, () => false)
    const same = await page.evaluate(() => window.sameDocument === true)
    check('another tab shows what was saved, without a reload', seen && same, 'the new name, same page', `${seen ? 'the new name' : 'the old name'}, ${same ? 'same page' : 'reloaded'}`)
    const walled = await display.getByRole('heading', { name: 'Both clouds by night' }).first().waitFor({ timeout: 5_000 }).then(() => true, () => false)
    check('so does the wall', walled, 'the new name', walled ? 'the new name' : 'the old name')
  }

  async function walledOff(display) {
    const answers = await display.evaluate(async () => {
      const asked = ['/metrics/query?metric=jvm.memory.used', '/audit', '/alarms', '/ledger', '/incidents', '/metrics/query?metric=duration']
      return Object.fromEntries(await Promise.all(asked.map(async (path) => [path, (await window.fetch(`/api/v1${path}`)).status])))
    })
    check('a display reads what is on its dashboard and nothing else', answers['/incidents'] === 200 && ['/metrics/query?metric=jvm.memory.used', '/audit', '/alarms', '/ledger'].every((path) => answers[path] === 403), '200 for its incidents, 403 for the rest', JSON.stringify(answers))
  }

  async function defaults(admin, id, name) {
    step('what a role sees first')
    const choose = async (chosen) => {
      await admin.goto(`${base}/dashboards`)
      await admin.getByRole('button', { name: 'Home by role' }).click()
      const dialog = admin.getByRole('dialog')
      await dialog.getByRole('combobox', { name: /Viewer/ }).selectOption(chosen)
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await choose(id)
    const viewer = await open()
    await signIn(viewer, 'viewer')
    const shown = await viewer.getByRole('heading', { level: 1, name }).waitFor().then(() => true, () => false)
    check('a viewer sees first what an administrator chose', shown, name, shown ? name : await viewer.getByRole('heading', { level: 1 }).textContent())
    await picture(viewer, 'home-of-role')
    await viewer.context().close()
    await choose('made-portal')
  }

  async function provisioned(page) {
    step('a dashboard comes from the folder')
    await ask('write the dashboard file')
    await page.goto(`${base}/dashboards`)
    await page.getByRole('link', { name: 'From the folder' }).first().waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: 'From the folder' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'From the folder' }).waitFor()
    const edit = await page.getByRole('button', { name: 'Edit', exact: true }).count()
    const copy = await page.getByRole('button', { name: 'Copy to edit' }).count()
    check('it may be looked at and copied, not changed', edit === 0 && copy === 1, 'Copy to edit', `${edit} Edit, ${copy} Copy to edit`)
    await picture(page, 'dashboard-from-folder')
    await ask('change the dashboard file')
    const changed = await page.getByRole('heading', { level: 1, name: 'Changed in the folder' }).waitFor({ timeout: 20_000 }).then(() => true, () => false)
    check('a change of the file is seen by itself', changed, 'the new name', changed ? 'the new name' : 'the old name')
  }

  async function alarming(page, admin) {
    step('an alarm by a rule')
    await page.goto(`${base}/alarms?view=rules`)
    await page.getByRole('button', { name: 'Add rule' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Any traffic at all')
    await dialog.getByRole('combobox', { name: 'Metric' }).selectOption('transactions')
    await dialog.getByRole('combobox', { name: 'Aggregate' }).selectOption('rate')
    await dialog.getByRole('combobox', { name: 'Mean over' }).selectOption({ index: 0 })
    await dialog.getByRole('textbox', { name: /Critical limit/ }).fill('1')
    await dialog.getByRole('combobox', { name: 'Judged' }).selectOption('site')
    await inspect(page, 'alarm rule')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const began = Date.now()
    await page.goto(`${base}/sites`)
    const banner = page.locator('.alarm-banner').filter({ hasText: 'Any traffic at all' })
    const raised = await banner.waitFor({ timeout: 90_000 }).then(() => true, () => false)
    say({ figure: 'alarm.on.screen', value: (Date.now() - began) / 1000, unit: 's' })
    check('the rule raises an alarm, which every page shows', raised, 'within 90 s', raised ? `${((Date.now() - began) / 1000).toFixed(1)} s` : 'not seen')
    await picture(page, 'alarm-banner')
    await page.goto(`${base}/alarms`)
    const item = page.locator('.alarm-item').filter({ hasText: 'Any traffic at all' }).first()
    await item.getByRole('link').first().click()
    await page.waitForURL('**/alarms/**')
    await page.getByRole('application').first().waitFor()
    await picture(page, 'alarm')
    const phone = await open({ width: 390, height: 844 })
    await signIn(phone, 'operator')
    await phone.goto(page.url())
    await phone.getByRole('button', { name: 'Acknowledge' }).first().click()
    await phone.getByLabel('Note').fill('it is only the load of the demonstration')
    await picture(phone, 'phone-acknowledge')
    await phone.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await phone.getByRole('dialog').waitFor({ state: 'detached' })
    await phone.context().close()
    await admin.goto(`${base}/alarms`)
    const said = await admin.getByText(/Acknowledged by operator: it is only the load/).first().waitFor({ timeout: 10_000 }).then(() => true, () => false)
    check('somebody else sees who acknowledged it and what he said', said, 'operator, and the note', said ? 'operator, and the note' : 'not seen')
    await picture(admin, 'alarm-acknowledged')
    await page.goto(`${base}/alarms?view=rules`)
    await page.getByRole('button', { name: 'Any traffic at all' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove rule' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto(`${base}/alarms?view=ended`)
    const ended = await page.locator('.alarm-item').filter({ hasText: 'Any traffic at all' }).filter({ hasText: 'Rule changed' }).first().waitFor({ timeout: 30_000 }).then(() => true, () => false)
    check('removing the rule ends what it raised', ended, 'Rule changed', ended ? 'Rule changed' : 'still on')
  }

  async function handingOn(page, admin, made) {
    step('an owner and a session end')
    await page.goto(`${base}/dashboards/${made}`)
    await page.locator('.dash-panel').first().waitFor()
    await menuOf(page, 'Give to somebody else')
    await page.getByRole('dialog').getByRole('textbox', { name: 'User ID of the new owner' }).fill('viewer')
    await page.getByRole('dialog').getByRole('button', { name: 'Give to somebody else' }).click()
    await page.waitForURL(/\/dashboards$/)
    const given = await api(admin, `/dashboards/${made}`)
    const gone = (await page.context().request.get(`${base}/api/v1/dashboards/${made}`)).status()
    check('a dashboard given away is another’s', given.owner === 'viewer' && gone === 404, 'viewer’s, not there for the giver', `${given.owner}’s, ${gone}`)
    const viewer = await open()
    await signIn(viewer, 'viewer')
    await admin.goto(`${base}/sessions`)
    await admin.getByRole('row').filter({ hasText: 'viewer' }).first().waitFor()
    await picture(admin, 'sessions')
    await inspect(admin, 'sessions')
    await admin.getByRole('row').filter({ hasText: 'viewer' }).first().getByRole('button', { name: /End sessions/ }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'End sessions' }).click()
    await admin.getByRole('dialog').waitFor({ state: 'detached' })
    const out = await viewer.waitForURL('**/sign-in**', { timeout: 30_000 }).then(() => true, () => false)
    check('whose sessions an administrator ends is signed out', out, 'asked to sign in', out ? 'asked to sign in' : 'still in')
    await viewer.context().close()
    const others = await page.goto(`${base}/sessions`).then(() => page.getByText('This page is for administrators').first().waitFor({ timeout: 10_000 })).then(() => true, () => false)
    check('only administrators see who is signed in', others, 'not allowed', others ? 'not allowed' : 'shown')
  }

  return { takeAlong, importing, restoring, following, walledOff, defaults, provisioned, alarming, handingOn }
}
