import type { DashboardDocument } from '@/shared/dashboard/document'
import { fileName, saveFile } from './file'

export function saveDocument(document: DashboardDocument) {
  saveFile(new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }), fileName(document.name, 'json'))
}
