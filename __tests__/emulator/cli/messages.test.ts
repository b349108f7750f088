import { describe, expect, it } from '@jest/globals'
import { describeStartError, helpText, startText } from '../../../emulator/cli/messages.ts'
import { SWITCHES } from '../../../emulator/cli/switches.ts'
import { startEmulator } from '../../../emulator/emulator.ts'
import { STORE_RESOURCE } from '../../../emulator/entra/tokens.ts'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { seededApp } from '../../../emulator/store/seeded-products.ts'

describe('The help', () => {
  it.each(SWITCHES.map(({ name }) => name))('lists the switch %s', (name) => {
    expect(helpText()).toContain(`\n  ${name}=`)
  })

  it.each(['A workflow', 'The Azure DevOps task', 'A Python script', 'curl'])(
    'points %s at it',
    (program) => {
      expect(helpText()).toContain(`\n  ${program}\n`)
    },
  )

  it('has commands that can be copied', () => {
    const commands = helpText().match(/(?<=^ +)curl .*$/gm)
    expect(commands).toEqual([
      `curl http://127.0.0.1:8080/${seeds.tenantId}/oauth2/token -d grant_type=client_credentials ` +
        `-d client_id=${seeds.clientId} -d client_secret=${seeds.plainSecret} -d resource=${STORE_RESOURCE}`,
      `curl http://127.0.0.1:8080/v1.0/my/${seedPaths.app} -H "Authorization: Bearer ACCESS_TOKEN"`,
    ])
  })
})

describe('What is shown at the start', () => {
  it.each([
    seeds.tenantId,
    seeds.clientId,
    seeds.plainSecret,
    seeds.app.appId,
    seeds.flight.flightId,
    seeds.addOn.addOnId,
    ...Object.values(seeds.flightGroups),
    seeds.app.packageIdentityName,
    seeds.app.publisherName,
    '.build/samples/Demo.msix',
    'http://127.0.0.1:8080',
  ])('has %s', (fact) => {
    expect(startText('http://127.0.0.1:8080', seededApp, '.build/samples/Demo.msix')).toContain(fact)
  })
})

describe('The command that is shown at the start', () => {
  it.each([
    { own: undefined, packages: 'samples/Demo.msix', says: 'the sample package' },
    { own: 'out/My App.msix', packages: 'out/My App.msix', says: 'your package' },
  ])('publishes $says', ({ own, packages, says }) => {
    const shown = startText('http://127.0.0.1:8080', seededApp, 'samples/Demo.msix', own)
    expect(shown).toContain(`To publish ${says} with the action`)
    expect(shown).toContain(`"packages=${packages}"`)
  })
})

describe('A start that fails', () => {
  it('names the port that is in use', async () => {
    await using emulator = await startEmulator({ blobs: 'discard' })
    const port = Number(new URL(emulator.url).port)
    const error = await startEmulator({ blobs: 'discard', port }).catch((reason: unknown) => reason)
    expect(describeStartError(error)).toBe(`Port ${port} is in use. Choose another one with --port.`)
  })

  it.each([
    {
      error: { code: 'EACCES', port: 80, message: 'listen EACCES' },
      says: 'Port 80 requires more privileges. Choose one above 1023 with --port.',
    },
    { error: { code: 'ENOENT', path: 'a.msix', message: 'ENOENT' }, says: '"a.msix" does not exist.' },
    { error: { code: 'EEXIST', path: 'a.txt', message: 'EEXIST' }, says: '"a.txt" is not a folder.' },
    { error: { code: 'ENOTDIR', path: 'a.txt/b', message: 'ENOTDIR' }, says: '"a.txt/b" is not a folder.' },
    { error: new TypeError('One line.\nAnother.'), says: 'One line.' },
  ])('says "$says"', ({ error, says }) => {
    expect(describeStartError(error)).toBe(says)
  })
})
