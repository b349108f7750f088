import { mkdir, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { findIdentities, findMatchingFiles } from '../../src/files/matching-files.ts'
import { InputError } from '../../src/shared/errors.ts'
import { never } from '../support/never.ts'
import { rejection } from '../support/rejection.ts'
import { IS_WINDOWS, itWhere, itWithLinks, withSlashes } from '../support/system.ts'
import { type TempFolder, tempFolder } from '../support/temp-folder.ts'

const FILES = [
  'out/App.msix',
  'out/x64/App_x64.msix',
  'out/x64/App_x64.txt',
  'out/x64/deep/App_deep.msix',
  'out/.hidden/App_hidden.msix',
  'out/._App.msix',
  'out/__MACOSX/App.msix',
  'out/[x]/App_odd.msix',
] as const

/** The paths of files below a folder, with `/` on every system. */
const below = (folder: TempFolder, paths: readonly string[]): readonly string[] =>
  paths.map((path) => withSlashes(relative(folder.path, path)))

describe('Files that a pattern names', () => {
  it.each<[pattern: string, found: readonly string[]]>([
    ['out/App.msix', ['out/App.msix']],
    ['out/*.msix', ['out/App.msix']],
    ['out/./*.msix', ['out/App.msix']],
    ['out/x64/../*.msix', ['out/App.msix']],
    ['out/*/../App.msix', ['out/App.msix']],
    ['out/**/App_x64.*', ['out/x64/App_x64.msix', 'out/x64/App_x64.txt']],
    [
      '**/*.msix',
      [
        'out/.hidden/App_hidden.msix',
        'out/App.msix',
        'out/[x]/App_odd.msix',
        'out/x64/App_x64.msix',
        'out/x64/deep/App_deep.msix',
      ],
    ],
    ['out/x64/**', ['out/x64/App_x64.msix', 'out/x64/App_x64.txt', 'out/x64/deep/App_deep.msix']],
    ['out/x*/*.ms[ij]x', ['out/x64/App_x64.msix']],
    ['out/[[]x]/*.msix', ['out/[x]/App_odd.msix']],
    ['o?t/App.msix', ['out/App.msix']],
    // Litter that a workflow names by its path is meant.
    ['out/._App.msix', ['out/._App.msix']],
  ])('%s', async (pattern, found) => {
    await using folder = await tempFolder()
    for (const name of FILES) await folder.add(name, '')
    const paths = await findMatchingFiles(`${folder.path}/out/../${pattern}`, 'packages', never)
    expect(below(folder, paths)).toEqual(found)
  })

  it('are found from the working directory up', async () => {
    const up = relative(process.cwd(), join(process.cwd(), '..'))
    const here = `${up}/${relative(join(process.cwd(), '..'), process.cwd())}/packag*.json`
    const found = await findMatchingFiles(here, 'packages', never)
    expect(found).toEqual(['package-lock.json', 'package.json'].map((name) => join(process.cwd(), name)))
  })

  itWithLinks('are followed through links, which may lead in circles', async () => {
    await using folder = await tempFolder()
    await folder.add('elsewhere/App.msix', '')
    await mkdir(join(folder.path, 'one'))
    await mkdir(join(folder.path, 'two'))
    await symlink(join(folder.path, 'two'), join(folder.path, 'one/two'))
    await symlink(join(folder.path, 'one'), join(folder.path, 'two/one'))
    await symlink(folder.path, join(folder.path, 'one/all'))
    await symlink(join(folder.path, 'elsewhere'), join(folder.path, 'two/more'))
    await symlink(join(folder.path, 'nowhere'), join(folder.path, 'two/broken.msix'))
    const found = await findMatchingFiles(join(folder.path, '**/*.msix'), 'packages', never)
    expect(below(folder, found)).toEqual(['elsewhere/App.msix'])
  })

  it.each<[name: string, excludes: readonly string[]]>([
    ['by a way round', ['out/../out/App.msix']],
    ['by a pattern', ['**/App.*']],
  ])('are left out %s', async (_, excludes) => {
    await using folder = await tempFolder()
    await folder.add('out/App.msix', '')
    await folder.add('out/Other.msix', '')
    const patterns = excludes.map((exclude) => `${folder.path}/${exclude}`)
    const excluded = await findIdentities(patterns, 'packages', never)
    const found = await findMatchingFiles(join(folder.path, 'out/*.msix'), 'packages', never, excluded)
    expect(below(folder, found)).toEqual(['out/Other.msix'])
  })

  itWithLinks('are left out by another name', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('out/App.msix', '')
    await folder.add('out/Other.msix', '')
    const link = join(folder.path, 'link.msix')
    await symlink(path, link)
    const excluded = await findIdentities([link], 'packages', never)
    const found = await findMatchingFiles(join(folder.path, 'out/*.msix'), 'packages', never, excluded)
    expect(below(folder, found)).toEqual(['out/Other.msix'])
  })

  it('are said to be excluded when all of them are', async () => {
    await using folder = await tempFolder()
    await folder.add('out/App.msix', '')
    const pattern = join(folder.path, 'out/*.msix')
    const excluded = await findIdentities([pattern], 'packages', never)
    const error = await rejection(findMatchingFiles(pattern, 'packages', never, excluded))
    expect((error as InputError).message).toBe(
      `"packages": every file that matches "${pattern}" is excluded. Change a pattern that begins with "!", or remove this one.`,
    )
  })

  it.each<[pattern: string, expected: string]>([
    ['nothing/*.msix', 'no file matches "nothing/*.msix" (looked in CWD). There is no folder "nothing".'],
    ['src/no/*/a.msix', 'no file matches "src/no/*/a.msix" (looked in CWD). There is no folder "src/no".'],
    ['no/a.msix', 'no file matches "no/a.msix" (looked in CWD). There is no folder "no".'],
    [
      '~/nothing here/*',
      'no file matches "~/nothing here/*" (looked in CWD). There is no folder "~/nothing here".',
    ],
    ['src/*.msix', 'no file matches "src/*.msix" (looked in CWD).'],
    ['a.msix', 'no file matches "a.msix" (looked in CWD).'],
    ['*.msix', 'no file matches "*.msix" (looked in CWD).'],
    ['src', 'no file matches "src", which is a folder (looked in CWD).'],
    ['[z-a].msix', '"[z-a].msix" cannot be searched for: Invalid regular expression'],
  ])('are missing: %s', async (pattern, expected) => {
    const error = await rejection(findMatchingFiles(pattern, 'packages', never))
    expect(error).toBeInstanceOf(InputError)
    const message = (error as InputError).message.replace(/(?<=Invalid regular expression): .*/s, '')
    expect(message).toBe(`"packages": ${expected.replace('CWD', process.cwd())}`)
  })
})

describe('A pattern with "\\"', () => {
  itWhere(!IS_WINDOWS, 'Windows takes it')('is told to have "/"', async () => {
    const error = await rejection(findMatchingFiles('out\\*.msix', 'packages', never))
    expect((error as InputError).message).toBe(
      `"packages": no file matches "out\\*.msix" (looked in ${process.cwd()}). Use "/" in patterns.`,
    )
  })
})

describe('A search for files', () => {
  it.each([
    { name: 'before it began', abortBefore: true },
    { name: 'while it is under way', abortBefore: false },
  ])('ends with the run that is cancelled $name', async ({ abortBefore }) => {
    await using folder = await tempFolder()
    for (let index = 0; index < 50; index++) await folder.add(`${index}/Demo.msix`, '')
    const job = new AbortController()
    const reason = new Error('cancelled')
    if (abortBefore) job.abort(reason)
    const search = findMatchingFiles(join(folder.path, '**/*.msix'), 'packages', job.signal)
    job.abort(reason)
    expect(await rejection(search)).toBe(reason)
  })
})
