import { readdir, symlink } from 'node:fs/promises'
import { join, posix, win32 } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isWithin, refuseLinksOut } from '../../src/files/links.ts'
import { readMetadata } from '../../src/files/metadata/metadata.ts'
import { exportMetadata } from '../../src/files/metadata/metadata-export.ts'
import { readReleaseNotes } from '../../src/files/release-notes/release-notes.ts'
import { readSubmissionJson } from '../../src/files/submission-json.ts'
import { never } from '../support/never.ts'
import { rejection } from '../support/rejection.ts'
import { itWithLinks, withSlashes } from '../support/system.ts'
import { type TempFolder, tempFolder } from '../support/temp-folder.ts'

/** A folder with notes, a hidden one beside them, and links. */
async function folderWith(links: Readonly<Record<string, string>>): Promise<TempFolder> {
  const folder = await tempFolder()
  await folder.add('secret.txt', 'the key')
  await folder.add('repository/.git/config', 'the token')
  await folder.add('repository/notes/en-us.txt', 'New')
  await folder.add('repository/CHANGELOG.md', 'New')
  await folder.add('elsewhere/en-us/title.txt', 'the key')
  for (const [link, target] of Object.entries(links))
    await symlink(join(folder.path, target), join(folder.path, link))
  return folder
}

const messageFor = async (folder: TempFolder, call: Promise<unknown>): Promise<string> =>
  withSlashes(String(((await rejection(call)) as Error).message).replaceAll(folder.path, ''))

const OUTSIDE = /is a link that leads out of .*\. Put the file itself there\.$/
const HIDDEN = /is a link that leads to a hidden file or folder of .*\. Put the file itself there\.$/

describe('A link is refused', () => {
  itWithLinks.each<{
    name: string
    link: string
    target: string
    read: (root: string) => Promise<unknown>
    says?: RegExp
  }>([
    {
      name: 'in the folder of the release notes, to a hidden file beside it',
      link: 'repository/notes/de-de.txt',
      target: 'repository/.git/config',
      read: (root) => readReleaseNotes(join(root, 'repository/notes'), never),
    },
    {
      name: 'in the folder of the release notes, to a file elsewhere',
      link: 'repository/notes/de-de.txt',
      target: 'secret.txt',
      read: (root) => readReleaseNotes(join(root, 'repository/notes'), never),
    },
    {
      name: 'as the file of the release notes',
      link: 'repository/notes.txt',
      target: 'secret.txt',
      read: (root) => readReleaseNotes(join(root, 'repository/notes.txt'), never),
    },
    {
      name: 'as the file of the release notes, to a hidden one in its folder',
      link: 'repository/notes.txt',
      target: 'repository/.git/config',
      read: (root) => readReleaseNotes(join(root, 'repository/notes.txt'), never),
      says: HIDDEN,
    },
    {
      name: 'as the folder of the release notes',
      link: 'repository/whats-new',
      target: 'repository/.git',
      read: (root) => readReleaseNotes(join(root, 'repository/whats-new'), never),
      says: HIDDEN,
    },
    {
      name: 'as the file of the submission',
      link: 'repository/submission.json',
      target: 'secret.txt',
      read: (root) => readSubmissionJson(join(root, 'repository/submission.json'), never),
    },
    {
      name: 'as the folder of the listings',
      link: 'repository/listings',
      target: 'elsewhere',
      read: (root) => readMetadata(join(root, 'repository/listings'), never),
    },
    {
      name: 'as the folder that listings are exported to',
      link: 'repository/listings',
      target: 'elsewhere',
      read: (root) => exportMetadata(join(root, 'repository/listings'), { listings: {} }, never),
    },
    {
      name: 'as the folder that listings are exported to, which is gone',
      link: 'repository/listings',
      target: 'gone',
      read: (root) => exportMetadata(join(root, 'repository/listings'), { listings: {} }, never),
      says: /is a broken link\. Put the file itself there\.$/,
    },
  ])('$name', async ({ link, target, read, says = OUTSIDE }) => {
    await using folder = await folderWith({ [link]: target })
    expect(await messageFor(folder, read(folder.path))).toMatch(says)
  })

  itWithLinks('that leads nowhere', async () => {
    await using folder = await folderWith({ 'repository/notes.txt': 'gone.txt' })
    expect(await messageFor(folder, readReleaseNotes(join(folder.path, 'repository/notes.txt'), never))).toBe(
      '"release-notes-path": "/repository/notes.txt" is a broken link. Put the file itself there.',
    )
  })
})

/** Goes to a folder until it is disposed of; Windows removes no folder that a process is in. */
function workingIn(folder: string): Disposable {
  const before = process.cwd()
  process.chdir(folder)
  return { [Symbol.dispose]: () => process.chdir(before) }
}

describe('In the workspace, which is the working directory', () => {
  itWithLinks.each<{
    name: string
    link: string
    target: string
    path: string
    says: string
    named?: string
  }>([
    {
      name: 'a folder in the middle of a path leads out',
      link: 'notes-link',
      target: '..',
      path: 'notes-link/secret.txt',
      says: 'out of the workspace',
    },
    {
      name: 'a file leads out',
      link: 'notes.txt',
      target: '../secret.txt',
      path: 'notes.txt',
      says: 'out of the workspace',
    },
    {
      name: 'a folder leads out in which there is nothing yet',
      link: 'listings',
      target: '../elsewhere',
      path: 'listings/new/store',
      named: 'listings',
      says: 'out of the workspace',
    },
    {
      name: 'a file leads to a hidden folder',
      link: 'notes.txt',
      target: '.git/config',
      path: './notes.txt',
      says: 'to a hidden file or folder of the workspace',
    },
  ])('is refused when $name', async ({ link, target, path, says, named = path }) => {
    await using folder = await folderWith({})
    using _workspace = workingIn(join(folder.path, 'repository'))
    await symlink(target, link)
    const message = await messageFor(folder, refuseLinksOut(path, 'release-notes-path'))
    expect(message).toContain(`"${named}" is a link that leads ${says}.`)
  })

  itWithLinks('may lead to another file of it, through folders too', async () => {
    await using folder = await folderWith({})
    using _workspace = workingIn(join(folder.path, 'repository'))
    await symlink('notes', 'whats-new')
    await expect(refuseLinksOut('whats-new/en-us.txt', 'release-notes-path')).resolves.toBeUndefined()
  })

  itWithLinks('is not left by an export: nothing is created behind the link', async () => {
    await using folder = await folderWith({})
    using _workspace = workingIn(join(folder.path, 'repository'))
    await symlink('../elsewhere', 'link')
    const before = await readdir(join(folder.path, 'elsewhere'))
    const message = await messageFor(folder, exportMetadata('link/new', { listings: {} }, never))
    expect([message, await readdir(join(folder.path, 'elsewhere'))]).toEqual([
      '"metadata-path": "link" is a link that leads out of the workspace. Put the file itself there.',
      before,
    ])
  })
})

describe('A path is in a folder', () => {
  it.each([
    { name: 'itself', rules: posix, folder: '/a/b', path: '/a/b', expected: true },
    { name: 'a file', rules: posix, folder: '/a', path: '/a/b/c', expected: true },
    { name: 'a name that begins with dots', rules: posix, folder: '/a', path: '/a/..b', expected: true },
    { name: 'not the folder above', rules: posix, folder: '/a/b', path: '/a', expected: false },
    { name: 'not one with a longer name', rules: posix, folder: '/a/b', path: '/a/bc', expected: false },
    { name: 'on Windows in any case', rules: win32, folder: 'D:\\A', path: 'd:\\a\\b', expected: true },
    { name: 'not on another drive', rules: win32, folder: 'C:\\a', path: 'D:\\a\\b', expected: false },
    { name: 'not on a share', rules: win32, folder: 'C:\\a', path: '\\\\server\\a\\b', expected: false },
  ])('$name', ({ rules, folder, path, expected }) => {
    expect(isWithin(folder, path, rules)).toBe(expected)
  })
})

describe('A path is taken as it is', () => {
  itWithLinks('when it is a link to a file beside it', async () => {
    await using folder = await folderWith({ 'repository/NEWS.md': 'repository/CHANGELOG.md' })
    const path = join(folder.path, 'repository/NEWS.md')
    await expect(refuseLinksOut(path, 'release-notes-path')).resolves.toBeUndefined()
  })

  it.each([
    { name: 'when the workflow names a hidden folder itself', path: 'repository/.git/config' },
    { name: 'when there is nothing, which its reader tells', path: 'repository/nothing.txt' },
  ])('$name', async ({ path }) => {
    await using folder = await folderWith({})
    await expect(refuseLinksOut(join(folder.path, path), 'release-notes-path')).resolves.toBeUndefined()
  })
})
