import { isWellFormedLanguage } from '../../shared/languages.ts'

/** A listing: that of a language, or an override for a platform in that language. */
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

/** Returns the Store's spelling of a name in any case; undefined when it is not known. */
export function findSpelling(known: readonly string[], name: string): string | undefined {
  return known.find((spelling) => spelling.toLowerCase() === name.toLowerCase())
}

const RESERVED: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul'])

/** Returns whether a name is valid for a language's folder: it has the form of a code, and works on every system. */
export function isLanguage(name: string): boolean {
  return isWellFormedLanguage(name) && !RESERVED.has(name.toLowerCase())
}
