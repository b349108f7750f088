import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { create } from '@actions/glob'
import { InputError } from '../shared/errors.ts'

/**
 * Finds the files that a pattern names, a path or a glob, without the ones that `excludes` name.
 *
 * @throws InputError for `input` when there is none; the signal's reason when that is aborted.
 */
export async function findMatchingFiles(
  pattern: string,
  input: string,
  signal: AbortSignal,
  excludes: readonly string[] = [],
): Promise<readonly string[]> {
  const left = await Promise.all(excludes.map((exclude) => expand(exclude, signal)))
  const excluded = new Set(left.flat().map((path) => resolve(path)))
  const found = (await expand(pattern, signal)).filter((path) => !excluded.has(resolve(path)))
  if (found.length > 0) return found
  const folder = (await isKind(pattern, 'isDirectory')) ? ', which is a folder' : ''
  throw new InputError(input, `no file matches "${pattern}"${folder} (looked in ${process.cwd()}).`)
}

// A path that exists is meant as it is, also when it holds a character that a glob would read.
async function expand(pattern: string, signal: AbortSignal): Promise<readonly string[]> {
  signal.throwIfAborted()
  if (await isKind(pattern, 'isFile')) return [pattern]
  const globber = await create(pattern, { implicitDescendants: false, matchDirectories: false })
  return await unlessAborted(globber.glob(), signal)
}

// A search cannot be told to stop; what is left of it ends with the process.
async function unlessAborted<T>(search: Promise<T>, signal: AbortSignal): Promise<T> {
  return await new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    search.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

async function isKind(path: string, kind: 'isFile' | 'isDirectory'): Promise<boolean> {
  try {
    return (await stat(path))[kind]()
  } catch {
    return false
  }
}
