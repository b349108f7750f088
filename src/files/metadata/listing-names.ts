import { isWellFormedLanguage } from '../../shared/languages.ts'

/** A listing: of a language, or of a platform that has its own in that language. */
export interface Listing {
  readonly language: string
  readonly platform: string | undefined
}

/**
 * Platforms that can have listings of their own, as the Store spells them
 * (https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#listing-object).
 */
export const PLATFORMS: readonly string[] = [
  'Windows81',
  'Windows80',
  'WindowsPhone81',
  'WindowsPhone80',
  'WindowsPhone71',
  'Unknown',
]

/** Returns the Store's spelling of a name in any case; undefined when it is none of the known ones. */
export function findSpelling(known: readonly string[], name: string): string | undefined {
  return known.find((spelling) => spelling.toLowerCase() === name.toLowerCase())
}

const RESERVED: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul'])

/** Returns whether a name can be that of a language's folder: it is built like a code, and every system can have it. */
export function isLanguage(name: string): boolean {
  return isWellFormedLanguage(name) && !RESERVED.has(name.toLowerCase())
}
