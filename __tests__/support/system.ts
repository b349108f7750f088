import { lstatSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { it } from '@jest/globals'

/** Windows, which has neither named pipes nor devices among its files, and lets nobody replace a file that is open. */
export const IS_WINDOWS = process.platform === 'win32'

/** Linux, which lists the open files of a process. */
export const IS_LINUX = process.platform === 'linux'

/** The folder for temporary files, by the path that everything in it really has. */
export const TEMP = realpathSync.native(tmpdir())

/** Returns `it` where a system has what a test needs; elsewhere the test is skipped under a name that says why. */
export function itWhere(isHere: boolean, why: string): typeof it {
  if (isHere) return it
  const named = (title: string): string => `${title} (skipped: ${why})`
  const skip = (title: string): void => it.skip(named(title), () => undefined)
  const each =
    (table: readonly unknown[]) =>
    (title: string): void =>
      it.skip.each(table as readonly string[])(named(title), () => undefined)
  return Object.assign(skip, { each }) as unknown as typeof it
}

/** This user can make symbolic links. Windows lets only some, and Wine has none. */
export const CAN_LINK = canLink()

/** A test that makes links. */
export const itWithLinks = itWhere(CAN_LINK, 'this user cannot make symbolic links')

/** Returns a text with `/` between the names of a path. */
export function withSlashes(text: string): string {
  return text.replaceAll(sep, '/')
}

function canLink(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'links-'))
  try {
    symlinkSync('target', join(folder, 'link'))
    return lstatSync(join(folder, 'link')).isSymbolicLink()
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
