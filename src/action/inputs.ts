import { distance } from 'fastest-levenshtein'
import { InputError } from '../errors.ts'
import type { PublishRequest } from '../publish.ts'
import type { Product } from '../store/product.ts'
import type { Credential } from '../store/token.ts'

/** Every input of action.yml with its default. */
export const INPUTS = {
  command: 'publish',
  'tenant-id': '',
  'client-id': '',
  'client-secret': '',
  product: '',
  'app-id': '',
  'flight-id': '',
  'add-on-id': '',
  'zip-path': '',
  submission: '',
  'submission-mode': 'merge',
  'metadata-only': 'false',
  pending: 'delete',
  'wait-for': 'commit',
  'timeout-minutes': '60',
  'poll-interval-seconds': '30',
  'request-timeout-seconds': '300',
  'max-retries': '5',
  'store-api-url': 'https://manage.devcenter.microsoft.com',
  'authority-host': 'https://login.microsoftonline.com',
} as const

/** An input's name. */
export type InputName = keyof typeof INPUTS

/** All inputs, checked as far as that goes without reading a file. */
export interface Inputs
  extends Pick<
    PublishRequest,
    'submissionMode' | 'metadataOnly' | 'pending' | 'waitFor' | 'pollIntervalInMs'
  > {
  readonly command: 'publish'
  readonly product: Product
  readonly credential: Credential
  readonly storeApiUrl: URL
  /** Path or glob. */
  readonly zipPath: string | undefined
  /** JSON, or the path of a JSON file. */
  readonly submission: string | undefined
  /** 0: no deadline. */
  readonly timeoutInMs: number
  readonly requestTimeoutInMs: number
  readonly maxRetries: number
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads the inputs from the variables that the runner sets. Secrets are handed to `keepSecret` before
 * anything else is looked at.
 *
 * @throws InputError that names the input, what was given and what is allowed.
 */
export function readInputs(env: Env, keepSecret: (secret: string) => void): Inputs {
  const secret = given(env, 'client-secret')
  if (secret !== '') keepSecret(secret)
  refuseMisspelled(env)
  const zipPath = given(env, 'zip-path') || undefined
  const submission = given(env, 'submission') || undefined
  const inputs: Inputs = {
    command: choice(env, 'command', ['publish']),
    product: readProduct(env),
    credential: {
      authorityHost: address(env, 'authority-host'),
      tenantId: matching(env, 'tenant-id', /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a GUID or a domain'),
      clientId: matching(
        env,
        'client-id',
        /^[\w-]+$/,
        'the application (client) id of the Entra application',
      ),
      clientSecret: required(env, 'client-secret', 'the value of a client secret of the Entra application'),
    },
    storeApiUrl: address(env, 'store-api-url'),
    zipPath,
    submission,
    submissionMode: choice(env, 'submission-mode', ['merge', 'replace']),
    metadataOnly: flag(env, 'metadata-only'),
    pending: choice(env, 'pending', ['delete', 'fail']),
    waitFor: choice(env, 'wait-for', ['none', 'commit', 'certification', 'published']),
    timeoutInMs: number(env, 'timeout-minutes') * 60_000,
    pollIntervalInMs: positive(env, 'poll-interval-seconds') * 1000,
    requestTimeoutInMs: positive(env, 'request-timeout-seconds') * 1000,
    maxRetries: whole(env, 'max-retries'),
  }
  refuseContradictions(inputs)
  return inputs
}

function refuseContradictions({ product, zipPath, submission, submissionMode, metadataOnly }: Inputs): void {
  if (submissionMode === 'replace' && submission === undefined) {
    throw new InputError(
      'submission-mode',
      '"replace" sends the JSON of "submission" as it is, but "submission" is not given.',
    )
  }
  if (product.kind === 'add-on' && metadataOnly) {
    throw new InputError('metadata-only', 'is for apps and flights: an add-on has no packages. Leave it out.')
  }
  if (zipPath !== undefined || submission !== undefined) return
  if (product.kind !== 'add-on' && !metadataOnly) {
    throw new InputError(
      'zip-path',
      'is not given, so nothing would be published. Give the ZIP, or "submission" with "metadata-only: true".',
    )
  }
  throw new InputError('submission', 'neither it nor "zip-path" is given, so there is nothing to publish.')
}

const STORE_ID = /^[a-z\d]{12}$/i
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const NEEDED_IDS: Readonly<Record<Product['kind'], readonly InputName[]>> = {
  app: ['app-id'],
  flight: ['app-id', 'flight-id'],
  'add-on': ['add-on-id'],
}

function readProduct(env: Env): Product {
  const ids = (['app-id', 'flight-id', 'add-on-id'] as const).filter((name) => given(env, name) !== '')
  const stated = optionalChoice(env, 'product', ['app', 'flight', 'add-on'])
  const kind = stated ?? kindOf(ids)
  for (const name of NEEDED_IDS[kind]) {
    if (!ids.some((id) => id === name))
      throw new InputError(name, `is needed to publish ${article(kind)}, but is not given.`)
  }
  const misfit = ids.find((name) => !NEEDED_IDS[kind].includes(name))
  if (misfit !== undefined) {
    throw new InputError(
      misfit,
      `does not fit ${article(kind)}, which is named by ${NEEDED_IDS[kind].join(' and ')}.`,
    )
  }
  const storeId = (name: InputName): string =>
    matching(env, name, STORE_ID, 'a Store ID: 12 letters and digits')
  switch (kind) {
    case 'app':
      return { kind, appId: storeId('app-id') }
    case 'flight':
      return { kind, appId: storeId('app-id'), flightId: matching(env, 'flight-id', GUID, "a flight's GUID") }
    case 'add-on':
      return { kind, addOnId: storeId('add-on-id') }
  }
}

function kindOf(ids: readonly InputName[]): Product['kind'] {
  if (ids.includes('flight-id')) return 'flight'
  if (ids.includes('add-on-id')) return 'add-on'
  if (ids.includes('app-id')) return 'app'
  throw new InputError(
    'app-id',
    'names the app to publish, but is not given. (A flight needs "flight-id" too, an add-on only "add-on-id".)',
  )
}

function article(kind: Product['kind']): string {
  return kind === 'flight' ? 'a flight' : `an ${kind}`
}

// The runner only warns about an input that it does not know.
function refuseMisspelled(env: Env): void {
  const names = Object.keys(INPUTS)
  for (const variable of Object.keys(env)) {
    const name = variable.toLowerCase().replace(/^input_/, '')
    if (!/^INPUT_/.test(variable) || names.includes(name)) continue
    const meant = names.find((known) => distance(known, name) <= 2)
    if (meant !== undefined) throw new InputError(name, `is not known. Did you mean "${meant}"?`)
  }
}

/** An input's value; empty and white space only count as not given, and a default fills the gap. */
function given(env: Env, name: InputName): string {
  return env[`INPUT_${name.toUpperCase()}`]?.trim() || INPUTS[name]
}

function required(env: Env, name: InputName, what: string): string {
  const value = given(env, name)
  if (value === '') throw new InputError(name, `is not given. It is ${what}.`)
  return value
}

function matching(env: Env, name: InputName, pattern: RegExp, what: string): string {
  const value = required(env, name, what)
  if (!pattern.test(value)) throw new InputError(name, `"${value}" is not ${what}.`)
  return value
}

function choice<T extends string>(env: Env, name: InputName, allowed: readonly T[]): T {
  const value = given(env, name)
  const found = allowed.find((word) => word === value)
  if (found === undefined) throw new InputError(name, `"${value}" is not one of ${allowed.join(', ')}.`)
  return found
}

function optionalChoice<T extends string>(env: Env, name: InputName, allowed: readonly T[]): T | undefined {
  return given(env, name) === '' ? undefined : choice(env, name, allowed)
}

// The words that YAML 1.2 reads as a boolean: https://yaml.org/spec/1.2/spec.html#id2804923
function flag(env: Env, name: InputName): boolean {
  const value = given(env, name)
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new InputError(name, `"${value}" is not one of true, false.`)
}

function number(env: Env, name: InputName): number {
  return Number(matching(env, name, /^\d+(\.\d+)?$/, 'a number such as 30 or 0.5'))
}

function positive(env: Env, name: InputName): number {
  const value = number(env, name)
  if (value === 0) throw new InputError(name, '"0" is not a number above 0.')
  return value
}

function whole(env: Env, name: InputName): number {
  return Number(matching(env, name, /^\d+$/, 'a whole number such as 5'))
}

function address(env: Env, name: InputName): URL {
  const value = given(env, name)
  const url = URL.canParse(value) ? new URL(value) : undefined
  const plain =
    url !== undefined && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  if (url === undefined || !plain || !(url.protocol === 'https:' || isLocal(url))) {
    throw new InputError(name, `"${value}" is not an https address (http is for this machine only).`)
  }
  return url
}

function isLocal({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'http:' &&
    (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname))
  )
}
