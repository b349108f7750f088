import { lstat, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { codeOf, InputError, ProductStateError } from '../../shared/errors.ts'
import { asObject, asObjects, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import { describeFileFailure } from '../../shared/regular-file.ts'
import { refuseLinksOut } from '../links.ts'
import { INDEX_FILE } from './layout-rows.ts'
import { formatField } from './listing-fields.ts'
import { fieldPath } from './listing-layout.ts'
import { findSpelling, isLanguage, type Listing, PLATFORMS } from './listing-names.ts'
import { listMetadataFiles, METADATA_INPUT } from './metadata-files.ts'

/** The files of an export. */
export interface ExportedFiles {
  /** Relative to the folder, with forward slashes. */
  readonly files: readonly string[]
  /** Number of those that existed before. */
  readonly overwritten: number
}

/**
 * Writes the listings of a submission of an app or an add-on into a folder, as `readMetadata` reads them: text files,
 * and an index of the images and trailers, which the Store does not return. An existing file for a field, in any
 * spelling of the layout, is overwritten in place, and emptied when the field is empty; nothing is deleted.
 *
 * @throws ProductStateError when a name from the Store cannot be used for a folder; InputError when the folder cannot
 * be written to; the signal's reason when that is aborted. Nothing is written then.
 */
export async function exportMetadata(
  folder: string,
  submission: JsonObject,
  signal: AbortSignal,
): Promise<ExportedFiles> {
  const listings = listingsIn(submission)
  const present = await findPresentFiles(folder, signal)
  const fields = listings.flatMap((listing) =>
    Object.keys(LISTING_FIELDS).map((property) => ({
      path: fieldPath(listing, property),
      content: formatField(property, getField(listing.content, property)),
    })),
  )
  const notExported = fields.filter(({ content }) => content === undefined).map(({ path }) => path)
  const index = {
    path: INDEX_FILE,
    content: formatIndex(listings, getField(submission, 'trailers'), notExported),
  }
  const files = [...fields, index].flatMap(({ path, content }) => {
    const written = present.get(path)
    // An empty field needs no file, but empties an existing one.
    const isNeeded = content !== '' || written !== undefined
    return content !== undefined && isNeeded ? [{ path: written ?? path, content }] : []
  })
  for (const { path } of files) await refuseLinks(folder, path)
  for (const { path, content } of files) await writeTextFile(join(folder, path), content)
  const before = new Set(present.values())
  const paths = files.map(({ path }) => path)
  return { files: paths, overwritten: paths.filter((path) => before.has(path)).length }
}

interface StoredListing extends Listing {
  /** Its fields in the Store. */
  readonly content: JsonObject
}

function listingsIn(submission: JsonObject): readonly StoredListing[] {
  return objectsByName(getField(submission, 'listings')).flatMap(([name, entry]) => {
    const language = name.toLowerCase()
    if (!isLanguage(language)) throw unsafeName('language', name)
    // An add-on has its texts where an app has its base listing and its overrides.
    const own = getField(entry, 'baseListing')
    const base = own === undefined ? entry : own
    const overrides = objectsByName(getField(entry, 'platformOverrides')).map(([key, content]) => {
      const platform = findSpelling(PLATFORMS, key)
      if (platform === undefined) throw unsafeName('platform', key)
      return { language, platform, content }
    })
    return [{ language, platform: undefined, content: asObject(base) }, ...overrides]
  })
}

// Names from outside become paths, so they must not contain anything that leads elsewhere.
function unsafeName(what: string, name: string): ProductStateError {
  return new ProductStateError(
    `The Store has a listing for the ${what} ${JSON.stringify(name)}, which cannot be the name of a folder. Nothing was written.`,
  )
}

function formatIndex(
  listings: readonly StoredListing[],
  trailers: unknown,
  notExported: readonly string[],
): string {
  const images = listings.flatMap(({ language, platform, content }) => {
    const icon = getField(content, 'icon')
    const icons = isJsonObject(icon) ? [{ imageType: 'Icon', ...icon }] : []
    return [...asObjects(getField(content, 'images')), ...icons].map((image: JsonObject) => ({
      language,
      platform,
      imageType: asText(getField(image, 'imageType')),
      fileName: asText(getField(image, 'fileName')),
      caption: asText(getField(image, 'description')),
    }))
  })
  const videos = asObjects(trailers).map((trailer) => ({
    videoFileName: asText(getField(trailer, 'videoFileName')),
    titles: Object.fromEntries(
      objectsByName(getField(trailer, 'trailerAssets')).map(([language, asset]) => [
        language,
        asText(getField(asset, 'title')),
      ]),
    ),
  }))
  return `${JSON.stringify({ images, trailers: videos, notExported }, undefined, 2)}\n`
}

// The paths of the existing files, by their path in this action's own layout.
async function findPresentFiles(folder: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  signal.throwIfAborted()
  await refuseLinksOut(folder, METADATA_INPUT)
  if (await isMissing(folder)) return new Map()
  const files = await listMetadataFiles(folder, signal)
  return new Map(files.map(({ path, fileName }) => [fileName, relative(folder, path).replaceAll(sep, '/')]))
}

async function isMissing(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => false,
    (error: unknown) => codeOf(error) === 'ENOENT',
  )
}

// Through a link in the folder, files could be written anywhere.
async function refuseLinks(folder: string, path: string): Promise<void> {
  let step = folder
  for (const name of path.split('/')) {
    step = join(step, name)
    const stats = await lstat(step).catch(() => undefined)
    if (stats?.isSymbolicLink())
      throw new InputError(
        METADATA_INPUT,
        `"${step}" is a link, and nothing is written through links. Remove it.`,
      )
  }
}

async function writeTextFile(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  } catch (cause) {
    throw new InputError(METADATA_INPUT, `"${path}" cannot be written: ${describeFileFailure(cause)}`, {
      cause,
    })
  }
}

function objectsByName(value: unknown): readonly (readonly [string, JsonObject])[] {
  return Object.entries(asObject(value)).filter((entry): entry is [string, JsonObject] =>
    isJsonObject(entry[1]),
  )
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
