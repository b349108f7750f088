import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { codeOf, InputError, messageOf } from '../shared/errors.ts'
import { type GlobStep, parseGlob } from './glob-pattern.ts'
import { isWithin } from './links.ts'
import { isLitter } from './litter.ts'

const NO_FILES: ReadonlySet<string> = new Set()

/**
 * Finds the files that a pattern, a path or a glob, matches, except those in `excluded`, which `findIdentities` gives. A
 * file counts once and is excluded however its path is spelled, which on Windows and macOS means in any case.
 *
 * @throws InputError for `input` when no file matches; the signal's reason when that is aborted.
 */
export async function findMatchingFiles(
  pattern: string,
  input: string,
  signal: AbortSignal,
  excluded = NO_FILES,
): Promise<readonly string[]> {
  const found = new Map<string, string>()
  const paths = await expand(pattern, input, signal)
  for (const path of paths) {
    const identity = await identify(path)
    if (!excluded.has(identity) && !found.has(identity)) found.set(identity, path)
  }
  if (found.size > 0) return [...found.values()]
  if (paths.length > 0)
    throw new InputError(
      input,
      `every file that matches "${pattern}" is excluded. Change a pattern that begins with "!", or remove this one.`,
    )
  const folder = (await describeKind(pattern)) === 'folder' ? ', which is a folder' : ''
  const hint = await adviseOn(pattern)
  throw new InputError(input, `no file matches "${pattern}"${folder} (looked in ${process.cwd()}).${hint}`)
}

/**
 * Finds the files that patterns name, each by its identity; one that names none is no error.
 *
 * @throws InputError for `input` when a pattern cannot be searched for; the signal's reason when that is aborted.
 */
export async function findIdentities(
  patterns: readonly string[],
  input: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const pattern of patterns)
    for (const path of await expand(pattern, input, signal)) found.add(await identify(path))
  return found
}

async function adviseOn(pattern: string): Promise<string> {
  if (process.platform !== 'win32' && pattern.includes('\\')) return ' Use "/" in patterns.'
  const { folder, steps } = parseGlob(pattern, process.platform)
  const path = steps.length === 0 ? dirname(folder) : folder.replace(/(?<=.)[\\/]+$/, '')
  return path === '' || (await describeKind(atHome(path))) === 'folder'
    ? ''
    : ` There is no folder "${path}".`
}

/** Returns the one path of a file, whatever spelling or links were used to name it. */
export async function identify(path: string): Promise<string> {
  return await realpath(path)
}

// An existing path is taken literally, even if it contains glob characters.
async function expand(pattern: string, input: string, signal: AbortSignal): Promise<readonly string[]> {
  signal.throwIfAborted()
  if ((await describeKind(pattern)) === 'file') return [pattern]
  try {
    const { folder, steps } = parseGlob(pattern, process.platform)
    if (steps.length === 0) return []
    const found = new Set<string>()
    const root = resolve(atHome(folder))
    await search({ path: root, chain: new Set() }, steps, { found, signal })
    return [...found].sort()
  } catch (error) {
    signal.throwIfAborted()
    throw new InputError(input, `"${pattern}" cannot be searched for: ${messageOf(error)}.`, { cause: error })
  }
}

const atHome = (path: string): string => path.replace(/^~(?=[\\/]|$)/, homedir())

interface Folder {
  readonly path: string
  /** Real paths of the folders above it that were reached through links. */
  readonly chain: ReadonlySet<string>
}

interface Search {
  readonly found: Set<string>
  readonly signal: AbortSignal
}

async function search(folder: Folder, steps: readonly GlobStep[], context: Search): Promise<void> {
  context.signal.throwIfAborted()
  const [step, ...rest] = steps
  if (step === undefined) return
  if (step.kind === 'name') {
    await enter({ ...folder, path: join(folder.path, step.name) }, rest, context)
    return
  }
  const entries = await list(folder.path)
  if (step.kind === 'match') {
    for (const { name } of entries) {
      if (step.expression.test(name)) await enter({ ...folder, path: join(folder.path, name) }, rest, context)
    }
    return
  }
  // `**` matches here and in every folder below; at the end of a pattern, it matches all files.
  await search(folder, rest.length === 0 ? [ANY_NAME] : rest, context)
  for (const entry of entries) {
    const below = await openFolder(folder, entry)
    if (below !== undefined) await search(below, steps, context)
  }
}

const ANY_NAME: GlobStep = { kind: 'match', expression: /^/ }

async function enter(folder: Folder, rest: readonly GlobStep[], context: Search): Promise<void> {
  if (rest.length > 0) await search(folder, rest, context)
  else if ((await describeKind(folder.path)) === 'file') context.found.add(folder.path)
}

// Links are followed unless they form a loop.
async function openFolder({ path, chain }: Folder, entry: Dirent): Promise<Folder | undefined> {
  const below = join(path, entry.name)
  if (entry.isDirectory()) return { path: below, chain }
  if (!entry.isSymbolicLink() || (await describeKind(below)) !== 'folder') return undefined
  const target = await realpath(below)
  const here = await realpath(path)
  const isLoop = chain.has(target) || isWithin(target, here)
  return isLoop ? undefined : { path: below, chain: new Set([...chain, target, here]) }
}

const NOTHING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR'])

async function list(folder: string): Promise<readonly Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isLitter(name))
  } catch (error) {
    if (NOTHING.has(codeOf(error))) return []
    throw error
  }
}

// Other kinds, such as named pipes, are reported by the reader.
async function describeKind(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return undefined
  }
}
