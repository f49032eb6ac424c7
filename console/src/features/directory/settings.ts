import { queryOptions } from '@tanstack/react-query'
import { get } from '@/shared/api/client'
import type { DirectoryDraft, DirectorySettings, RoleRule, SignInDraft, SignInSettings } from '@/shared/api/types'

export const settingsQuery = queryOptions({
  queryKey: ['sign-in-settings'],
  queryFn: ({ signal }) => get<SignInSettings>('/sign-in-settings', signal),
  refetchInterval: 30_000,
})

export const OPEN_ID = 'openid:'
export type Way = 'search' | 'template' | 'principal'

/** A directory as it stands in the form: everything is text, and empty is as usual. */
export interface DirectoryForm {
  name: string
  type: DirectorySettings['type']
  urls: string
  domain: string
  netbiosDomain: string
  tls: '' | NonNullable<DirectorySettings['tls']>
  authorities: string
  way: Way
  userDnTemplate: string
  searchBase: string
  searchFilter: string
  loginAttribute: string
  base: string
  bindDn: string
  bindPassword: string
  groupSearchBase: string
  groupMemberAttribute: string
  nesting: '' | NonNullable<DirectorySettings['nesting']>
  connectMs: string
  readMs: string
  overallMs: string
}

export const emptyForm: DirectoryForm = {
  name: '', type: 'active-directory', urls: '', domain: '', netbiosDomain: '', tls: '', authorities: '', way: 'search', userDnTemplate: '', searchBase: '', searchFilter: '', loginAttribute: '', base: '',
  bindDn: '', bindPassword: '', groupSearchBase: '', groupMemberAttribute: '', nesting: '', connectMs: '', readMs: '', overallMs: '',
}

export function formOf(directory: DirectorySettings): DirectoryForm {
  const { timeouts, userSearch } = directory
  return {
    name: directory.name, type: directory.type, urls: directory.urls.join('\n'), domain: directory.domain, netbiosDomain: directory.netbiosDomain, tls: directory.tls ?? '', authorities: directory.authorities ?? '',
    way: directory.userDnTemplate !== null ? 'template' : directory.type === 'active-directory' && directory.bindDn === null ? 'principal' : 'search',
    userDnTemplate: directory.userDnTemplate ?? '', searchBase: userSearch?.base ?? '', searchFilter: userSearch?.filter ?? '', loginAttribute: userSearch?.loginAttribute ?? '', base: directory.base ?? '',
    bindDn: directory.bindDn ?? '', bindPassword: '', groupSearchBase: directory.groupSearchBase ?? '', groupMemberAttribute: directory.groupMemberAttribute, nesting: directory.nesting ?? '',
    connectMs: String(timeouts.connectMs ?? ''), readMs: String(timeouts.readMs ?? ''), overallMs: String(timeouts.overallMs ?? ''),
  }
}

const given = (text: string) => (text.trim() === '' ? null : text.trim())
const millis = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null)

export function draftOf(form: DirectoryForm): DirectoryDraft {
  const byDn = form.way === 'template'
  const search = form.way === 'search' && [form.searchBase, form.searchFilter, form.loginAttribute].some((text) => text.trim() !== '')
  const asks = form.way !== 'principal'
  return {
    name: form.name.trim(), type: form.type, urls: form.urls.split(/\s+/).filter((url) => url !== ''), domain: form.domain.trim(), netbiosDomain: form.netbiosDomain.trim(),
    tls: form.tls === '' ? null : form.tls, authorities: given(form.authorities), timeouts: { connectMs: millis(form.connectMs), readMs: millis(form.readMs), poolMs: null, overallMs: millis(form.overallMs) },
    userDnTemplate: byDn ? given(form.userDnTemplate) : null,
    userSearch: search ? { base: given(form.searchBase), filter: given(form.searchFilter), loginAttribute: given(form.loginAttribute) } : null,
    base: given(form.base), bindDn: asks ? given(form.bindDn) : null, bindPassword: asks && form.bindPassword !== '' ? form.bindPassword : null,
    groupSearchBase: given(form.groupSearchBase), groupMemberAttribute: given(form.groupMemberAttribute), nesting: form.nesting === '' ? null : form.nesting,
  }
}

/** All that was set in the console, to be sent back with a change. */
export function documentOf(settings: SignInSettings): SignInDraft {
  return {
    directories: settings.directories.filter(({ origin }) => origin === 'console').map((directory) => draftOf(formOf(directory))),
    rules: settings.rules.filter(({ origin }) => origin === 'console').map(({ directory, rules }) => ({ directory, rules })),
  }
}

/** With the directory in the place of the one that had `before` for a name, or as the last one. */
export function withDirectory(document: SignInDraft, before: string | undefined, draft: DirectoryDraft): SignInDraft {
  const known = document.directories.some(({ name }) => name === before)
  return {
    directories: known ? document.directories.map((one) => (one.name === before ? draft : one)) : [...document.directories, draft],
    rules: document.rules.map((set) => (set.directory === before ? { ...set, directory: draft.name } : set)),
  }
}

export function withoutDirectory(document: SignInDraft, name: string): SignInDraft {
  return { directories: document.directories.filter((one) => one.name !== name), rules: document.rules.filter(({ directory }) => directory !== name) }
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}

export const firstRule = (group: string): RoleRule[] => (group.trim() === '' ? [] : [{ group: group.trim(), role: 'administrator', sites: null, services: null }])

/** A new directory without a rule would let nobody in. */
export function withFirstRule(document: SignInDraft, directory: string, group: string): SignInDraft {
  const rules = firstRule(group)
  return rules.length === 0 ? document : { ...document, rules: [...document.rules, { directory, rules }] }
}

/** `undefined` takes back what was set here, so that the configuration's rules count again. */
export function withRules(document: SignInDraft, directory: string, rules: RoleRule[] | undefined): SignInDraft {
  const others = document.rules.filter((set) => set.directory !== directory)
  return { ...document, rules: rules === undefined ? others : [...others, { directory, rules }] }
}
