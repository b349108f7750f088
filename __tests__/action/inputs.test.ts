import { describe, expect, it } from '@jest/globals'
import { COMMAND_NAMES, INPUTS, type InputName, readInputs } from '../../src/action/inputs.ts'
import {
  addOn,
  app,
  envOf,
  FLIGHT_ID,
  flight,
  type Given,
  minimal,
  read,
  readPublish,
  refusal,
  who,
} from './given-inputs.ts'

describe('The inputs', () => {
  it('that are not given have their defaults', () => {
    expect(read(minimal)).toStrictEqual({
      run: {
        product: { kind: 'app', appId: '9NBLGGH4R315' },
        credential: {
          authorityHost: new URL('https://login.microsoftonline.com'),
          tenantId: 'contoso.example',
          clientId: 'client',
          proof: { kind: 'secret', secret: 'hidden' },
        },
        storeApiUrl: new URL('https://manage.devcenter.microsoft.com'),
        timeoutInMs: 3_600_000,
        requestTimeoutInMs: 300_000,
        maxRetries: 5,
      },
      command: {
        command: 'publish',
        zipPath: 'upload.zip',
        packages: [],
        packagePolicy: { kind: 'replace' },
        submission: undefined,
        submissionMode: 'merge',
        metadataPath: undefined,
        releaseNotes: undefined,
        settings: {
          notesForCertification: undefined,
          publishMode: undefined,
          publishDate: undefined,
          visibility: undefined,
          rolloutPercentage: undefined,
          mandatoryUpdateDate: undefined,
        },
        metadataOnly: false,
        pending: 'delete',
        existingRollout: 'fail',
        skipIfPublished: false,
        commit: true,
        dryRun: false,
        waitFor: 'commit',
        pollIntervalInMs: 30_000,
      },
    })
  })

  it('that are given are taken', () => {
    expect(
      read({
        command: 'publish',
        'tenant-id': '72f988bf-86f1-41af-91ab-2d7cd011db47',
        'client-id': '2b1f3c9e-5b0f-4a57-9a6e-0c5d2e7a1b34',
        'client-secret': 'hidden',
        product: 'app',
        'app-id': '9nblggh4r315',
        packages: 'out/*.msix\n!out/debug/*',
        'package-policy': 'keep-latest',
        'keep-packages': '3',
        submission: '{"a": 1}',
        'metadata-path': 'listings',
        'release-notes-from': 'github-release',
        'github-token': 'of-the-job',
        'notes-for-certification': 'Log in as guest.',
        'publish-mode': 'SpecificDate',
        'publish-date': '2026-12-24T18:00:00+01:00',
        visibility: 'Hidden',
        'rollout-percentage': '12.5',
        'mandatory-update-date': '2027-01-01',
        pending: 'wait',
        'existing-rollout': 'finalize',
        'skip-if-published': 'true',
        'dry-run': 'true',
        'wait-for': 'published',
        'timeout-minutes': '0.05',
        'poll-interval-seconds': '0.1',
        'request-timeout-seconds': '2.5',
        'max-retries': '0',
        'store-api-url': 'http://127.0.0.1:8080/base',
        'authority-host': 'http://localhost:8081',
      }),
    ).toStrictEqual({
      run: {
        product: { kind: 'app', appId: '9nblggh4r315' },
        credential: {
          authorityHost: new URL('http://localhost:8081'),
          tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
          clientId: '2b1f3c9e-5b0f-4a57-9a6e-0c5d2e7a1b34',
          proof: { kind: 'secret', secret: 'hidden' },
        },
        storeApiUrl: new URL('http://127.0.0.1:8080/base'),
        timeoutInMs: 3000,
        requestTimeoutInMs: 2500,
        maxRetries: 0,
      },
      command: {
        command: 'publish',
        zipPath: undefined,
        packages: ['out/*.msix', '!out/debug/*'],
        packagePolicy: { kind: 'keep-latest', keep: 3 },
        submission: '{"a": 1}',
        submissionMode: 'merge',
        metadataPath: 'listings',
        releaseNotes: { kind: 'github-release', token: 'of-the-job' },
        settings: {
          notesForCertification: 'Log in as guest.',
          publishMode: 'SpecificDate',
          publishDate: '2026-12-24T17:00:00.000Z',
          visibility: 'Hidden',
          rolloutPercentage: 12.5,
          mandatoryUpdateDate: '2027-01-01T00:00:00.000Z',
        },
        metadataOnly: false,
        pending: 'wait',
        existingRollout: 'finalize',
        skipIfPublished: true,
        commit: true,
        dryRun: true,
        waitFor: 'published',
        pollIntervalInMs: 100,
      },
    })
  })

  it('may stand between white space', () => {
    const spaced = Object.fromEntries(Object.entries(minimal).map(([name, value]) => [name, `  ${value}\n`]))
    expect(read(spaced)).toStrictEqual(read(minimal))
  })

  it.each(['', ' ', '\n\t '])('that are %j count as not given', (nothing) => {
    const empty: Given = { product: nothing, 'flight-id': nothing, 'max-retries': nothing, pending: nothing }
    expect(read({ ...minimal, ...empty })).toStrictEqual(read(minimal))
  })

  it('may be accompanied by other variables and by inputs that resemble none', () => {
    const env = { ...envOf(minimal), PATH: '/bin', input_pendin: 'x', INPUT_SOMETHING_ELSE: 'y' }
    expect(readInputs(env, () => undefined)).toStrictEqual(read(minimal))
  })
})

describe('The product', () => {
  it.each<{ name: string; ids: Given; expected: unknown }>([
    {
      name: 'is an app by its id alone',
      ids: { 'app-id': '9NBLGGH4R315' },
      expected: { kind: 'app', appId: '9NBLGGH4R315' },
    },
    {
      name: 'is a flight by its id beside that of its app',
      ids: { 'app-id': '9NBLGGH4R315', 'flight-id': FLIGHT_ID.toUpperCase() },
      expected: { kind: 'flight', appId: '9NBLGGH4R315', flightId: FLIGHT_ID.toUpperCase() },
    },
    {
      name: 'is an add-on by its id alone',
      ids: { 'add-on-id': '9NBLGGH4TNMP' },
      expected: { kind: 'add-on', addOnId: '9NBLGGH4TNMP' },
    },
    {
      name: 'may be said to be an app',
      ids: { product: 'app', 'app-id': '9NBLGGH4R315' },
      expected: { kind: 'app', appId: '9NBLGGH4R315' },
    },
    {
      name: 'may be said to be an add-on',
      ids: { product: 'add-on', 'add-on-id': '9NBLGGH4TNMP' },
      expected: { kind: 'add-on', addOnId: '9NBLGGH4TNMP' },
    },
  ])('$name', ({ ids, expected }) => {
    expect(read({ ...who, ...ids, 'zip-path': 'upload.zip' }).run.product).toEqual(expected)
  })

  it.each<{ name: string; ids: Given; input: InputName; says: readonly string[] }>([
    { name: 'is not named', ids: {}, input: 'app-id', says: ['flight-id', 'add-on-id'] },
    {
      name: 'is a flight without its app',
      ids: { 'flight-id': FLIGHT_ID },
      input: 'app-id',
      says: ['flight'],
    },
    {
      name: 'is said to be a flight, whose id is empty',
      ids: { product: 'flight', 'app-id': '9NBLGGH4R315', 'flight-id': '' },
      input: 'flight-id',
      says: ['flight'],
    },
    {
      name: 'is said to be an app, but a flight is named',
      ids: { product: 'app', 'app-id': '9NBLGGH4R315', 'flight-id': FLIGHT_ID },
      input: 'flight-id',
      says: ['an app', 'app-id'],
    },
    {
      name: 'is said to be an add-on, but an app is named',
      ids: { product: 'add-on', 'app-id': '9NBLGGH4R315' },
      input: 'add-on-id',
      says: ['an add-on'],
    },
    {
      name: 'is an app and an add-on',
      ids: { 'app-id': '9NBLGGH4R315', 'add-on-id': '9NBLGGH4TNMP' },
      input: 'app-id',
      says: ['an add-on'],
    },
    {
      name: 'is a flight and an add-on',
      ids: { 'app-id': '9NBLGGH4R315', 'flight-id': FLIGHT_ID, 'add-on-id': '9NBLGGH4TNMP' },
      input: 'add-on-id',
      says: ['a flight'],
    },
    {
      name: 'has a kind that there is not',
      ids: { product: 'App', 'app-id': '9NBLGGH4R315' },
      input: 'product',
      says: ['"App"', 'app, flight, add-on'],
    },
    ...['9NBLGGH4R31', '9NBLGGH4R3155', '9NBLGGH4R31-', '../../etc/abc'].map((id) => ({
      name: `has the Store ID ${id}`,
      ids: { 'app-id': id },
      input: 'app-id' as const,
      says: [`"${id}"`, '12 letters and digits'],
    })),
    {
      name: 'has the Store ID of an add-on that is none',
      ids: { 'add-on-id': 'coins' },
      input: 'add-on-id',
      says: ['"coins"', '12 letters and digits'],
    },
    {
      name: 'is a flight by its name',
      ids: { 'app-id': '9NBLGGH4R315', 'flight-id': 'Insiders' },
      input: 'flight-id',
      says: ['"Insiders"', 'GUID'],
    },
  ])('is refused when it $name', ({ ids, input, says }) => {
    const refused = refusal({ ...who, ...ids, 'zip-path': 'upload.zip' })
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })
})

describe('A value', () => {
  const booleans = [
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ] as const

  it.each(booleans)('of a boolean may be %s', (word, expected) => {
    expect(readPublish({ ...minimal, 'metadata-only': word }).metadataOnly).toBe(expected)
  })

  it.each([['contoso.onmicrosoft.com'], ['72f988bf-86f1-41af-91ab-2d7cd011db47'], ['a']])(
    'of a tenant may be %s',
    (tenantId) => {
      expect(read({ ...minimal, 'tenant-id': tenantId }).run.credential.tenantId).toBe(tenantId)
    },
  )

  it.each([
    ['0', 0],
    ['1', 60_000],
    ['0.5', 30_000],
    ['1440', 86_400_000],
  ])('of the deadline may be %s minutes', (minutes, expected) => {
    expect(read({ ...minimal, 'timeout-minutes': minutes }).run.timeoutInMs).toBe(expected)
  })

  it.each(['none', 'commit', 'certification', 'published'])('of wait-for may be %s', (word) => {
    expect(readPublish({ ...minimal, 'wait-for': word }).waitFor).toBe(word)
  })

  it.each([
    'https://example.com',
    'https://example.com/base/',
    'http://127.0.0.1:8080',
    'http://127.1.2.3',
    'http://localhost:8080',
    'http://[::1]:8080',
  ])('of an address may be %s', (address) => {
    expect(read({ ...minimal, 'store-api-url': address }).run.storeApiUrl.href).toBe(new URL(address).href)
  })

  it.each<{ input: InputName; value: string; allowed: string }>([
    ...['yes', 'no', '1', '0', 'tRUE', 'on'].map((value) => ({
      input: 'metadata-only' as const,
      value,
      allowed: 'true, false',
    })),
    { input: 'command', value: 'Publish', allowed: COMMAND_NAMES.join(', ') },
    { input: 'command', value: 'constructor', allowed: COMMAND_NAMES.join(', ') },
    { input: 'submission-mode', value: 'overwrite', allowed: 'merge, replace' },
    { input: 'pending', value: 'true', allowed: 'delete, wait, fail' },
    { input: 'wait-for', value: 'certified', allowed: 'none, commit, certification, published' },
    ...['-1', '1e3', '.5', '5.', '1,5', '0x10', 'ten', 'NaN', 'Infinity'].flatMap((value) =>
      (['timeout-minutes', 'poll-interval-seconds', 'request-timeout-seconds'] as const).map((input) => ({
        input,
        value,
        allowed: 'a number',
      })),
    ),
    { input: 'poll-interval-seconds', value: '0', allowed: 'above 0' },
    { input: 'request-timeout-seconds', value: '0', allowed: 'above 0' },
    ...['-1', '1.5', '1e3', 'many'].map((value) => ({
      input: 'max-retries' as const,
      value,
      allowed: 'a whole number',
    })),
    ...['contoso/evil', '-contoso', 'contoso.', 'a b', '../x'].map((value) => ({
      input: 'tenant-id' as const,
      value,
      allowed: 'a GUID or a domain',
    })),
    { input: 'client-id', value: 'a b', allowed: 'client) id' },
    ...[
      'example.com',
      'http://example.com',
      'ftp://example.com',
      'https://example.com/?a=b',
      'https://example.com/#a',
      'http://127.0.0.1.example.com',
      'http://localhost.example.com',
      '//example.com',
    ].flatMap((value) =>
      (['store-api-url', 'authority-host'] as const).map((input) => ({
        input,
        value,
        allowed: 'https address',
      })),
    ),
  ])('of $input is not $value', ({ input, value, allowed }) => {
    const refused = refusal({ ...minimal, [input]: value })
    const says = [`"${value}"`, allowed]
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })

  it.each(['https://user:hidden@example.com', 'https://:hidden@example.com'])(
    'of an address carries no password, and the error does not repeat it: %s',
    (value) => {
      const { input, message } = refusal({ ...minimal, 'store-api-url': value })
      expect([input, message.includes('hidden')]).toEqual(['store-api-url', false])
    },
  )

  it.each<InputName>(['tenant-id', 'client-id', 'client-secret'])('of %s has to be given', (input) => {
    const refused = refusal({ ...minimal, [input]: ' ' })
    expect([refused.input, refused.message.includes('is not given')]).toEqual([input, true])
  })
})

describe('A misspelled input, of which the runner only warns, is refused', () => {
  it.each([
    ['app_id', 'app-id'],
    ['appid', 'app-id'],
    ['flight-ids', 'flight-id'],
    ['zippath', 'zip-path'],
    ['metadata-onyl', 'metadata-only'],
    ['wait-fro', 'wait-for'],
    ['client-secrets', 'client-secret'],
    ['addon-id', 'add-on-id'],
  ])('%s is not %s', (name, meant) => {
    const { input, message } = refusal({ ...minimal, [name]: 'x' })
    expect([input, message.includes(`"${meant}"`)]).toEqual([name, true])
  })

  it('and its value is not repeated, which may be a secret', () => {
    expect(refusal({ ...minimal, 'client-secet': 'hidden-value' }).message).not.toContain('hidden')
  })
})

describe('An input that nothing would come of is refused', () => {
  const given: Readonly<Record<string, Given>> = {
    publish: minimal,
    'commit-submission': { ...app, command: 'commit-submission' },
    'export-metadata': { ...app, command: 'export-metadata', 'metadata-path': 'listings' },
  }
  /** A value of each input that is allowed and not its default; of some none is needed. */
  const values: Partial<Record<InputName, string>> = {
    'submission-id': '1152921505697416353',
    'zip-path': 'upload.zip',
    packages: '*.msix',
    'package-policy': 'append',
    'keep-packages': '2',
    submission: '{}',
    'submission-mode': 'replace',
    'metadata-path': 'listings',
    'release-notes': 'New.',
    'release-notes-path': 'notes.md',
    'release-notes-from': 'github-release',
    'notes-for-certification': 'None.',
    'publish-mode': 'Manual',
    'publish-date': '2026-12-24',
    visibility: 'Hidden',
    'rollout-percentage': '10',
    'mandatory-update-date': '2026-12-24',
    'metadata-only': 'true',
    pending: 'fail',
    'existing-rollout': 'halt',
    'skip-if-published': 'true',
    commit: 'false',
    'dry-run': 'true',
    'wait-for': 'none',
  }
  const usedBy: Readonly<Record<string, readonly string[]>> = {
    'commit-submission': ['submission-id', 'dry-run', 'wait-for'],
    'export-metadata': ['metadata-path'],
  }

  it('whichever it is, unless every command uses it', () => {
    const special = Object.entries(INPUTS).filter(
      ([, { commands }]) => commands.length < COMMAND_NAMES.length,
    )
    expect(Object.keys(values).sort()).toEqual(special.map(([name]) => name).sort())
  })

  it.each(
    Object.entries(usedBy).flatMap(([command, used]) =>
      Object.entries(values)
        .filter(([input]) => !used.includes(input))
        .map(([input, value]) => ({ command, input, value })),
    ),
  )('$command does not use $input', ({ command, input, value }) => {
    const { message } = refusal({ ...given[command], [input]: value })
    expect(message).toBe(`Input "${input}": is not used by "command: ${command}". Leave it out.`)
  })

  it('publish takes no submission-id', () => {
    expect(refusal({ ...minimal, 'submission-id': '7' }).message).toBe(
      'Input "submission-id": is not used by "command: publish". Leave it out.',
    )
  })

  it.each<{ kind: string; ids: Given; inputs: readonly InputName[] }>([
    {
      kind: 'a flight',
      ids: flight,
      inputs: ['metadata-path', 'release-notes', 'release-notes-path', 'release-notes-from', 'visibility'],
    },
    {
      kind: 'an add-on',
      ids: addOn,
      inputs: [
        'packages',
        'package-policy',
        'keep-packages',
        'release-notes',
        'release-notes-path',
        'release-notes-from',
        'notes-for-certification',
        'rollout-percentage',
        'mandatory-update-date',
        'metadata-only',
        'existing-rollout',
        'skip-if-published',
      ],
    },
  ])('$kind can not have $inputs', ({ kind, ids, inputs }) => {
    const other = { ...ids, submission: '{}' }
    const messages = inputs.map((input) => refusal({ ...other, [input]: values[input] ?? '' }).message)
    expect(messages).toEqual(inputs.map((input) => `Input "${input}": is not for ${kind}. Leave it out.`))
  })

  it('but a flight and an add-on can have all the others', () => {
    const common = { submission: '{}', pending: 'wait', commit: 'false', 'dry-run': 'true' }
    const ofFlight = {
      ...flight,
      ...common,
      packages: '*.msix',
      'package-policy': 'append',
      'notes-for-certification': 'None.',
      'publish-mode': 'Manual',
      'rollout-percentage': '10',
      'mandatory-update-date': '2026-12-24',
      'existing-rollout': 'halt',
      'skip-if-published': 'true',
    }
    const ofAddOn = {
      ...addOn,
      ...common,
      'zip-path': 'icons.zip',
      'metadata-path': 'listings',
      'publish-mode': 'Manual',
      visibility: 'Hidden',
    }
    expect([read(ofFlight).run.product.kind, read(ofAddOn).run.product.kind]).toEqual(['flight', 'add-on'])
  })

  it.each(Object.entries(given))('but its default may be written out: %s', (_command, inputs) => {
    const defaults = Object.fromEntries(
      Object.entries(INPUTS).flatMap(([name, { default: value }]) =>
        value === '' || name === 'command' ? [] : [[name, value]],
      ),
    )
    expect(read({ ...defaults, ...inputs })).toStrictEqual(read(inputs))
  })

  it.each(['False', 'FALSE'])('but its default may be written %s', (word) => {
    const inputs = { ...addOn, submission: '{}' }
    const defaults = { 'metadata-only': word, 'skip-if-published': word, commit: 'True' }
    expect(read({ ...inputs, ...defaults })).toStrictEqual(read(inputs))
  })

  it('but the token of the job is always there', () => {
    for (const inputs of Object.values(given))
      expect(read({ ...inputs, 'github-token': 'of-the-job' })).toStrictEqual(read(inputs))
  })
})

describe('The command', () => {
  it('commit-submission takes the pending draft', () => {
    expect(read({ ...app, command: 'commit-submission' }).command).toStrictEqual({
      command: 'commit-submission',
      submissionId: undefined,
      dryRun: false,
      waitFor: 'commit',
      pollIntervalInMs: 30_000,
    })
  })

  it('commit-submission takes the draft that is named, of any product', () => {
    const inputs = {
      command: 'commit-submission',
      'submission-id': '1152921505697416353',
      'dry-run': 'TRUE',
      'wait-for': 'certification',
      'poll-interval-seconds': '2',
    }
    const commands = [app, flight, addOn].map((ids) => read({ ...ids, ...inputs }).command)
    const expected = {
      command: 'commit-submission',
      submissionId: '1152921505697416353',
      dryRun: true,
      waitFor: 'certification',
      pollIntervalInMs: 2000,
    }
    expect(commands).toStrictEqual([expected, expected, expected])
  })

  it.each(['7a', '-1', '../7', '1.5'])('commit-submission does not take %s for a submission', (id) => {
    const refused = refusal({ ...app, command: 'commit-submission', 'submission-id': id })
    expect([refused.input, refused.message.includes(`"${id}"`)]).toEqual(['submission-id', true])
  })

  it.each([
    ['an app', app],
    ['an add-on', addOn],
  ])('export-metadata takes a folder for %s', (_, ids) => {
    expect(read({ ...ids, command: 'export-metadata', 'metadata-path': 'listings' }).command).toStrictEqual({
      command: 'export-metadata',
      metadataPath: 'listings',
    })
  })

  it('export-metadata needs a folder', () => {
    const { input, message } = refusal({ ...app, command: 'export-metadata' })
    expect([input, message.includes('is not given')]).toEqual(['metadata-path', true])
  })

  it('export-metadata is not for a flight, which has no listings', () => {
    const refused = refusal({ ...flight, command: 'export-metadata', 'metadata-path': 'listings' })
    expect([refused.input, refused.message.includes('a flight')]).toEqual(['metadata-path', true])
  })
})

describe('A secret', () => {
  it.each<{ name: string; given: Given }>([
    { name: 'a misspelled input', given: { ...minimal, 'app-ids': 'x' } },
    { name: 'an unknown command', given: { ...minimal, command: 'x' } },
    { name: 'a missing product', given: { ...who, 'zip-path': 'x' } },
    { name: 'a missing tenant', given: { ...minimal, 'tenant-id': '' } },
  ])('is kept before the error about $name', ({ given }) => {
    const { secrets, message } = refusal(given)
    expect([secrets, message.includes('hidden')]).toEqual([['hidden'], false])
  })

  it('is the token for GitHub too', () => {
    const given = { ...minimal, 'github-token': 'of-the-job', command: 'x' }
    expect(refusal(given).secrets).toEqual(['hidden', 'of-the-job'])
  })

  it.each<Given>([
    { ...minimal, 'client-secret': '' },
    { ...minimal, 'client-secret': ' ', 'github-token': '\n' },
  ])('is not kept when there is none, since masking nothing would mask everything', (given) => {
    expect(refusal(given).secrets).toEqual([])
  })
})
