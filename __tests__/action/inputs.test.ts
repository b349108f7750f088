import { describe, expect, it } from '@jest/globals'
import { type InputName, readInputs } from '../../src/action/inputs.ts'
import { InputError } from '../../src/errors.ts'

type Given = Readonly<Record<string, string>>

const FLIGHT_ID = '43e448df-97c9-4a43-a0bc-2a445e736bcd'
const who = { 'tenant-id': 'contoso.example', 'client-id': 'client', 'client-secret': 'hidden' }
const app = { ...who, 'app-id': '9NBLGGH4R315' }
const minimal = { ...app, 'zip-path': 'upload.zip' }

const envOf = (given: Given): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

const read = (given: Given): ReturnType<typeof readInputs> => readInputs(envOf(given), () => undefined)

/** The input and the words of the refusal, and what was kept secret before it. */
function refusal(given: Given) {
  const secrets: string[] = []
  try {
    readInputs(envOf(given), (secret) => void secrets.push(secret))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { input: error.input, message: error.message, secrets }
  }
  throw new Error('It was not refused.')
}

describe('The inputs', () => {
  it('that are not given have their defaults', () => {
    expect(read(minimal)).toEqual({
      command: 'publish',
      product: { kind: 'app', appId: '9NBLGGH4R315' },
      credential: {
        authorityHost: new URL('https://login.microsoftonline.com'),
        tenantId: 'contoso.example',
        clientId: 'client',
        clientSecret: 'hidden',
      },
      storeApiUrl: new URL('https://manage.devcenter.microsoft.com'),
      zipPath: 'upload.zip',
      submission: undefined,
      submissionMode: 'merge',
      metadataOnly: false,
      pending: 'delete',
      waitFor: 'commit',
      timeoutInMs: 3_600_000,
      pollIntervalInMs: 30_000,
      requestTimeoutInMs: 300_000,
      maxRetries: 5,
    })
  })

  it('that are given are taken', () => {
    expect(
      read({
        command: 'publish',
        'tenant-id': '72f988bf-86f1-41af-91ab-2d7cd011db47',
        'client-id': '2b1f3c9e-5b0f-4a57-9a6e-0c5d2e7a1b34',
        'client-secret': 'hidden',
        product: 'flight',
        'app-id': '9nblggh4r315',
        'flight-id': FLIGHT_ID,
        'zip-path': 'out/*.zip',
        submission: '{"a": 1}',
        'submission-mode': 'replace',
        'metadata-only': 'true',
        pending: 'fail',
        'wait-for': 'published',
        'timeout-minutes': '0.05',
        'poll-interval-seconds': '0.1',
        'request-timeout-seconds': '2.5',
        'max-retries': '0',
        'store-api-url': 'http://127.0.0.1:8080/base',
        'authority-host': 'http://localhost:8081',
      }),
    ).toEqual({
      command: 'publish',
      product: { kind: 'flight', appId: '9nblggh4r315', flightId: FLIGHT_ID },
      credential: {
        authorityHost: new URL('http://localhost:8081'),
        tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
        clientId: '2b1f3c9e-5b0f-4a57-9a6e-0c5d2e7a1b34',
        clientSecret: 'hidden',
      },
      storeApiUrl: new URL('http://127.0.0.1:8080/base'),
      zipPath: 'out/*.zip',
      submission: '{"a": 1}',
      submissionMode: 'replace',
      metadataOnly: true,
      pending: 'fail',
      waitFor: 'published',
      timeoutInMs: 3000,
      pollIntervalInMs: 100,
      requestTimeoutInMs: 2500,
      maxRetries: 0,
    })
  })

  it('may stand between white space', () => {
    const spaced = Object.fromEntries(Object.entries(minimal).map(([name, value]) => [name, `  ${value}\n`]))
    expect(read(spaced)).toEqual(read(minimal))
  })

  it.each(['', ' ', '\n\t '])('that are %j count as not given', (nothing) => {
    const empty: Given = { product: nothing, 'flight-id': nothing, 'max-retries': nothing, pending: nothing }
    expect(read({ ...minimal, ...empty })).toEqual(read(minimal))
  })

  it('may be accompanied by other variables and by inputs that resemble none', () => {
    const env = { ...envOf(minimal), PATH: '/bin', input_pendin: 'x', INPUT_SOMETHING_ELSE: 'y' }
    expect(readInputs(env, () => undefined)).toEqual(read(minimal))
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
    expect(read({ ...who, ...ids, 'zip-path': 'upload.zip' }).product).toEqual(expected)
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
    expect(read({ ...minimal, 'metadata-only': word }).metadataOnly).toBe(expected)
  })

  it.each([['contoso.onmicrosoft.com'], ['72f988bf-86f1-41af-91ab-2d7cd011db47'], ['a']])(
    'of a tenant may be %s',
    (tenantId) => {
      expect(read({ ...minimal, 'tenant-id': tenantId }).credential.tenantId).toBe(tenantId)
    },
  )

  it.each([
    ['0', 0],
    ['1', 60_000],
    ['0.5', 30_000],
    ['1440', 86_400_000],
  ])('of the deadline may be %s minutes', (minutes, expected) => {
    expect(read({ ...minimal, 'timeout-minutes': minutes }).timeoutInMs).toBe(expected)
  })

  it.each(['none', 'commit', 'certification', 'published'])('of wait-for may be %s', (word) => {
    expect(read({ ...minimal, 'wait-for': word }).waitFor).toBe(word)
  })

  it.each([
    'https://example.com',
    'https://example.com/base/',
    'http://127.0.0.1:8080',
    'http://127.1.2.3',
    'http://localhost:8080',
    'http://[::1]:8080',
  ])('of an address may be %s', (address) => {
    expect(read({ ...minimal, 'store-api-url': address }).storeApiUrl.href).toBe(new URL(address).href)
  })

  it.each<{ input: InputName; value: string; allowed: string }>([
    ...['yes', 'no', '1', '0', 'tRUE', 'on'].map((value) => ({
      input: 'metadata-only' as const,
      value,
      allowed: 'true, false',
    })),
    { input: 'command', value: 'Publish', allowed: 'publish' },
    { input: 'submission-mode', value: 'overwrite', allowed: 'merge, replace' },
    { input: 'pending', value: 'true', allowed: 'delete, fail' },
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

describe('A contradiction is refused', () => {
  it.each<{ name: string; given: Given; input: InputName; says: readonly string[] }>([
    {
      name: 'to replace the submission by none',
      given: { ...minimal, 'submission-mode': 'replace' },
      input: 'submission-mode',
      says: ['"replace"', '"submission" is not given'],
    },
    {
      name: 'to publish nothing',
      given: app,
      input: 'zip-path',
      says: ['metadata-only: true'],
    },
    {
      name: 'to publish metadata without any',
      given: { ...app, 'metadata-only': 'true' },
      input: 'submission',
      says: ['nothing to publish'],
    },
    {
      name: 'to publish an add-on without anything',
      given: { ...who, 'add-on-id': '9NBLGGH4TNMP' },
      input: 'submission',
      says: ['nothing to publish'],
    },
    {
      name: 'to leave out the packages of an add-on, which has none',
      given: { ...who, 'add-on-id': '9NBLGGH4TNMP', submission: '{}', 'metadata-only': 'true' },
      input: 'metadata-only',
      says: ['add-on'],
    },
  ])('$name', ({ given, input, says }) => {
    const refused = refusal(given)
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })

  it('but a JSON may be published without a ZIP on purpose', () => {
    expect(read({ ...app, submission: '{}', 'metadata-only': 'true' }).metadataOnly).toBe(true)
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

describe('The client secret', () => {
  it.each<{ name: string; given: Given }>([
    { name: 'a misspelled input', given: { ...minimal, 'app-ids': 'x' } },
    { name: 'an unknown command', given: { ...minimal, command: 'x' } },
    { name: 'a missing product', given: { ...who, 'zip-path': 'x' } },
    { name: 'a missing tenant', given: { ...minimal, 'tenant-id': '' } },
  ])('is kept before the error about $name', ({ given }) => {
    const { secrets, message } = refusal(given)
    expect([secrets, message.includes('hidden')]).toEqual([['hidden'], false])
  })

  it.each<Given>([
    { ...minimal, 'client-secret': '' },
    { ...minimal, 'client-secret': ' ' },
  ])('is not kept when there is none, since masking nothing would mask everything', (given) => {
    expect(refusal(given).secrets).toEqual([])
  })
})
