import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { DirectorySettings, DirectoryTest, SignInSettings } from '@/shared/api/types'
import { fakeHub, renderWithData } from '@/test/render'
import { DirectoryDialog } from './DirectoryDialog'
import { DirectoryTrouble } from './DirectoryTrouble'
import { PreviewPanel } from './PreviewPanel'
import { reportText } from './report'
import { RuleSetPanel } from './RuleSetPanel'
import { documentOf, draftOf, emptyForm, formOf, moved, withDirectory, withoutDirectory, withRules } from './settings'
import { TestReport } from './TestReport'

const directory = (change: Partial<DirectorySettings> = {}): DirectorySettings => ({
  name: 'labs', origin: 'console', type: 'ldap', urls: ['ldaps://ldap.labs.test'], domain: '', netbiosDomain: '', tls: null, authorities: null, caFile: null, timeouts: { connectMs: 3000, readMs: 3000, poolMs: 3000, overallMs: 10000 },
  userDnTemplate: null, userSearch: { base: 'ou=people,dc=labs,dc=test', filter: null, loginAttribute: null }, base: null, bindDn: 'cn=reader', hasBindPassword: true, groupSearchBase: 'ou=groups', groupMemberAttribute: 'member', nesting: null, servers: [], problem: null, passwordLost: false, ...change,
})
const rule = { group: 'cn=heads,dc=labs,dc=test', role: 'operator' as const, sites: null, services: null }
const settings = (): SignInSettings => ({
  revision: 7,
  directories: [directory({ name: 'corp', origin: 'configuration', type: 'active-directory' }), directory()],
  rules: [{ directory: 'corp', origin: 'configuration', rules: [{ ...rule, role: 'administrator' }] }, { directory: 'labs', origin: 'console', rules: [rule] }],
})
const report = (): DirectoryTest => ({ name: 'labs', good: false, steps: [{ stage: 'resolve', server: 'a:636', outcome: 'done', cause: 'none', tookMs: 1.2, detail: '10.0.0.1' }, { stage: 'tcp', server: 'a:636', outcome: 'failed', cause: 'timeout', tookMs: 3000, detail: '' }] })

describe('the document of how users sign in', () => {
  it('holds what was set here, never what the configuration has', () => {
    const { directories, rules } = documentOf(settings())
    expect(directories.map(({ name }) => name)).toEqual(['labs'])
    expect(rules).toEqual([{ directory: 'labs', rules: [rule] }])
  })

  it('leaves a directory as it is when the form is sent unchanged, and sends no password', () => {
    const draft = draftOf(formOf(directory()))
    expect(draft).toMatchObject({ urls: ['ldaps://ldap.labs.test'], bindDn: 'cn=reader', bindPassword: null, userSearch: { base: 'ou=people,dc=labs,dc=test' } })
    expect(draftOf({ ...emptyForm, name: ' x ', way: 'principal', bindDn: 'left over' })).toMatchObject({ name: 'x', bindDn: null, userSearch: null })
  })

  it('takes the rules along when a directory is renamed, and away when it is removed', () => {
    const document = documentOf(settings())
    const renamed = withDirectory(document, 'labs', { ...draftOf(formOf(directory())), name: 'research' })
    expect(renamed.rules).toEqual([{ directory: 'research', rules: [rule] }])
    expect(withoutDirectory(document, 'labs')).toEqual({ directories: [], rules: [] })
    expect(withRules(document, 'corp', [rule]).rules).toHaveLength(2)
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })
})

describe('a directory that cannot be used', () => {
  it('says that its password has to be given again where it was sealed elsewhere', () => {
    renderWithData(<DirectoryTrouble directory={directory({ problem: 'cannot be unsealed', passwordLost: true })} />)
    expect(screen.getByRole('alert').textContent).toContain('type it again')
  })
})

describe('the form of a directory', () => {
  it('asks for an administrator when nobody was seen to be one, and saves then', async () => {
    let asked = 0
    const calls = fakeHub({ 'PUT /sign-in-settings': () => (asked++ === 0 ? { status: 409, body: { status: 409, code: 'would-lock-out', detail: 'No rule would give that user a role.' } } : { status: 200, body: settings() }) })
    let closed = false
    renderWithData(<DirectoryDialog settings={settings()} directory={directory()} onClose={() => { closed = true }} />)
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await userEvent.type(await screen.findByLabelText('User ID of an administrator afterwards'), 'ada')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(closed).toBe(true))
    expect(calls[0]?.headers.get('if-match')).toBe('"7"')
  })

  it('tries the draft, unsaved', async () => {
    const calls = fakeHub({ 'POST /sign-in-settings/test': () => ({ status: 200, body: report() }) })
    renderWithData(<DirectoryDialog settings={settings()} directory={undefined} onClose={() => undefined} />)
    await userEvent.type(screen.getByLabelText('Name'), 'fresh')
    await userEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(await screen.findByText('No answer within the limit')).toBeDefined()
    expect(calls[0]?.body).toMatchObject({ directory: { name: 'fresh', type: 'active-directory' } })
  })
})

describe('the report of a test', () => {
  it('is one line a step', () => {
    const text = reportText(report(), new Date(0), { stage: (stage) => stage, outcome: (outcome) => outcome, cause: (cause) => cause })
    expect(text.split('\n')).toEqual(['labs  1970-01-01T00:00:00.000Z', 'done  resolve | a:636 | 1.2 ms | 10.0.0.1', 'failed  tcp | a:636 | 3000 ms | timeout'])
  })

  it('says the outcome of each step also without colour', () => {
    renderWithData(<TestReport report={report()} />)
    expect(screen.getByText('A step failed')).toBeDefined()
    expect(screen.getByText('Failed')).toBeDefined()
  })
})

describe('role rules', () => {
  it('are put in order and saved together', async () => {
    const calls = fakeHub({ 'PUT /sign-in-settings': () => ({ status: 200, body: settings() }) })
    const two = { directory: 'labs', origin: 'console' as const, rules: [rule, { ...rule, group: 'cn=staff', role: 'viewer' as const }] }
    renderWithData(<RuleSetPanel set={two} settings={settings()} />)
    expect(screen.queryByRole('button', { name: 'Save rules' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Move rule 2 up' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save rules' }))
    await waitFor(() => expect(calls).toHaveLength(1))
    expect(calls[0]?.body).toMatchObject({ rules: [{ directory: 'labs', rules: [{ group: 'cn=staff' }, { group: rule.group }] }] })
  })

  it('show what a user would get, and that it is not known while a directory is away', async () => {
    const nothing = { directory: null, login: null, displayName: null, dn: null, groups: [], rule: null, role: null, sites: null, services: null, detail: 'no answer' }
    fakeHub({ 'POST /sign-in-settings/preview': (body) => ({ status: 200, body: (body as { user: string }).user === 'lee' ? { ...nothing, outcome: 'granted', dn: 'uid=lee', groups: [rule.group], rule: 1, role: 'operator', detail: null } : { ...nothing, outcome: 'unavailable' } }) })
    renderWithData(<PreviewPanel />)
    await userEvent.type(screen.getByLabelText('User ID'), 'lee{Enter}')
    expect(await screen.findByText('Operator (rule 1)')).toBeDefined()
    await userEvent.type(screen.getByLabelText('User ID'), '2{Enter}')
    expect(await screen.findByText(/so it is not known/)).toBeDefined()
  })
})
