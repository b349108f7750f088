import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { tempFolder } from './support/temp-folder.ts'

const CHECK = resolve('tools/check-release.js')
const changelog = readFileSync('CHANGELOG.md', 'utf8')
const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'))

describe('The changelog', () => {
  it('begins with what is not released yet, or with the version of package.json', () => {
    const [first, second] = [...changelog.matchAll(/^## \[(.+?)\]/gm)].map(([, name]) => name)
    expect(first === 'Unreleased' ? second : first).toBe(version)
  })

  it('has no headings but those of Keep a Changelog', () => {
    const headings = [...changelog.matchAll(/^#{2,} .+$/gm)].map(([heading]) => heading)
    const known =
      /^(## \[Unreleased\]|## \[\d+\.\d+\.\d+\] - (\d{4}-\d\d-\d\d|unreleased)|### (Added|Changed|Deprecated|Removed|Fixed|Security))$/
    expect(headings.filter((heading) => !known.test(heading))).toEqual([])
  })
})

describe('What is to be released', () => {
  const DATED = '# Changelog\n\n## [1.2.3] - 2027-01-31\n'

  it.each([
    { what: 'main', ref: 'refs/heads/main' },
    { what: 'the tag of the version', ref: 'refs/tags/v1.2.3' },
    {
      what: 'another tag',
      ref: 'refs/tags/v1.2.4',
      problem: 'refs/tags/v1.2.4 is neither main nor the tag of the version in package.json, v1.2.3.',
    },
    {
      what: 'another branch',
      ref: 'refs/heads/topic',
      problem: 'refs/heads/topic is neither main nor the tag of the version in package.json, v1.2.3.',
    },
    {
      what: 'a version that is no release',
      ref: 'refs/heads/main',
      version: '1.2.3-rc.1',
      changes: '# Changelog\n\n## [1.2.3-rc.1] - 2027-01-31\n',
      problem: 'package.json has the version 1.2.3-rc.1, which does not consist of three numbers.',
    },
    {
      what: 'a version without changes',
      ref: 'refs/heads/main',
      changes: '# Changelog\n\n## [1.2.2] - 2027-01-31\n',
      problem: 'CHANGELOG.md has no "## [1.2.3] - " with a date.',
    },
    {
      what: 'changes without a date',
      ref: 'refs/heads/main',
      changes: '# Changelog\n\n## [1.2.3] - unreleased\n',
      problem: 'CHANGELOG.md has no "## [1.2.3] - " with a date.',
    },
  ])('is judged before anything is built: $what', async ({ ref, version: released = '1.2.3', ...row }) => {
    await using folder = await tempFolder()
    await folder.add('package.json', JSON.stringify({ version: released }))
    await folder.add('CHANGELOG.md', row.changes ?? DATED)

    const { status, stdout, stderr } = spawnSync(process.execPath, [CHECK], {
      cwd: folder.path,
      env: { ...process.env, GITHUB_REF: ref },
      encoding: 'utf8',
    })
    expect({ status, stdout, stderr }).toEqual(
      row.problem === undefined
        ? { status: 0, stdout: 'version=1.2.3\nmajor=1\n', stderr: '' }
        : { status: 1, stdout: '', stderr: `::error::${row.problem}\n` },
    )
  })
})
