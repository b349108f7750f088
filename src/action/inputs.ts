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
  instant,
  lines,
  matching,
  number,
  optional,
  percentage,
  positive,
  required,
  whole,
} from './input-values.ts'
import { article, readProduct } from './product-inputs.ts'

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
  return { run: readRun(given, product), command: READERS[command](given, product) }
}

const variableOf = (name: string): string => `INPUT_${name.toUpperCase()}`
const rules: Readonly<Record<string, InputRule>> = INPUTS
const defaultOf = (name: string): string => rules[name]?.default ?? ''

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

const READERS: Readonly<Record<CommandName, (given: Given, product: Product) => Inputs['command']>> = {
  publish: readPublish,
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

function readPublish(given: Given, product: Product): PublishInputs {
  const inputs: PublishInputs = {
    command: 'publish',
    zipPath: given('zip-path') || undefined,
    packages: lines(given, 'packages'),
    packagePolicy: readPolicy(given),
    submission: given('submission') || undefined,
    submissionMode: choice(given, 'submission-mode', ['merge', 'replace']),
    metadataPath: given('metadata-path') || undefined,
    releaseNotes: readReleaseNotesSource(given),
    settings: {
      notesForCertification: given('notes-for-certification') || undefined,
      publishMode: optional(given, 'publish-mode', () =>
        choice(given, 'publish-mode', ['Immediate', 'Manual', 'SpecificDate']),
      ),
      publishDate: optional(given, 'publish-date', () => instant(given, 'publish-date')),
      visibility: optional(given, 'visibility', () =>
        choice(given, 'visibility', ['Public', 'Private', 'Hidden']),
      ),
      rolloutPercentage: optional(given, 'rollout-percentage', () => percentage(given, 'rollout-percentage')),
      mandatoryUpdateDate: optional(given, 'mandatory-update-date', () =>
        instant(given, 'mandatory-update-date'),
      ),
    },
    metadataOnly: flag(given, 'metadata-only'),
    pending: choice(given, 'pending', ['delete', 'wait', 'fail']),
    existingRollout: choice(given, 'existing-rollout', ['fail', 'finalize', 'halt']),
    skipIfPublished: flag(given, 'skip-if-published'),
    commit: flag(given, 'commit'),
    dryRun: flag(given, 'dry-run'),
    ...readWait(given),
  }
  for (const { input, when, problem } of CONTRADICTIONS) {
    if (when(inputs, given, product.kind)) throw new InputError(input, problem)
  }
  return inputs
}

function readPolicy(given: Given): PackagePolicy {
  const kind = choice(given, 'package-policy', ['replace', 'append', 'keep-latest'])
  const keep = whole(given, 'keep-packages')
  if (keep === 0)
    throw new InputError('keep-packages', '"0" keeps nothing. Set "package-policy: replace" for that.')
  return kind === 'keep-latest' ? { kind, keep } : { kind }
}

function readReleaseNotesSource(given: Given): ReleaseNotesSource | undefined {
  const named = ['release-notes', 'release-notes-path', 'release-notes-from'].filter(
    (name) => given(name) !== '',
  )
  const [first, second] = named
  if (first === undefined) return undefined
  if (second !== undefined) throw new InputError(second, `is given beside "${first}". Give one of the two.`)
  if (first === 'release-notes') return { kind: 'text', text: given(first) }
  if (first === 'release-notes-path') return { kind: 'path', path: given(first) }
  return {
    kind: choice(given, first, ['github-release']),
    token: required(given, 'github-token', 'a token that may read the release'),
  }
}

interface Contradiction {
  readonly input: keyof typeof INPUTS
  readonly when: (inputs: PublishInputs, given: Given, kind: Kind) => boolean
  readonly problem: string
}

// In "replace" the JSON is sent as it is: whatever else would change it is not meant.
const CHANGING_INPUTS = [
  'metadata-path',
  'release-notes',
  'release-notes-path',
  'release-notes-from',
  'notes-for-certification',
  'publish-mode',
  'publish-date',
  'visibility',
  'rollout-percentage',
  'mandatory-update-date',
  'package-policy',
] as const

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    input: 'packages',
    when: ({ packages, zipPath }) => packages.length > 0 && zipPath !== undefined,
    problem: 'is given beside "zip-path". Give one of the two.',
  },
  {
    input: 'submission-mode',
    when: ({ submissionMode, submission }) => submissionMode === 'replace' && submission === undefined,
    problem: '"replace" sends the JSON of "submission" as it is, but "submission" is not given.',
  },
  ...CHANGING_INPUTS.map((input) => ({
    input,
    when: ({ submissionMode }: PublishInputs, given: Given) =>
      submissionMode === 'replace' && given(input) !== defaultOf(input),
    problem:
      'would change the JSON, which "submission-mode: replace" sends as it is. Leave one of the two out.',
  })),
  {
    input: 'keep-packages',
    when: ({ packagePolicy }, given) =>
      packagePolicy.kind !== 'keep-latest' && given('keep-packages') !== defaultOf('keep-packages'),
    problem: 'is for "package-policy: keep-latest" only. Set that, or leave it out.',
  },
  {
    input: 'publish-date',
    when: ({ settings }) => settings.publishDate !== undefined && settings.publishMode !== 'SpecificDate',
    problem: 'is for "publish-mode: SpecificDate" only. Set that, or leave it out.',
  },
  {
    input: 'publish-date',
    when: ({ settings }) => settings.publishMode === 'SpecificDate' && settings.publishDate === undefined,
    problem: 'is needed for "publish-mode: SpecificDate", but is not given.',
  },
  {
    input: 'zip-path',
    when: (inputs, _given, kind) =>
      kind !== 'add-on' && !hasFiles(inputs) && !inputs.metadataOnly && inputs.submission === undefined,
    problem:
      'neither it nor "packages" is given, so no package would be published. Give one of them, or set "metadata-only: true" when that is meant.',
  },
  {
    input: 'submission',
    when: (inputs) => !hasFiles(inputs) && !hasMetadata(inputs),
    problem:
      'nothing to publish is given: no package, no "submission", no "metadata-path", no other input that changes something.',
  },
  {
    input: 'wait-for',
    when: ({ commit, waitFor }) => !commit && waitFor !== 'none' && waitFor !== defaultOf('wait-for'),
    problem: 'there is nothing to wait for with "commit: false". Leave one of the two out.',
  },
]

function hasFiles({ zipPath, packages }: PublishInputs): boolean {
  return zipPath !== undefined || packages.length > 0
}

function hasMetadata({ submission, metadataPath, releaseNotes, settings }: PublishInputs): boolean {
  return [submission, metadataPath, releaseNotes, ...Object.values(settings)].some(
    (value) => value !== undefined,
  )
}

/** An input that nothing would come of must not be ignored silently. */
function refuseUnused(given: Given, command: CommandName, kind: Kind): void {
  for (const [name, { commands, kinds, default: value }] of Object.entries(rules)) {
    if (given(name) === value || name === 'github-token') continue
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
