// A step of the journey (journey.mjs): on a service for two people an operator proposes other weights, nobody decides what he proposed
// himself, and another person approves it; nameservers then answer by it.
import { Resolver } from 'node:dns/promises'
import { URLSearchParams } from 'node:url'

const nameservers = ['127.0.1.10:5300', '127.0.2.10:5300']

export function deciding({ base, step, check, api, open, signIn, picture, inspect }) {
  const service = `${base}/services/portal`

  async function call(page, method, path, options) {
    const cookies = await page.context().cookies()
    const xsrf = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? ''
    return page.context().request.fetch(`${base}/api/v1${path}`, { method, ...options, headers: { 'X-XSRF-TOKEN': xsrf, ...options?.headers } })
  }

  /** Applies the services with one text changed, as an administrator may; what the hub answered. */
  async function apply(admin, from, to) {
    const now = await call(admin, 'GET', '/services.yaml')
    const text = await now.text()
    return call(admin, 'PUT', `/services.yaml?${new URLSearchParams({ reason: 'the journey' })}`, { headers: { 'Content-Type': 'application/yaml', 'If-Match': now.headers().etag }, data: text.replace(from, to) })
  }

  const weightOf = async (page) => (await api(page, '/services/portal')).members.find(({ site }) => site === 'private').configuredWeight
  const pending = async (page) => (await api(page, '/services/portal/proposals')).proposals.find(({ state }) => state === 'pending')

  /** The share of answers that name the private cloud, of all nameservers, each asked 150 times. */
  async function share() {
    let here = 0, all = 0
    for (const server of nameservers) {
      const resolver = new Resolver({ timeout: 1_000, tries: 2 })
      resolver.setServers([server])
      for (let question = 0; question < 150; question++) {
        const addresses = await resolver.resolve4('portal.egov.test')
        all++
        if (addresses.some((address) => address.startsWith('127.0.1.'))) here++
      }
    }
    return here / all
  }

  /** Opens the dialog of a decision by its address, as a pasted link does, and confirms; what the page says. */
  async function tryToApprove(page, id) {
    await page.goto(`${service}?${new URLSearchParams({ act: 'approve-proposal', of: id })}`)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('my own')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    return (await dialog.getByRole('alert').textContent()) ?? ''
  }

  async function propose(page) {
    await page.goto(service)
    await page.getByRole('button', { name: 'Change weights' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('spinbutton', { name: 'Weight of private' }).fill('90')
    await dialog.getByRole('spinbutton', { name: 'Weight of public' }).fill('10')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('the private cloud has grown')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    const rows = dialog.locator('table tbody tr')
    await rows.first().waitFor()
    const dry = await rows.evaluateAll((all) => all.map((row) => row.textContent ?? ''))
    check('the dry run names the records of both nameservers', ['private-1', 'public-1'].every((name) => dry.some((row) => row.includes(name) && row.includes('portal.egov.test'))), 'private-1 and public-1', dry.join(' | ').slice(0, 300))
    const warned = await dialog.getByText('Another person has to approve this change.').count()
    check('and says that another person has to approve', warned === 1, 'said', warned === 1 ? 'said' : 'silent')
    await inspect(page, 'dry run for two')
    await picture(page, 'proposal-dry-run')
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
    const sent = await dialog.getByText('Proposed. It is done when another approver approves it.').waitFor().then(() => true, () => false)
    check('it is proposed, and nothing is done', sent && (await weightOf(page)) !== 90, 'proposed, the weight as it was', `${sent ? 'proposed' : 'not proposed'}, ${await weightOf(page)}`)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await dialog.waitFor({ state: 'detached' })
  }

  async function ownHands(page, id) {
    const own = page.locator('.proposal.pending')
    await own.getByText('Another approver has to decide').waitFor()
    const offered = await own.getByRole('button', { name: 'Approve' }).count()
    check('who proposed it is offered no approval', offered === 0, 'none', offered)
    const said = await tryToApprove(page, id)
    const after = await pending(page)
    check('and a pasted link does not approve it either', said.includes('Your role does not allow this') && after?.id === id, 'Your role does not allow this', said)
    await page.goto(service)
  }

  async function approve(page) {
    const approver = await open()
    await signIn(approver, 'approver')
    await approver.goto(service)
    const waiting = approver.locator('.proposal.pending')
    await waiting.first().waitFor()
    const text = await waiting.first().textContent()
    check('an approver reads who wants what and why', ['private 90', 'public 10', 'operator', 'the private cloud has grown'].every((part) => text?.includes(part)), 'weights, who, why', text)
    await waiting.getByRole('button', { name: 'Approve' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('seen the capacity')
    await inspect(approver, 'approving a proposal')
    await picture(approver, 'proposal-approve')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await dialog.waitFor({ state: 'detached' })
    const decided = await approver.locator('.proposal:not(.pending)').filter({ hasText: 'seen the capacity' }).first().waitFor().then(() => true, () => false)
    check('it is shown as approved, and by whom', decided, 'approved', decided ? 'approved' : 'not shown')
    check('the weight is the one proposed', (await weightOf(approver)) === 90, 90, await weightOf(approver))
    const seen = await page.locator('.proposal:not(.pending)').filter({ hasText: 'seen the capacity' }).first().waitFor().then(() => true, () => false)
    check('who proposed it sees that without a reload', seen, 'seen', seen ? 'seen' : 'not seen')
    return approver
  }

  async function answered(before) {
    let now = await share()
    for (let tries = 0; now < 0.8 && tries < 10; tries++) now = await share()
    check('and the nameservers answer by it', before < 0.7 && now >= 0.8, 'below 70 % before, at least 80 % of the answers after', `${(before * 100).toFixed(0)} %, ${(now * 100).toFixed(0)} %`)
  }

  /** Two people are switched on by one, and off by two, in the browser too. */
  async function switchOff(admin, approver) {
    const off = await apply(admin, 'two-people: true', 'two-people: false')
    const proposal = await pending(admin)
    check('one administrator cannot switch it off', off.ok() && proposal !== undefined, 'proposed', `${off.status()}, ${proposal === undefined ? 'nothing waits' : 'proposed'}`)
    const said = await tryToApprove(admin, proposal.id)
    check('nor approve what he proposed', said.includes('somebody else than the proposer'), 'refused', said)
    await picture(admin, 'proposal-same-person')
    await approver.goto(service)
    await approver.locator('.proposal.pending').getByRole('button', { name: 'Approve' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('no longer needed')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { guardrails } = await api(approver, '/services/portal')
    check('two can', guardrails.twoPeople === false, false, guardrails.twoPeople)
  }

  /** The whole of it; afterwards weights and guardrails are as they were. */
  async function byTwo(page) {
    step('a change that two people decide')
    const admin = await open()
    await signIn(admin, 'admin')
    const on = await apply(admin, 'two-people: false', 'two-people: true')
    check('a service is put under two people', on.ok(), 200, on.status())
    const weights = Object.fromEntries((await api(page, '/services/portal')).members.map(({ site, configuredWeight }) => [site, configuredWeight]))
    const before = await share()
    await propose(page)
    const { id } = await pending(page)
    await ownHands(page, id)
    const approver = await approve(page)
    await answered(before)
    await switchOff(admin, approver)
    const back = await call(page, 'PUT', '/services/portal/weights', { data: { weights, reason: 'as before' } })
    check('the weights are set back', back.status() === 200, 200, back.status())
    await admin.context().close()
    await approver.context().close()
  }

  return { byTwo }
}
