import type { AlarmCode } from '@/shared/api/types'

const ofCertificates: ReadonlySet<AlarmCode> = new Set(['certificate-ends', 'part-certificate-ends', 'directory-certificate-ends'])

/** When the certificate ends that an alarm is about: the last word of its detail. Undefined where it says none, as to whom it may not be told. */
export function certificateEnd({ code, detail }: { code: AlarmCode; detail: string }): string | undefined {
  return ofCertificates.has(code) ? /\d{4}-\d\d-\d\dT[\d:.]+Z$/.exec(detail)?.[0] : undefined
}
