import { distance } from 'fastest-levenshtein'
import { InputError } from '../errors.ts'
import type { PackagePolicy } from '../plan/policy.ts'
import type { Settings } from '../plan/settings.ts'
import type { PublishRequest } from '../publish.ts'
import type { WaitRequest } from '../settle.ts'
import type { Kind, Product } from '../store/product.ts'
import type { Credential } from '../store/token.ts'
import {
  address,
  choice,
  flag,
  type Given,
  isSame,
  matching,
  number,
  optional,
  positive,
  required,
  whole,
} from './input-values.ts'
import { article, readProduct } from './product-inputs.ts'
import { readPublish } from './publish-inputs.ts'

/** The commands. */
export const COMMAND_NAMES = ['publish', 'commit-submission', 'export-metadata'] as const
/** A command's name. */
export type CommandName = (typeof COMMAND_NAMES)[number]

const ALL: readonly CommandName[] = COMMAND_NAMES
const PUBLISH: readonly CommandName[] = ['publish']
const CHANGING: readonly CommandName[] = ['publish', 'commit-submission']
const ALL_KINDS: readonly Kind[] = ['app', 'flight', 'add-on']
const WITH_PACKAGES: readonly Kind[] = ['app', 'flight']
const WITH_LISTINGS: readonly Kind[] = ['app', 'add-on']

/** What an input is when it is not given, which commands use it, and for which kinds of product. */
interface InputRule {
  readonly default: string
  readonly commands: readonly CommandName[]
  readonly kinds: readonly Kind[]
}

const rule = (
  commands: readonly CommandName[],
  kinds: readonly Kind[] = ALL_KINDS,
  value = '',
): InputRule => ({
  default: value,
  commands,
  kinds,
})

/** Every input of action.yml. */
export const INPUTS = {
  command: rule(ALL, ALL_KINDS, 'publish'),
  'tenant-id': rule(ALL),
  'client-id': rule(ALL),
  'client-secret': rule(ALL),
  product: rule(ALL),
  'app-id': rule(ALL),
  'flight-id': rule(ALL),
  'add-on-id': rule(ALL),
  'submission-id': rule(['commit-submission']),
  'zip-path': rule(PUBLISH),
  packages: rule(PUBLISH, WITH_PACKAGES),
  'package-policy': rule(PUBLISH, WITH_PACKAGES, 'replace'),
  'keep-packages': rule(PUBLISH, WITH_PACKAGES, '1'),
  submission: rule(PUBLISH),
  'submission-mode': rule(PUBLISH, ALL_KINDS, 'merge'),
  'metadata-path': rule(['publish', 'export-metadata'], WITH_LISTINGS),
  'release-notes': rule(PUBLISH, ['app']),
  'release-notes-path': rule(PUBLISH, ['app']),
  'release-notes-from': rule(PUBLISH, ['app']),
  'github-token': rule(ALL),
  'notes-for-certification': rule(PUBLISH, WITH_PACKAGES),
  'publish-mode': rule(PUBLISH),
  'publish-date': rule(PUBLISH),
  visibility: rule(PUBLISH, WITH_LISTINGS),
  'rollout-percentage': rule(PUBLISH, WITH_PACKAGES),
  'mandatory-update-date': rule(PUBLISH, WITH_PACKAGES),
  'metadata-only': rule(PUBLISH, WITH_PACKAGES, 'false'),
  pending: rule(PUBLISH, ALL_KINDS, 'delete'),
  'existing-rollout': rule(PUBLISH, WITH_PACKAGES, 'fail'),
  'skip-if-published': rule(PUBLISH, WITH_PACKAGES, 'false'),
  commit: rule(PUBLISH, ALL_KINDS, 'true'),
  'dry-run': rule(CHANGING, ALL_KINDS, 'false'),
  'wait-for': rule(CHANGING, ALL_KINDS, 'commit'),
  'timeout-minutes': rule(ALL, ALL_KINDS, '60'),
  'poll-interval-seconds': rule(ALL, ALL_KINDS, '30'),
  'request-timeout-seconds': rule(ALL, ALL_KINDS, '300'),
  'max-retries': rule(ALL, ALL_KINDS, '5'),
  'store-api-url': rule(ALL, ALL_KINDS, 'https://manage.devcenter.microsoft.com'),
  'authority-host': rule(ALL, ALL_KINDS, 'https://login.microsoftonline.com'),
} as const satisfies Readonly<Record<string, InputRule>>

/** The name of an input. */
export type InputName = keyof typeof INPUTS

/** Where the release notes come from. */
export type ReleaseNotesSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'github-release'; readonly token: string }

/** What every command needs. */
export interface RunInputs {
  readonly product: Product
  readonly credential: Credential
  readonly storeApiUrl: URL
  /** 0: no deadline. */
  readonly timeoutInMs: number
  readonly requestTimeoutInMs: number
  readonly maxRetries: number
}

/** Inputs of `publish`. */
export interface PublishInputs
  extends Pick<
      PublishRequest,
      | 'submissionMode'
      | 'metadataOnly'
      | 'pending'
      | 'existingRollout'
      | 'skipIfPublished'
      | 'commit'
      | 'dryRun'
    >,
    WaitRequest {
  readonly command: 'publish'
  /** Path or glob. */
  readonly zipPath: string | undefined
  /** Globs. */
  readonly packages: readonly string[]
  readonly packagePolicy: PackagePolicy
  /** JSON, or the path of a JSON file. */
  readonly submission: string | undefined
  readonly metadataPath: string | undefined
  readonly releaseNotes: ReleaseNotesSource | undefined
  readonly settings: Omit<Settings, 'releaseNotes'>
}

/** Inputs of `commit-submission`. */
export interface CommitInputs extends WaitRequest {
  readonly command: 'commit-submission'
  /** Undefined: the pending one. */
  readonly submissionId: string | undefined
  readonly dryRun: boolean
}

/** Inputs of `export-metadata`. */
export interface ExportInputs {
  readonly command: 'export-metadata'
  readonly metadataPath: string
}

/** All inputs, checked as far as that goes without reading a file. */
export interface Inputs {
  readonly run: RunInputs
  readonly command: PublishInputs | CommitInputs | ExportInputs
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads the inputs from the variables that the runner sets. Secrets are handed to `keepSecret` before
 * anything else is looked at.
 *
 * @throws InputError that names the input, what was given and what is allowed.
 */
export function readInputs(env: Env, keepSecret: (secret: string) => void): Inputs {
  const given: Given = (name) => env[variableOf(name)]?.trim() || defaultOf(name)
  for (const name of ['client-secret', 'github-token']) if (given(name) !== '') keepSecret(given(name))
  refuseMisspelled(env)
  const command = choice(given, 'command', COMMAND_NAMES)
  const product = readProduct(given)
  refuseUnused(given, command, product.kind)
  return { run: readRun(given, product), command: READERS[command](given, product.kind) }
}

const variableOf = (name: string): string => `INPUT_${name.toUpperCase()}`
const rules: Readonly<Record<string, InputRule>> = INPUTS
const defaultOf = (name: string): string => rules[name]?.default ?? ''
// The runner fills defaults in, so that one which is written out can not be told apart.
const isGivenIn = (given: Given) => (name: string) => !isSame(given(name), defaultOf(name))

function readRun(given: Given, product: Product): RunInputs {
  return {
    product,
    credential: {
      authorityHost: address(given, 'authority-host'),
      tenantId: matching(given, 'tenant-id', /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a GUID or a domain'),
      clientId: matching(
        given,
        'client-id',
        /^[\w-]+$/,
        'the application (client) id of the Entra application',
      ),
      clientSecret: required(given, 'client-secret', 'the value of a client secret of the Entra application'),
    },
    storeApiUrl: address(given, 'store-api-url'),
    timeoutInMs: number(given, 'timeout-minutes') * 60_000,
    requestTimeoutInMs: positive(given, 'request-timeout-seconds') * 1000,
    maxRetries: whole(given, 'max-retries'),
  }
}

const READERS: Readonly<Record<CommandName, (given: Given, kind: Kind) => Inputs['command']>> = {
  publish: (given, kind) => readPublish(given, { kind, wait: readWait(given), isGiven: isGivenIn(given) }),
  'commit-submission': (given) => ({
    command: 'commit-submission',
    submissionId: optional(given, 'submission-id', () =>
      matching(given, 'submission-id', /^\d+$/, 'a submission id: digits'),
    ),
    dryRun: flag(given, 'dry-run'),
    ...readWait(given),
  }),
  'export-metadata': (given) => ({
    command: 'export-metadata',
    metadataPath: required(given, 'metadata-path', 'the folder that the listings are written to'),
  }),
}

function readWait(given: Given): WaitRequest {
  return {
    waitFor: choice(given, 'wait-for', ['none', 'commit', 'certification', 'published']),
    pollIntervalInMs: positive(given, 'poll-interval-seconds') * 1000,
  }
}

/** An input that nothing would come of must not be ignored silently. */
function refuseUnused(given: Given, command: CommandName, kind: Kind): void {
  const isGiven = isGivenIn(given)
  for (const [name, { commands, kinds }] of Object.entries(rules)) {
    if (!isGiven(name) || name === 'github-token') continue
    if (!commands.includes(command))
      throw new InputError(name, `is not used by "command: ${command}". Leave it out.`)
    if (!kinds.includes(kind)) throw new InputError(name, `is not for ${article(kind)}. Leave it out.`)
  }
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
