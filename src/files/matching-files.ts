import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { create } from '@actions/glob'
import { InputError } from '../shared/errors.ts'

/**
 * Finds the files that a pattern names, a path or a glob, without the ones that `excludes` name.
 *
 * @throws InputError for `input` when there is none.
 */
export async function findMatchingFiles(
  pattern: string,
  input: string,
  excludes: readonly string[] = [],
): Promise<readonly string[]> {
  const excluded = new Set((await Promise.all(excludes.map(expand))).flat().map((path) => resolve(path)))
  const found = (await expand(pattern)).filter((path) => !excluded.has(resolve(path)))
  if (found.length > 0) return found
  throw new InputError(input, `no file matches "${pattern}" (looked in ${process.cwd()}).`)
}

// A path that exists is meant as it is, also when it holds a character that a glob would read.
async function expand(pattern: string): Promise<readonly string[]> {
  if (await isFile(pattern)) return [pattern]
  const globber = await create(pattern, { implicitDescendants: false, matchDirectories: false })
  return await globber.glob()
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
