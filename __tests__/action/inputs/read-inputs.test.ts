import { describe, expect, it } from '@jest/globals'
import { readInputs } from '../../../src/action/inputs/read-inputs.ts'
import { COMMAND_NAMES, type InputName } from '../../../src/action/inputs/schema.ts'
import {
  addOn,
  envOf,
  FLIGHT_ID,
  ignoring,
  minimal,
  read,
  readPublish,
  refusal,
  type StepInputs,
  who,
} from './step-inputs.ts'

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
        existingPackages: { kind: 'remove' },
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
        ifPending: 'delete',
        ifRolloutActive: 'fail',
        skipIfPublished: false,
        draft: false,
        allow: new Set(),
        dryRun: false,
        waitFor: 'accepted',
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
        'existing-packages': 'keep-latest',
        'keep-count': '3',
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
        'if-pending': 'wait',
        'if-rollout-active': 'finalize',
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
        existingPackages: { kind: 'keep-latest', count: 3 },
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
        ifPending: 'wait',
        ifRolloutActive: 'finalize',
        skipIfPublished: true,
        draft: false,
        allow: new Set(),
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
    const empty: StepInputs = {
      product: nothing,
      'flight-id': nothing,
      'max-retries': nothing,
      'if-pending': nothing,
    }
    expect(read({ ...minimal, ...empty })).toStrictEqual(read(minimal))
  })

  it('may be accompanied by other variables and by inputs that resemble none', () => {
    const env = { ...envOf(minimal), PATH: '/bin', 'input_if-pendin': 'x', INPUT_SOMETHING_ELSE: 'y' }
    expect(readInputs(env, ignoring)).toStrictEqual(read(minimal))
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

  it.each(['none', 'accepted', 'certified', 'published'])('of wait-for may be %s', (word) => {
    expect(readPublish({ ...minimal, 'wait-for': word }).waitFor).toBe(word)
  })

  it.each<{ input: InputName; value: string; read: (given: StepInputs) => unknown; expected: string }>([
    {
      input: 'command',
      value: 'Publish',
      read: (given) => read(given).command.command,
      expected: 'publish',
    },
    {
      input: 'product',
      value: 'APP',
      read: (given) => read(given).run.product.kind,
      expected: 'app',
    },
    {
      input: 'publish-mode',
      value: 'manual',
      read: (given) => readPublish(given).settings.publishMode,
      expected: 'Manual',
    },
    {
      input: 'visibility',
      value: 'hIDDEN',
      read: (given) => readPublish(given).settings.visibility,
      expected: 'Hidden',
    },
    {
      input: 'if-pending',
      value: 'WAIT',
      read: (given) => readPublish(given).ifPending,
      expected: 'wait',
    },
    {
      input: 'existing-packages',
      value: 'Keep-Latest',
      read: (given) => readPublish(given).existingPackages.kind,
      expected: 'keep-latest',
    },
  ])('of words may be in any letter case: $input, $value', ({ input, value, read: readOne, expected }) => {
    expect(readOne({ ...minimal, [input]: value })).toBe(expected)
  })

  it('that is the default is it in any letter case, also where it is of no use', () => {
    const inputs = { ...addOn, submission: '{}' }
    const defaults = { 'existing-packages': 'Remove', 'if-rollout-active': 'FAIL' }
    expect(read({ ...inputs, ...defaults })).toStrictEqual(read(inputs))
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
    { input: 'command', value: 'constructor', allowed: COMMAND_NAMES.join(', ') },
    { input: 'submission-mode', value: 'overwrite', allowed: 'merge, replace' },
    { input: 'if-pending', value: 'true', allowed: 'delete, wait, fail' },
    { input: 'wait-for', value: 'certification', allowed: 'none, accepted, certified, published' },
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
    { input: 'client-id', value: 'a b', allowed: 'client) ID' },
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

  it.each<InputName>(['tenant-id', 'client-id'])('of %s has to be given', (input) => {
    const refused = refusal({ ...minimal, [input]: ' ' })
    expect([refused.input, refused.message.includes('is missing or empty')]).toEqual([input, true])
  })
})

describe('An id', () => {
  const GUID = '6F1C2A55-0b4e-4d2a-9c63-2f8d1e7a4b90'

  it('is told before the secrets, so that it stays to be seen when one of them is the same', () => {
    const told: string[] = []
    const given = { ...minimal, 'tenant-id': GUID, 'client-id': FLIGHT_ID, 'client-secret': GUID }
    readInputs(envOf(given), {
      showId: (id) => void told.push(`id ${id}`),
      maskSecret: (secret) => void told.push(`secret ${secret}`),
    })
    expect(told).toEqual([`id ${GUID}`, `id ${FLIGHT_ID}`, 'id 9NBLGGH4R315', `secret ${GUID}`])
  })

  it.each([
    ['client-id', 'dE~m0+s3/cr=3t'],
    ['client-id', 'a-word'],
    ['tenant-id', 'contoso.example'],
    ['app-id', '9NBLGGH4R3155'],
    ['app-id', ''],
  ])('is only what has the form of one, since a secret may be in the wrong input: %s %j', (name, value) => {
    const ids: string[] = []
    const given = { ...who, [name]: value, command: 'x' }
    expect(() => readInputs(envOf(given), { ...ignoring, showId: (id) => void ids.push(id) })).toThrow()
    expect(ids).toEqual([])
  })
})

describe('A secret', () => {
  it.each<{ name: string; given: StepInputs }>([
    { name: 'a misspelled input', given: { ...minimal, 'app-ids': 'x' } },
    { name: 'an unknown command', given: { ...minimal, command: 'x' } },
    { name: 'a missing product', given: { ...who, 'zip-path': 'x' } },
    { name: 'a missing tenant', given: { ...minimal, 'tenant-id': '' } },
  ])('is kept before the error about $name', ({ given }) => {
    const { secrets, message } = refusal(given)
    expect([secrets, message.includes('hidden')]).toEqual([['hidden'], false])
  })

  it('is the token for GitHub too, and the one that the job asks for its OIDC token with', () => {
    const given = { ...minimal, 'github-token': 'of-the-job', command: 'x' }
    const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'to-ask-with' }
    expect(refusal(given, env).secrets).toEqual(['hidden', 'of-the-job', 'to-ask-with'])
  })

  it.each<StepInputs>([
    { ...minimal, 'client-secret': '' },
    { ...minimal, 'client-secret': ' ', 'github-token': '\n' },
  ])('is not kept when there is none, since masking nothing would mask everything', (given) => {
    expect(refusal(given).secrets).toEqual([])
  })
})
