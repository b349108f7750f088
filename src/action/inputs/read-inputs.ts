import { distance } from 'fastest-levenshtein'
import type {
  Changing,
  CommandRequest,
  ExistingSubmission,
  ProductReference,
} from '../../commands/requests.ts'
import type { WaitRequest } from '../../pipeline/poll-status.ts'
import { InputError } from '../../shared/errors.ts'
import type { NewAddOn, NewFlight } from '../../store/catalog.ts'
import {
  address,
  choice,
  flag,
  type InputReader,
  isSame,
  matching,
  number,
  optional,
  percentage,
  positive,
  required,
  whole,
} from './parsers.ts'
import { type CredentialInput, readCredential } from './read-credential.ts'
import { readFlightGroups, readProduct, refuseKind, withArticle } from './read-product.ts'
import { readPublish } from './read-publish.ts'
import { COMMAND_NAMES, type CommandName, INPUTS, type InputRule } from './schema.ts'

/** What every command needs. */
export interface RunInputs {
  readonly product: ProductReference
  readonly credential: CredentialInput
  readonly storeApiUrl: URL
  /** 0: no deadline. */
  readonly timeoutInMs: number
  readonly requestTimeoutInMs: number
  readonly maxRetries: number
}

/** All inputs. */
export interface Inputs {
  readonly run: RunInputs
  readonly command: CommandRequest
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads the inputs from the variables that the runner sets. Secrets are handed to `maskSecret` before
 * anything else is looked at.
 *
 * @throws InputError that names the input, what was given and what is allowed.
 */
export function readInputs(env: Env, maskSecret: (secret: string) => void): Inputs {
  const given: InputReader = (name) => env[variableOf(name)]?.trim() || defaultOf(name)
  for (const secret of secretsIn(given)) maskSecret(secret)
  refuseMisspelled(env)
  const command = choice(given, 'command', COMMAND_NAMES)
  refuseUnused(given, command)
  const product = readProduct(given, command)
  refuseUnfit(given, command, product)
  const run: RunInputs = {
    product,
    credential: readCredential(given, env),
    storeApiUrl: address(given, 'store-api-url'),
    timeoutInMs: number(given, 'timeout-minutes') * 60_000,
    requestTimeoutInMs: positive(given, 'request-timeout-seconds') * 1000,
    maxRetries: whole(given, 'max-retries'),
  }
  return { run, command: READERS[command](given, product) }
}

const variableOf = (name: string): string => `INPUT_${name.toUpperCase()}`
const rules: Readonly<Record<string, InputRule>> = INPUTS
const defaultOf = (name: string): string => rules[name]?.default ?? ''
// The runner fills defaults in, so that one which is written out can not be told apart.
const isGivenIn = (given: InputReader) => (name: string) => !isSame(given(name), defaultOf(name))

// The runner masks line by line, and a line of a PEM is enough to do harm.
function secretsIn(given: InputReader): readonly string[] {
  const pem = given('client-certificate')
  const lines = pem
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 8 && !line.startsWith('-----'))
  return [given('client-secret'), given('github-token'), pem, ...lines].filter((secret) => secret !== '')
}

const READERS: Readonly<
  Record<CommandName, (given: InputReader, product: ProductReference) => CommandRequest>
> = {
  publish: (given, { kind }) =>
    readPublish(given, { kind, wait: readWait(given), isGiven: isGivenIn(given) }),
  wait: (given) => ({ command: 'wait', ...readExisting(given), ...readWait(given) }),
  'commit-submission': (given) => ({
    command: 'commit-submission',
    ...readExisting(given),
    ...readWait(given),
    ...readChanging(given),
  }),
  'delete-submission': (given) => ({ command: 'delete-submission', ...readChanging(given) }),
  'create-flight': (given) => ({
    command: 'create-flight',
    flight: readNewFlight(given),
    ...readChanging(given),
  }),
  'delete-flight': (given) => ({ command: 'delete-flight', ...readChanging(given) }),
  'create-add-on': (given) => ({
    command: 'create-add-on',
    addOn: {
      productId: required(given, 'add-on-product-id', "the developer's own id of the new add-on"),
      type: readAddOnType(given),
    },
    ...readChanging(given),
  }),
  'delete-add-on': (given) => ({ command: 'delete-add-on', ...readChanging(given) }),
  'update-rollout': (given) => ({
    command: 'update-rollout',
    change: { kind: 'update', percentage: percentage(given, 'rollout-percentage') },
    ...readChanging(given),
  }),
  'finalize-rollout': (given) => ({
    command: 'finalize-rollout',
    change: { kind: 'finalize' },
    ...readChanging(given),
  }),
  'halt-rollout': (given) => ({ command: 'halt-rollout', change: { kind: 'halt' }, ...readChanging(given) }),
  'export-metadata': (given) => ({
    command: 'export-metadata',
    metadataPath: required(given, 'metadata-path', 'the folder that the listings are written to'),
  }),
}

function readExisting(given: InputReader): ExistingSubmission {
  const read = (): string => matching(given, 'submission-id', /^\d+$/, 'a submission id: digits')
  return { submissionId: optional(given, 'submission-id', read) }
}

function readWait(given: InputReader): WaitRequest {
  return {
    waitFor: choice(given, 'wait-for', ['none', 'commit', 'certification', 'published']),
    pollIntervalInMs: positive(given, 'poll-interval-seconds') * 1000,
  }
}

function readAddOnType(given: InputReader): NewAddOn['type'] {
  required(given, 'add-on-type', 'Durable or Consumable')
  return choice(given, 'add-on-type', ['Durable', 'Consumable'])
}

function readChanging(given: InputReader): Changing {
  return { dryRun: flag(given, 'dry-run') }
}

function readNewFlight(given: InputReader): NewFlight {
  const name = required(given, 'flight-name', 'the name of the new flight')
  return { name, ...readFlightGroups(given) }
}

/** An input that nothing would come of must not be ignored silently. */
function refuseUnused(given: InputReader, command: CommandName): void {
  const unused = givenInputs(given).find(([, { commands }]) => !commands.includes(command))
  if (unused !== undefined)
    throw new InputError(unused[0], `is not used by "command: ${command}". Leave it out.`)
}

function refuseUnfit(given: InputReader, command: CommandName, { kind }: ProductReference): void {
  const unfit = givenInputs(given).find(([, { kinds }]) => !kinds.includes(kind))
  if (unfit !== undefined) throw new InputError(unfit[0], `is not for ${withArticle(kind)}. Leave it out.`)
  refuseKind(command, kind)
}

// The token is given by default, and only the runner knows which one that is.
function givenInputs(given: InputReader): readonly (readonly [name: string, rule: InputRule])[] {
  const isGiven = isGivenIn(given)
  return Object.entries(rules).filter(([name]) => isGiven(name) && name !== 'github-token')
}

// The runner only warns about an input that it does not know.
function refuseMisspelled(env: Env): void {
  const names = Object.keys(rules)
  for (const variable of Object.keys(env)) {
    const name = variable.toLowerCase().replace(/^input_/, '')
    if (!/^INPUT_/.test(variable) || names.includes(name)) continue
    const meant = names.find((known) => distance(known, name) <= 2)
    if (meant !== undefined) throw new InputError(name, `is not known. Did you mean "${meant}"?`)
  }
}
