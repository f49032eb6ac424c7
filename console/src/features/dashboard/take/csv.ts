import type { Sheet } from '../panelView'
import { fileName, saveFile } from './file'

/** RFC 4180. A cell that a spreadsheet would take for a formula is kept a text. */
export function csv({ columns, rows }: Sheet): string {
  const cell = (value: string | number | null) => {
    if (value === null) return ''
    if (typeof value === 'number') return String(value)
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

export function saveCsv(title: string, sheet: Sheet) {
  // With the mark at its begin, spreadsheets read Korean right.
  saveFile(new Blob(['\uFEFF', csv(sheet)], { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'))
}
