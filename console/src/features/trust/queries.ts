import { queryOptions } from '@tanstack/react-query'
import { get } from '@/shared/api/client'
import type { CredentialList, EnrolmentList, PartKind } from '@/shared/api/types'

export const kinds = ['collector', 'witness', 'agent'] as const satisfies readonly PartKind[]
export interface CredentialSearch { kind?: PartKind | undefined; name?: string | undefined }

export const credentialsQuery = ({ kind, name }: CredentialSearch) => queryOptions({
  queryKey: ['credentials', kind, name],
  queryFn: ({ signal }) => get<CredentialList>(`/credentials?${new URLSearchParams({ ...(kind === undefined ? {} : { kind }), ...(name === undefined ? {} : { name }) }).toString()}`, signal),
  refetchInterval: 15_000,
})

export const enrolmentsQuery = queryOptions({
  queryKey: ['enrolments'],
  queryFn: ({ signal }) => get<EnrolmentList>('/enrolments', signal),
  refetchInterval: 15_000,
})
