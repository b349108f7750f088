import { describe, expect, it } from '@jest/globals'
import { type Options, readOptions } from '../../../emulator/cli/options.ts'
import { chooseApp } from '../../../emulator/cli/seeded-app.ts'
import { samplePackage } from '../../../emulator/fixtures/sample-packages.ts'
import { readPackage } from '../../../emulator/store/ingestion/package-manifest.ts'
import { seededApp } from '../../../emulator/store/seeded-products.ts'

const optionsOf = (...args: string[]) => readOptions(args) as Options
const identity = { name: 'Fabrikam.App', publisher: 'CN=Fabrikam' }

describe('The app of the emulator', () => {
  it.each([
    { args: [], expected: seededApp },
    {
      args: ['--identity', identity.name, '--publisher', identity.publisher],
      expected: { identity, primaryName: 'Fabrikam.App', liveVersion: '1.0.0.0' },
    },
    { args: ['--name', 'My App'], expected: { ...seededApp, primaryName: 'My App' } },
  ])('follows $args', ({ args, expected }) => {
    expect(chooseApp(optionsOf(...args), undefined)).toEqual(expected)
  })

  it.each([
    { version: '2.3.4.0', liveVersion: '2.3.3.0' },
    { version: '2.3.0.0', liveVersion: '2.2.0.0' },
    { version: '2.0.0.0', liveVersion: '1.0.0.0' },
    { version: '1.0.0.0', liveVersion: '0.9.0.0' },
    { version: '0.0.0.0', liveVersion: '0.9.0.0' },
  ])('has $liveVersion live for a package of $version', async ({ version, liveVersion }) => {
    const like = await readPackage(await samplePackage({ ...identity, version }))
    expect(chooseApp(optionsOf('--like', 'a.msix', '--name', 'My App'), like)).toEqual({
      identity,
      primaryName: 'My App',
      liveVersion,
    })
  })
})
