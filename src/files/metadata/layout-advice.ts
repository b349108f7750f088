import { closest, distance } from 'fastest-levenshtein'
import type { LayoutNode } from './listing-layout.ts'

// Names that the layout can not have, and that people have reason to try.
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['metadata.json', 'Give each field a text file; what is no listing goes into the input "submission".'],
  ...['privacypolicy', 'supportcontact', 'websiteurl'].map(
    (name) => [`${name}.txt`, 'The Store takes it from Partner Center only.'] as const,
  ),
])

/** What to say of a name that a folder may not hold. */
export function suggest(name: string, { allowed }: LayoutNode): string {
  const elsewhere = ELSEWHERE.get(name.toLowerCase())
  if (elsewhere !== undefined) return elsewhere
  const given = name.toLowerCase()
  const known = new Map(allowed.map((entry) => [entry.toLowerCase().replace(/\/$/, ''), entry]))
  const nearest = closest(given, [...known.keys()])
  const close = distance(given, nearest) <= Math.min(MOST_TYPOS, given.length / 2)
  const hint = close ? `Did you mean "${known.get(nearest)}"? ` : ''
  return `${hint}Allowed are ${allowed.join(', ')}.`
}

const MOST_TYPOS = 3
