import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join, parse } from 'node:path'
import { InputError, messageOf } from '../../shared/errors.ts'
import { evaluateLanguage } from '../../shared/languages.ts'
import { RELEASE_NOTES_LIMIT } from '../../shared/listing-facts.ts'
import { mapLimit } from '../../shared/map-limit.ts'
import { FILES_AT_ONCE } from '../../shared/regular-file.ts'
import { refuseLinksOut, resolveLinks } from '../links.ts'
import { isLitter } from '../litter.ts'
import { isLanguage } from '../metadata/listing-names.ts'
import { orUnreadable, readTextFile } from '../text-file.ts'

/** The text of "What's new": one for all languages of the listing, or one per language, by its code in lower case. */
export type ReleaseNotes =
  | { readonly all: string }
  | { readonly byLanguage: Readonly<Record<string, string>> }

const INPUT = 'release-notes-path'

/**
 * Reads the release notes from a text or Markdown file, or from a folder with one `<language>.txt` or `.md` per
 * language.
 *
 * @throws InputError that names the file and what to do; the signal's reason when that is aborted.
 */
export async function readReleaseNotes(path: string, signal: AbortSignal): Promise<ReleaseNotes> {
  await refuseLinksOut(path, INPUT)
  const stats = await orUnreadable(path, INPUT, signal, () => stat(path))
  return stats.isDirectory()
    ? { byLanguage: await readFolder(path, signal) }
    : { all: await readNotes(path, signal) }
}

async function readFolder(folder: string, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  // Skip hidden files such as .gitkeep.
  const names = (await orUnreadable(folder, INPUT, signal, () => readdir(folder)))
    .filter((name) => !name.startsWith('.') && !isLitter(name))
    .sort()
  if (names.length === 0)
    throw new InputError(INPUT, `"${folder}" is empty. Add one file per language, such as en-us.txt.`)
  const byLanguage = new Map<string, string>()
  for (const name of names) {
    const language = languageOf(folder, name)
    const other = byLanguage.get(language)
    if (other !== undefined)
      throw new InputError(INPUT, `"${folder}" has both ${other} and ${name}. Keep one of them.`)
    byLanguage.set(language, name)
  }
  const root = { path: await realpath(folder), name: 'its folder' }
  const notes = await mapLimit([...byLanguage], FILES_AT_ONCE, signal, async ([language, name], stop) => {
    const path = join(folder, name)
    await resolveLinks(path, root, INPUT)
    return [language, await readNotes(path, stop)] as const
  })
  return Object.fromEntries(notes)
}

function languageOf(folder: string, file: string): string {
  const { name, ext } = parse(file)
  const isText = ['.txt', '.md'].includes(ext.toLowerCase())
  if (isLanguage(name) && isText) return name.toLowerCase()
  const verdict = evaluateLanguage(name)
  const meant = verdict.kind === 'mistake' && isText ? verdict.meant : undefined
  const problem =
    meant === undefined
      ? 'is not named after a language, such as en-us.txt or de-de.md. Rename it, or move it to another folder.'
      : `is not named after a language the Store knows. Did you mean ${meant}${ext}?`
  throw new InputError(INPUT, `"${join(folder, file)}" ${problem}`)
}

async function readNotes(path: string, signal: AbortSignal): Promise<string> {
  const text = await readTextFile(path, INPUT, signal)
  const isMarkdown = extname(path).toLowerCase() === '.md'
  const notes = isMarkdown ? await markdownToPlainText(text, path) : text.trim()
  if (notes.length <= RELEASE_NOTES_LIMIT) return notes
  throw new InputError(
    INPUT,
    `"${path}" has ${notes.length} characters; the limit is ${RELEASE_NOTES_LIMIT}.`,
    { file: path },
  )
}

async function markdownToPlainText(markdown: string, path: string): Promise<string> {
  // Loaded lazily: few runs have Markdown.
  const { markdownToText } = await import('./plain-text.ts')
  try {
    return markdownToText(markdown)
  } catch (cause) {
    throw new InputError(INPUT, `"${path}" cannot be read as Markdown: ${messageOf(cause)}.`, {
      file: path,
      cause,
    })
  }
}
