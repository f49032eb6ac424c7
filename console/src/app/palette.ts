export interface Entry { id: string; kind: string; text: string; hint?: string; keys?: string; run: () => void; /** The hub found it already by the words. */ found?: boolean }

/** More could not be looked through. */
const most = 40

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/** The first consonants of Korean syllables, by which Korean readers abbreviate: 경보 is ㄱㅂ. */
export function consonants(text: string): string {
  return Array.from(text, (letter) => {
    const syllable = letter.charCodeAt(0) - 0xac00
    return syllable >= 0 && syllable < 11_172 ? (initials[Math.floor(syllable / 588)] ?? letter) : letter
  }).join('')
}

/** 0 where a word begins so, 1 where it stands inside, 2 where only consonants or scattered letters fit; undefined where it does not. */
function rank(entry: Entry, word: string): number | undefined {
  const text = `${entry.text} ${entry.hint ?? ''}`.toLowerCase()
  const at = text.indexOf(word)
  if (at === 0 || (at > 0 && /[\s\-.·:/]/.test(text[at - 1] ?? ''))) return 0
  if (at > 0) return 1
  if (/^[ㄱ-ㅎ]+$/.test(word) && consonants(text).includes(word)) return 2
  return undefined
}

/** Entries that all the words fit, the best first, otherwise as they came. */
export function matching(entries: readonly Entry[], text: string): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return entries
    .map((entry) => ({ entry, ranks: words.map((word) => rank(entry, word) ?? (entry.found === true ? 3 : undefined)) }))
    .filter((one): one is { entry: Entry; ranks: number[] } => one.ranks.every((value) => value !== undefined))
    .map(({ entry, ranks }) => ({ entry, sum: ranks.reduce((a, b) => a + b, 0) }))
    .toSorted((a, b) => a.sum - b.sum)
    .slice(0, most)
    .map(({ entry }) => entry)
}
