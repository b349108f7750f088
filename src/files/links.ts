import { lstat, realpath } from 'node:fs/promises'
import system, { dirname, type PlatformPath, relative, resolve, sep } from 'node:path'
import { InputError } from '../shared/errors.ts'

/** Folder that links must not point out of. */
export interface LinkRoot {
  /** Real path. */
  readonly path: string
  /** Name in messages. */
  readonly name: string
}

/**
 * Returns whether a path is a folder's own or leads into it. Both are absolute; `rules` are the path rules of the
 * system they come from.
 */
export function isWithin(
  folder: string,
  path: string,
  rules: Pick<PlatformPath, 'relative' | 'isAbsolute' | 'sep'> = system,
): boolean {
  const way = rules.relative(folder, path)
  // On Windows there is no relative path between drives.
  return way.split(rules.sep)[0] !== '..' && !rules.isAbsolute(way)
}

/**
 * Resolves the links in a path below a folder. A pull request could otherwise publish any file of the runner on the
 * product's page.
 *
 * @returns the real path.
 * @throws InputError for `input` when a link is broken, leads out of the folder, or to something hidden in it: `.git` may
 * hold a token.
 */
export async function resolveLinks(path: string, root: LinkRoot, input: string): Promise<string> {
  const problem = (what: string, cause?: unknown): InputError =>
    new InputError(input, `"${path}" ${what} Put the file itself there.`, { file: path, cause })
  const target = await realpath(path).catch((error: unknown) => {
    throw problem('is a broken link.', error)
  })
  if (!isWithin(root.path, target)) throw problem(`is a link that leads out of ${root.name}.`)
  if (
    relative(root.path, target)
      .split(sep)
      .some((name) => name.startsWith('.'))
  )
    throw problem(`is a link that leads to a hidden file or folder of ${root.name}.`)
  return target
}

/**
 * Refuses a path from an input if a link in it leads out of where it seems to be: the working directory or, for a path
 * elsewhere, the folder it is in. If a path does not exist, the part of it that does is checked.
 *
 * @throws InputError for `input`.
 */
export async function refuseLinksOut(path: string, input: string): Promise<void> {
  const whole = resolve(path)
  const workspace = process.cwd()
  const isInWorkspace = whole !== workspace && isWithin(workspace, whole)
  const root = isInWorkspace ? workspace : dirname(whole)
  const realRoot = await realpath(root).catch(() => undefined)
  if (realRoot === undefined) return
  const present = await findPresentPart(path, root)
  const target = await realpath(present).catch(() => undefined)
  // No link involved: a hidden folder was named by the workflow itself.
  if (target === resolve(realRoot, relative(root, resolve(present)))) return
  const name = isInWorkspace ? 'the workspace' : `"${root}"`
  await resolveLinks(present, { path: realRoot, name }, input)
}

async function findPresentPart(path: string, root: string): Promise<string> {
  const isThere = resolve(path) === root || (await lstat(path).catch(() => undefined)) !== undefined
  return isThere ? path : await findPresentPart(dirname(path), root)
}
