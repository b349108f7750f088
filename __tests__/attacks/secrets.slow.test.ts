import { describe, expect, it } from '@jest/globals'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { Fault } from '../../emulator/http/faults.ts'
import type { RecordingRunner } from '../support/recording-runner.ts'
import { runAction } from '../support/run-action.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'
import { CUTS, ENCODINGS, longestPiece } from './shown-secrets.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const [app] = PRODUCTS
const MARK = 'Quoted'
const GITHUB_TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'

/** A way from outside into what a run shows; `quote` gives a text with a secret once the run knows that. */
type Channel = (quote: () => string) => Readonly<Record<string, string>>

const APP = { method: 'GET', path: new RegExp(`${app.path}$`, 'i') }
const TOKEN = { path: /\/oauth2\/token$/ }
const UPLOAD = { method: 'PUT', path: /^\/ingestion\// }

/** Has a service answer with a body that is made when it is asked. */
function answering(
  match: Fault['match'],
  status: number,
  body: () => unknown,
): Readonly<Record<string, string>> {
  const fault = {
    match,
    status,
    times: Number.POSITIVE_INFINITY,
    get body() {
      return body()
    },
  }
  emulator.inject(fault)
  return {}
}

const xml = (message: string): string =>
  `<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>${message}</Message></Error>`

const CHANNELS: Readonly<Record<string, Channel>> = {
  'the message of an error of the Store': (quote) =>
    answering(APP, 400, () => ({ code: 'Bad', message: quote() })),
  'the code of an error of the Store': (quote) =>
    answering(APP, 400, () => ({ code: quote(), message: 'No.' })),
  'a page of the gateway': (quote) => answering(APP, 400, () => `<html><p>${quote()}</p></html>`),
  'a page of the gateway that comes again': (quote) =>
    answering(APP, 502, () => `<html><p>${quote()}</p></html>`),
  'an error of the token service': (quote) =>
    answering(TOKEN, 401, () => ({
      error: 'invalid_client',
      error_description: `AADSTS7000215: ${quote()}`,
    })),
  'a page of the token service': (quote) => answering(TOKEN, 400, () => `<html>${quote()}</html>`),
  'an error of the storage': (quote) => answering(UPLOAD, 403, () => xml(quote())),
  'what the Store says of the submission': (quote) => {
    const record = emulator.store.product(app.path)
    record.switches.statusScript = ['CommitStarted', 'CommitFailed']
    record.switches.statusErrors = [
      {
        code: 'Other',
        get details() {
          return quote()
        },
      },
    ]
    return {}
  },
  'the name of a file that is not there': (quote) => ({ 'zip-path': `lost/${quote()}.zip` }),
  'the name of release notes that are not there': (quote) => ({
    'release-notes-path': `lost/${quote()}.txt`,
  }),
  'the name of a submission that is not there': (quote) => ({ submission: `lost/${quote()}.json` }),
  'a field of the submission': (quote) => ({
    submission: JSON.stringify({ [quote()]: 1, applicationCategory: quote() }),
  }),
  'another input that does not take it': (quote) => ({ 'existing-packages': quote() }),
}

async function shownBy(inputs: Readonly<Record<string, string>>): Promise<string> {
  const { runner } = await runAction({
    emulator,
    inputs: {
      ...app.ids,
      'zip-path': files.zip,
      'max-retries': '1',
      'github-token': GITHUB_TOKEN,
      ...inputs,
    },
  })
  return visible(runner)
}

const visible = (runner: RecordingRunner): string => `${runner.everything}\n${JSON.stringify(runner.state)}`

/** What a run has shown of a secret. */
const verdict = (secret: string, shown: string) => ({
  isQuoted: shown.includes(MARK),
  isRedacted: shown.includes('***'),
  tooMuch: [longestPiece(secret, shown)].filter((piece) => piece.length > 8),
})
const HELD = { isQuoted: true, isRedacted: true, tooMuch: [] }

const encodings = Object.entries(ENCODINGS).map(([encoding, encode]) => ({ encoding, encode }))

describe.each(Object.keys(CHANNELS))('The client secret, quoted in %s', (name) => {
  const open: Channel = CHANNELS[name] ?? (() => ({}))

  it.each(encodings)('does not show, $encoding, whole or in pieces', async ({ encode }) => {
    const text = encode(seeds.clientSecret)
    const pieces = Object.values(CUTS).map((cut) => cut(text))
    const shown = await shownBy(open(() => `${MARK} ${pieces.join(' and ')}`))
    expect(verdict(seeds.clientSecret, shown)).toEqual(HELD)
  })
})

describe('A page that is cut where the secret is', () => {
  const before = [10, 55, 60, 65, 70, 75, 80, 85, 90]

  it.each(before)(
    'shows no more than a few characters of it, %i characters from its start',
    async (length) => {
      const page = `${MARK} ${'x'.repeat(length - MARK.length - 1)}${seeds.clientSecret}`
      const shown = await shownBy(CHANNELS['a page of the gateway']?.(() => page) ?? {})
      expect(verdict(seeds.clientSecret, shown)).toMatchObject({ isQuoted: true, tooMuch: [] })
    },
  )
})

describe('What a run only comes to know', () => {
  const signature = (): string => {
    const { fileUploadUrl } = emulator.store.product(app.path).pending?.resource ?? {}
    return decodeURIComponent(/sig=([^&]*)/.exec(String(fileUploadUrl))?.[1] ?? '')
  }
  const accessToken = (): string => emulator.store.tokens.given.at(-1) ?? ''
  const cases = [
    { what: 'the signature of the upload address', secret: signature, channels: ['an error of the storage'] },
    {
      what: 'the access token',
      secret: accessToken,
      channels: ['the message of an error of the Store', 'a page of the gateway'],
    },
    {
      what: "GitHub's token",
      secret: () => GITHUB_TOKEN,
      channels: ['the message of an error of the Store', 'the name of a file that is not there'],
    },
  ].flatMap(({ channels, ...one }) => channels.map((channel) => ({ ...one, channel })))

  it.each(cases)('does not show, however it is encoded: $what in $channel', async ({ secret, channel }) => {
    let known = ''
    for (const { encode } of encodings) {
      emulator.reset()
      emulator.store.uploads.signatures = 'rawPlus'
      const quote = (): string => {
        known = secret()
        return `${MARK} ${CUTS['cut at both']?.(encode(known))}`
      }
      const shown = await shownBy(CHANNELS[channel]?.(quote) ?? {})
      expect(known.length).toBeGreaterThan(20)
      expect(verdict(known, shown)).toEqual(HELD)
    }
  })
})

describe('An id', () => {
  it('is shown although the client secret is the same', async () => {
    emulator.inject({ match: TOKEN, status: 400, body: { error: 'bad', error_description: 'No.' } })
    const shown = await shownBy({ 'client-secret': seeds.tenantId })
    expect([shown.includes(seeds.tenantId), shown.includes('***')]).toEqual([true, false])
  })
})
