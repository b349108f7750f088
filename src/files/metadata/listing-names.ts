import { IMAGE_TYPES } from '../../shared/listing-facts.ts'
import { FIELDS } from './listing-fields.ts'

export { IMAGE_TYPES }

/** A listing: of a language, or of a platform that has its own in that language. */
export interface Listing {
  readonly language: string
  readonly platform: string | undefined
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#listing-object
/** Platforms that can have listings of their own, as the Store spells them. */
export const PLATFORMS: readonly string[] = [
  'Windows81',
  'Windows80',
  'WindowsPhone81',
  'WindowsPhone80',
  'WindowsPhone71',
  'Unknown',
]

/** The Store's name of a type of pictures, for a name in any case. */
export function imageTypeCalled(name: string): string | undefined {
  return IMAGE_TYPES.find(isCalled(name))
}

/** The Store's name of a platform that has its own listings, for a name in any case. */
export function platformCalled(name: string): string | undefined {
  return PLATFORMS.find(isCalled(name))
}

function isCalled(name: string): (known: string) => boolean {
  return (known) => known.toLowerCase() === name.toLowerCase()
}

const RESERVED: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul'])

/**
 * Whether a name is built like the Store's codes of languages: `de`, `pt-br`, `zh-hans-cn`, `es-419`, `ca-es-valencia`
 * (https://learn.microsoft.com/windows/uwp/publish/supported-languages). Such a name is also safe in a path.
 */
export function isLanguage(name: string): boolean {
  return (
    /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8})?$/i.test(name) &&
    !RESERVED.has(name.toLowerCase())
  )
}

/** Where the layout has a field: `en-us/release-notes.txt`. */
export function fieldPath(listing: Listing, property: string): string {
  return `${listingPath(listing)}/${fieldFile(property)}`
}

/** Where the layout has a listing: `en-us`. */
export function listingPath({ language, platform }: Listing): string {
  return platform === undefined ? language : `${language}/platform-overrides/${platform}`
}

/** The name of the file of a field: `release-notes.txt`. */
export function fieldFile(property: string): string {
  return `${property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.txt`
}

// By the names that their files may have: `release-notes.txt`, and `ReleaseNotes.txt` in any case.
const FIELD_NAMES: ReadonlyMap<string, string> = new Map(
  Object.keys(FIELDS).flatMap((property) => [
    [fieldFile(property), property],
    [`${property.toLowerCase()}.txt`, property],
  ]),
)

/** The property whose file has this name, in any case; undefined when there is none. */
export function propertyOf(fileName: string): string | undefined {
  return FIELD_NAMES.get(fileName.toLowerCase())
}
