import { closest, distance } from 'fastest-levenshtein'
import { evaluateLanguage } from '../../shared/languages.ts'
import { IMAGE_TYPES, LISTING_FIELDS } from '../../shared/listing-facts.ts'
import { type FileRole, LAYOUT, type LayoutRow } from './layout-rows.ts'
import { LEGACY_LAYOUT, legacyFieldName } from './legacy-layout.ts'
import { fieldName } from './listing-fields.ts'
import { findSpelling, isLanguage, type Listing, PLATFORMS } from './listing-names.ts'

const PROPERTIES = Object.keys(LISTING_FIELDS)

/** A folder of the layout, as the rows of the table whose paths lead through it. */
export type LayoutFolder = readonly OpenRow[]

interface OpenRow {
  readonly row: LayoutRow
  /** The parts of its pattern below this folder. */
  readonly rest: readonly string[]
  /** The names found so far, by placeholder. */
  readonly names: Readonly<Record<string, string>>
}

/** The meaning of a file in the layout. Names that do not apply to its location are empty. */
export interface LayoutFile {
  readonly role: FileRole
  /** The path in this action's own layout, which is also its path in the ZIP. */
  readonly fileName: string
  /** In lower case. */
  readonly language: string
  /** As the Store spells it; undefined in the base listing. */
  readonly platform: string | undefined
  /** As the Store spells it. */
  readonly imageType: string
  /** The Store's property that a field's file sets. */
  readonly property: string
  /** Without extension. */
  readonly name: string
  /** The name of the video that it belongs to, without extension. */
  readonly video: string
}

/** The metadata folder itself. */
export const ROOT: LayoutFolder = [...LAYOUT, ...LEGACY_LAYOUT].map((row) => ({
  row,
  rest: row.pattern.split('/'),
  names: {},
}))

// Names valid on every system: the runner, or whoever opens the ZIP, may use Windows.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const PORTABLE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^\\/:*?"<>|\p{Cc}]+$/iu

const PROPERTY_BY_NAME = new Map(
  PROPERTIES.flatMap((property) => [
    [fieldName(property), property],
    [legacyFieldName(property), property],
  ]),
)

// The Store's spelling of a name in place of a placeholder; undefined when the name is not valid there.
const PLACEHOLDERS = new Map<string, (text: string) => string | undefined>([
  ['language', (text) => (isLanguage(text) ? text.toLowerCase() : undefined)],
  ['platform', (text) => findSpelling(PLATFORMS, text)],
  ['type', (text) => findSpelling(IMAGE_TYPES, text)],
  ['field', (text) => PROPERTY_BY_NAME.get(text.toLowerCase())],
  ['name', (text) => PORTABLE.exec(text)?.[0]],
  ['video', (text) => PORTABLE.exec(text)?.[0]],
])

// The parts of patterns that messages spell out.
const OFFERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['<language>', ['<language>/ (such as en-us/)']],
  ['<platform>', PLATFORMS.map((platform) => `${platform}/`)],
  ['<type>', IMAGE_TYPES.map((type) => `${type}/`)],
  ['<field>.txt', PROPERTIES.map((property) => `${fieldName(property)}.txt`)],
])

/** Returns the folder of this name in a folder; undefined when the layout has none. */
export function findFolder(folder: LayoutFolder, name: string): LayoutFolder | undefined {
  const rows = openRows(folder, name).filter(({ rest }) => rest.length > 0)
  return rows.length === 0 ? undefined : rows
}

/** Returns the meaning of the file of this name in a folder; undefined when the layout has none. */
export function findLayoutFile(folder: LayoutFolder, name: string): LayoutFile | undefined {
  const found = openRows(folder, name).find(({ rest }) => rest.length === 0)
  if (found === undefined) return undefined
  const { row, names } = found
  const { language = '', platform, type = '', field = '', name: stem = '', video = '' } = names
  const fileName = (row.path ?? row.pattern)
    // Images and videos keep their names in the ZIP, including the extension.
    .replace(/<name>\.\w+$/, () => name)
    .replace('<field>', fieldName(field))
    .replace(/<(\w+)>/g, (_, placeholder: string) => names[placeholder] ?? '')
  return { role: row.role, fileName, language, platform, imageType: type, property: field, name: stem, video }
}

/** Returns the path of a field in this action's own layout: `en-us/release-notes.txt`. */
export function fieldPath({ language, platform }: Listing, property: string): string {
  const folder = platform === undefined ? language : `${language}/platform-overrides/${platform}`
  return `${folder}/${fieldName(property)}.txt`
}

function openRows(folder: LayoutFolder, name: string): readonly OpenRow[] {
  return folder.flatMap(({ row, rest: [part = '', ...rest], names }) => {
    const found = matchPart(part, name)
    return found === undefined ? [] : [{ row, rest, names: { ...names, ...found } }]
  })
}

function matchPart(part: string, name: string): Readonly<Record<string, string>> | undefined {
  const [, placeholder, fixed = ''] = /^\(?(?:<(\w+)>)?(.*?)\)?$/.exec(part.toLowerCase()) ?? []
  const given = name.toLowerCase()
  if (placeholder === undefined) return given === fixed ? {} : undefined
  if (!given.endsWith(fixed)) return undefined
  const found = PLACEHOLDERS.get(placeholder)?.(name.slice(0, name.length - fixed.length))
  return found === undefined ? undefined : { [placeholder]: found }
}

const MOST_TYPOS = 3

/**
 * Returns what is wrong with a name that a folder may not contain, and what it may; continues a sentence that begins
 * with it.
 */
export function describeStranger(name: string, folder: LayoutFolder, isFolder: boolean): string {
  const language = isFolder && isOffered(folder, '<language>') ? meantLanguage(name) : undefined
  if (language !== undefined) return `is not a language code the Store knows. Did you mean ${language}?`
  const known = STRANGERS.find(({ pattern, place }) => pattern.test(name) && isOffered(folder, place))
  if (known !== undefined) return known.describe(name)
  const given = name.toLowerCase()
  const byName = new Map(offersIn(folder).map((offer) => [offer.toLowerCase().replace(/\/$/, ''), offer]))
  const nearest = closest(given, [...byName.keys()])
  const isClose = distance(given, nearest) <= Math.min(MOST_TYPOS, given.length / 2)
  const hint = isClose ? `Did you mean "${byName.get(nearest)}"?` : describeOffers(folder)
  return `is not a recognized file or folder. ${hint}`
}

/** Returns the names that a folder may contain, as a sentence. */
export function describeOffers(folder: LayoutFolder): string {
  return `Expected: ${offersIn(folder).join(', ')}.`
}

/** A name that users are likely to try. */
interface Stranger {
  readonly pattern: RegExp
  /** Part of the layout next to which it is found; empty means anywhere. */
  readonly place: string
  readonly describe: (name: string) => string
}

const STRANGERS: readonly Stranger[] = [
  {
    pattern: /^metadata\.json$/i,
    place: '',
    describe: () =>
      'is not supported. Use one text file per field; fields that are not part of a listing go into the input "submission".',
  },
  {
    // https://github.com/microsoft/StoreBroker/blob/master/Documentation/PDP.md
    pattern: /\.xml$/i,
    place: '',
    describe: () =>
      'looks like a listing of StoreBroker (PDP), which is not supported. Use "command: export-metadata" to write the live listings as text files, then edit those.',
  },
  {
    pattern: /\.(?:jpe?g|jfif|gif|webp|bmp|tiff?|svg|heic|avif)$/i,
    place: '.png',
    describe: (name) => `is not a PNG. The Store accepts PNG images only; convert ${name}.`,
  },
]

function meantLanguage(name: string): string | undefined {
  const verdict = evaluateLanguage(name)
  return verdict.kind === 'mistake' ? verdict.meant : undefined
}

function isOffered(folder: LayoutFolder, place: string): boolean {
  return folder.some(({ rest: [part = ''] }) => part.startsWith(place) || part.endsWith(place))
}

function offersIn(folder: LayoutFolder): readonly string[] {
  const offers = folder.flatMap(({ row, rest: [part = '', ...below] }) => {
    if (part.startsWith('(')) return []
    return OFFERS.get(part) ?? [below.length > 0 ? `${part}/` : (row.offer ?? part)]
  })
  return [...new Set(offers)]
}
