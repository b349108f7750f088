import { stat } from 'node:fs/promises'
import { create } from '@actions/glob'
import { InputError } from '../errors.ts'

/**
 * The files that a pattern names, a path or a glob, without the ones that `excludes` name.
 *
 * @throws InputError for `input` when there is none.
 */
export async function matchingFiles(
  pattern: string,
  input: string,
  excludes: readonly string[] = [],
): Promise<readonly string[]> {
  // A path that exists is meant as it is, also when it holds a character that a glob would read.
  if (await isFile(pattern)) return [pattern]
  const patterns = [pattern, ...excludes.map((exclude) => `!${exclude}`)].join('\n')
  const globber = await create(patterns, { implicitDescendants: false, matchDirectories: false })
  const found = await globber.glob()
  if (found.length > 0) return found
  throw new InputError(input, `no file matches "${pattern}" (looked in ${process.cwd()}).`)
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
