/** A name that every system takes, with the moment it was made. */
export function fileName(title: string, ending: string, at = new Date()): string {
  const moment = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  const name = title.normalize('NFC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '').slice(0, 80)
  return `${name === '' ? 'dure' : name}-${moment}Z.${ending}`
}

export function saveFile(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download has its own hold on the content by the time that the next task runs.
  window.setTimeout(() => URL.revokeObjectURL(link.href))
}
