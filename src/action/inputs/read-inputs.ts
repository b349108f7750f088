import type { CommandRequest, ProductReference } from '../../commands/requests.ts'
import { InputError } from '../../shared/errors.ts'
import type { Kind } from '../../store/product.ts'
import type { Env } from '../runner.ts'
import { InputReader } from './input-reader.ts'
import { type CredentialInput, readCredential } from './read-credential.ts'
import { readFlightGroups, readProductReference, refuseKind, withArticle } from './read-product.ts'
import { readPublish, readWait } from './read-publish.ts'
import { type CommandName, INPUT_NAMES, INPUTS } from './schema.ts'
import { refuseUnknownNames } from './unknown-names.ts'

/** The inputs that every command needs. */
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

/** Receivers of the texts that must not be shown, and of those that stay visible. */
export interface Disclosure {
  readonly maskSecret: (secret: string) => void
  /** Called before `maskSecret`: an ID stays visible, even if a secret is the same text. */
  readonly showId: (id: string) => void
}

/**
 * Reads the inputs from the variables that the runner sets. IDs and secrets are passed on before anything else is read.
 *
 * @throws InputError that names the input, its value and what is allowed.
 */
export function readInputs(env: Env, { maskSecret, showId }: Disclosure): Inputs {
  const inputs = new InputReader(env)
  for (const id of idsIn(inputs)) showId(id)
  for (const secret of secretsIn(inputs, env)) maskSecret(secret)
  refuseUnknownNames(env)
  const command = inputs.get('command')
  // github-token always has a value: its default is an expression that only the runner evaluates.
  const given = INPUT_NAMES.filter((name) => name !== 'github-token' && inputs.isGiven(name))
  // An input that has no effect must not be ignored silently.
  const unused = given.find((name) => !INPUTS[name].commands.includes(command))
  if (unused !== undefined) throw new InputError(unused, `is not used by "command: ${command}". Remove it.`)
  const product = readProductReference(inputs, command)
  const unfit = given.find((name) => !INPUTS[name].kinds.includes(product.kind))
  if (unfit !== undefined) {
    throw new InputError(unfit, `cannot be used for ${withArticle(product.kind)}. Remove it.`)
  }
  refuseKind(command, product.kind)
  const run: RunInputs = {
    product,
    credential: readCredential(inputs, env),
    storeApiUrl: inputs.get('store-api-url'),
    timeoutInMs: inputs.get('timeout-minutes') * 60_000,
    requestTimeoutInMs: inputs.get('request-timeout-seconds') * 1000,
    maxRetries: inputs.get('max-retries'),
  }
  return { run, command: readCommand(inputs, command, product.kind) }
}

const IDS = ['tenant-id', 'client-id', 'app-id', 'flight-id', 'add-on-id'] as const
const SECRETS = ['client-secret', 'github-token', 'client-certificate'] as const
const GUID_OR_STORE_ID = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[\da-z]{12})$/i

// Anything else may be a secret pasted into the wrong input.
function idsIn(inputs: InputReader): readonly string[] {
  return IDS.map((name) => inputs.textOf(name)).filter((text) => GUID_OR_STORE_ID.test(text))
}

function secretsIn(inputs: InputReader, env: Env): readonly string[] {
  const given = SECRETS.map((name) => inputs.textOf(name))
  // The job requests its OIDC token with this one.
  return [...given, env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''].filter((secret) => secret !== '')
}

function readCommand(inputs: InputReader, command: CommandName, kind: Kind): CommandRequest {
  switch (command) {
    case 'publish':
      return readPublish(inputs, kind)
    case 'wait':
      return { command, submissionId: inputs.find('submission-id'), ...readWait(inputs, 'published') }
    case 'submit-draft': {
      const submissionId = inputs.find('submission-id')
      const [allow, dryRun] = [inputs.get('allow'), inputs.get('dry-run')]
      return { command, submissionId, ...readWait(inputs, 'accepted'), allow, dryRun }
    }
    case 'status':
      return { command }
    case 'delete-submission':
    case 'delete-flight':
    case 'delete-add-on':
      return { command, dryRun: inputs.get('dry-run') }
    case 'create-flight': {
      const flight = { name: inputs.get('flight-name'), ...readFlightGroups(inputs) }
      return { command, flight, dryRun: inputs.get('dry-run') }
    }
    case 'create-add-on': {
      const addOn = { productId: inputs.get('add-on-product-id'), type: inputs.get('add-on-type') }
      return { command, addOn, dryRun: inputs.get('dry-run') }
    }
    case 'update-rollout': {
      const change = { kind: 'update', percentage: inputs.get('rollout-percentage') } as const
      return { command, change, dryRun: inputs.get('dry-run') }
    }
    case 'finalize-rollout':
      return { command, change: { kind: 'finalize' }, dryRun: inputs.get('dry-run') }
    case 'halt-rollout':
      return { command, change: { kind: 'halt' }, dryRun: inputs.get('dry-run') }
    case 'export-metadata':
      return { command, metadataPath: inputs.get('metadata-path') }
  }
}
