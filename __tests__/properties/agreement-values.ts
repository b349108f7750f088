import { isDeepStrictEqual } from 'node:util'

/** A JSON object. */
export interface Json {
  readonly [name: string]: unknown
}

/** A row of the output `changes`. */
export interface Change {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** The values here are compared without the help of what is tested. */
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFileList = (value: unknown): value is readonly Json[] =>
  Array.isArray(value) && value.some((item) => isObject(item) && 'fileName' in item)

const nameOf = (file: Json): string => String(file['fileName']).replaceAll('\\', '/')

function find(object: Json, name: string): unknown {
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : object[key]
}

/** Splits a path such as `listings.en-us.baseListing.images[en-us/a.png].description`. */
const segments = (field: string): readonly string[] => field.match(/\[.*?\](?=\.|$)|[^.[]+/g) ?? []

/** Returns the values at a path: several files may have one name. */
function valuesAt(value: unknown, [segment, ...rest]: readonly string[]): readonly unknown[] {
  if (segment === undefined) return [value]
  if (!segment.startsWith('[')) return isObject(value) ? valuesAt(find(value, segment), rest) : [undefined]
  const name = segment.slice(1, -1).replaceAll('\\', '/')
  const entries = isFileList(value) ? value.filter((file) => nameOf(file) === name) : []
  return entries.flatMap((file) => valuesAt(file, rest.length === 0 ? ['fileStatus'] : rest))
}

/** Returns whether a submission has what a change says, as it is sent or as it is stored once it is published. */
export function shows(submission: Json, { field, after }: Change, as: 'sent' | 'stored'): boolean {
  const values = valuesAt(submission, segments(field))
  if (as === 'stored' && after === 'PendingDelete') return !values.includes('PendingDelete')
  const wanted = as === 'stored' && after === 'PendingUpload' ? 'Uploaded' : after
  return values.length === 0 ? wanted === null : values.some((value) => holds(value, wanted))
}

/** Returns whether a value is the wanted one, or has it and more. */
function holds(value: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(value)
  if (typeof wanted === 'string' && typeof value === 'string')
    return plain(wanted) === plain(value) || Date.parse(wanted) === Date.parse(value)
  if (Array.isArray(wanted) && Array.isArray(value))
    return wanted.length === value.length && wanted.every((item, index) => holds(value[index], item))
  if (!isObject(wanted) || !isObject(value)) return isDeepStrictEqual(value, wanted)
  return Object.entries(wanted).every(([name, inner]) => isUnstored(name) || holds(find(value, name), inner))
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

// What the Store gives to files, and what it does not take: https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions
const isUnstored = (name: string): boolean =>
  /^(id|fileStatus|privacyPolicy|supportContact|websiteUrl)$/i.test(name)

const STORES_OWN =
  /^(id|flightId|status|statusDetails|fileUploadUrl|friendlyName|pricing\.(sales|isAdvancedPricingModel))(\.|$)|\.(packageRolloutStatus|fallbackSubmissionId|websiteUrl|privacyPolicy|supportContact)$/i

/** Lists the fields in which a submission differs from what was live, and for which no change stands. */
export function unexplained(
  changes: readonly Change[],
  live: Json,
  submission: Json,
  as: 'sent' | 'stored',
): readonly string[] {
  const paths = changes.map(({ field }) => field.toLowerCase().replaceAll('\\', '/'))
  return (
    differences('', live, submission)
      .filter((field) => !STORES_OWN.test(field))
      // An image that is left out stays.
      .filter((field) => as === 'stored' || !/\.(images\[.*\]|icon(\..*)?)$/.test(field))
      .filter((field) => !paths.some((path) => field.startsWith(path) || path.startsWith(`${field}.`)))
  )
}

function differences(path: string, before: unknown, after: unknown): readonly string[] {
  if (isObject(before) || isObject(after)) {
    const [one, other] = [before, after].map((value) => (isObject(value) ? value : {})) as [Json, Json]
    const names = new Set([...Object.keys(one), ...Object.keys(other)].map((name) => name.toLowerCase()))
    const inner = (name: string): string => (path === '' ? name : `${path}.${name}`)
    return [...names].flatMap((name) => differences(inner(name), find(one, name), find(other, name)))
  }
  if (isFileList(before) || isFileList(after)) return fileDifferences(path, before, after)
  const isSame = holds(before, after) && holds(after, before)
  return isSame || (before === undefined && (after === false || after === 0)) ? [] : [path]
}

// By name alone: whatever else a file has is the Store's, or is asked for by its path.
function fileDifferences(path: string, before: unknown, after: unknown): readonly string[] {
  const [old, now] = [before, after].map((list) =>
    isFileList(list) ? list.filter((file) => file['fileStatus'] !== 'PendingDelete') : [],
  ) as unknown as [readonly Json[], readonly Json[]]
  const names = new Set([...old, ...now].map(nameOf))
  return [...names].flatMap((name) => {
    const [one, other] = [old, now].map((list) => list.find((file) => nameOf(file) === name))
    const field = `${path}[${name.toLowerCase()}]`
    if (one === undefined || other === undefined) return [field]
    return holds(other['description'], one['description']) ? [] : [`${field}.description`]
  })
}
