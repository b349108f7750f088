import { lstat, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { InputError, messageOf, ProductStateError } from '../../shared/errors.ts'
import { asObject, asObjects, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { INDEX_FILE } from './layout-rows.ts'
import { formatField, PROPERTIES } from './listing-fields.ts'
import { fieldPath } from './listing-layout.ts'
import { findSpelling, isLanguage, type Listing, PLATFORMS } from './listing-names.ts'
import { listMetadataFiles } from './metadata-files.ts'

/**
 * Writes the listings of a submission of an app or an add-on into a folder, as `readMetadata` reads them: text files,
 * and an index of the pictures and trailers, which the Store does not give back. A file that says a field already, in
 * whatever spelling of the layout, is overwritten where it is, and emptied when the field is empty; nothing is deleted.
 *
 * @returns the files written, relative to the folder, with forward slashes.
 * @throws ProductStateError when a name of the Store's can not be a folder; InputError when the folder is not one that
 * can be written. Nothing is written then.
 */
export async function exportMetadata(folder: string, submission: JsonObject): Promise<readonly string[]> {
  const listings = listingsIn(submission)
  const present = await filesPresent(folder)
  const fields = listings.flatMap(fieldsOf)
  const index = { path: INDEX_FILE, content: indexOf(submission, listings, fields) }
  const files = [...fields, index]
    .filter(isWorthAFile(present))
    .map(({ path, content }) => ({ path: present.get(path) ?? path, content }))
  for (const { path } of files) await refuseLinks(folder, path)
  for (const { path, content } of files) await write(join(folder, path), content)
  return files.map(({ path }) => path)
}

/** A listing, and what the Store has in it. */
interface Content extends Listing {
  readonly listing: JsonObject
}

/** A file as it is to be; undefined where no file can say what the Store has. */
interface TextFile {
  /** In the layout of this action. */
  readonly path: string
  readonly content: string | undefined
}

function listingsIn({ listings }: JsonObject): readonly Content[] {
  return entriesIn(listings).flatMap(([key, entry]) => {
    const language = key.toLowerCase()
    if (!isLanguage(language)) throw strangeName('language', key)
    // An add-on has its texts where an app has its base listing and its overrides.
    const base = entry['baseListing'] === undefined ? entry : entry['baseListing']
    return [
      { language, platform: undefined, listing: asObject(base) },
      ...entriesIn(entry['platformOverrides']).map(([name, listing]) => {
        const platform = findSpelling(PLATFORMS, name)
        if (platform === undefined) throw strangeName('platform', name)
        return { language, platform, listing }
      }),
    ]
  })
}

// Names from outside become paths, so they may hold nothing that leads elsewhere.
function strangeName(what: string, name: string): ProductStateError {
  return new ProductStateError(
    `The Store has a listing for the ${what} ${JSON.stringify(name)}, which can not be the name of a folder. Nothing was written.`,
  )
}

function fieldsOf(content: Content): readonly TextFile[] {
  return PROPERTIES.map((property) => ({
    path: fieldPath(content, property),
    content: formatField(property, content.listing[property]),
  }))
}

function isWorthAFile(present: ReadonlyMap<string, string>) {
  return (file: TextFile): file is TextFile & { readonly content: string } =>
    file.content !== undefined && (file.content !== '' || present.has(file.path))
}

function indexOf(
  { trailers }: JsonObject,
  listings: readonly Content[],
  fields: readonly TextFile[],
): string {
  const index = {
    images: listings.flatMap(imagesOf),
    trailers: asObjects(trailers).map(trailerOf),
    notExported: fields.filter(({ content }) => content === undefined).map(({ path }) => path),
  }
  return `${JSON.stringify(index, undefined, 2)}\n`
}

function imagesOf({ language, platform, listing: { images, icon } }: Content): readonly JsonObject[] {
  const icons = isJsonObject(icon) ? [{ imageType: 'Icon', ...icon }] : []
  return [...asObjects(images), ...icons].map(({ imageType, fileName, description }: JsonObject) => ({
    language,
    platform,
    imageType: textOf(imageType),
    fileName: textOf(fileName),
    caption: textOf(description),
  }))
}

function trailerOf({ videoFileName, trailerAssets }: JsonObject): JsonObject {
  const titles = entriesIn(trailerAssets).map(([language, { title }]) => [language, textOf(title)])
  return { videoFileName: textOf(videoFileName), titles: Object.fromEntries(titles) }
}

/** Where the files are that say something already, by their path in the layout of this action. */
async function filesPresent(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new InputError('metadata-path', `"${folder}" can not be made: ${messageOf(error)}.`, {
      cause: error,
    })
  }
  const files = await listMetadataFiles(folder)
  return new Map(files.map(({ path, fileName }) => [fileName, relative(folder, path).replaceAll(sep, '/')]))
}

// A link in the folder could lead what is written anywhere.
async function refuseLinks(folder: string, path: string): Promise<void> {
  const names = path.split('/')
  for (const [index] of names.entries()) {
    const step = join(folder, ...names.slice(0, index + 1))
    const link = await lstat(step).then(
      (stats) => stats.isSymbolicLink(),
      () => false,
    )
    if (link)
      throw new InputError(
        'metadata-path',
        `"${step}" is a link. Remove it: nothing is written through links.`,
      )
  }
}

async function write(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  } catch (error) {
    throw new InputError('metadata-path', `"${path}" can not be written: ${messageOf(error)}.`, {
      cause: error,
    })
  }
}

function entriesIn(value: unknown): readonly (readonly [string, JsonObject])[] {
  return Object.entries(asObject(value)).filter((entry): entry is [string, JsonObject] =>
    isJsonObject(entry[1]),
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
