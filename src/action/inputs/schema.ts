import type { Kind } from '../../store/product.ts'

const ALL_KINDS: readonly Kind[] = ['app', 'flight', 'add-on']
const WITH_PACKAGES: readonly Kind[] = ['app', 'flight']
const WITH_LISTINGS: readonly Kind[] = ['app', 'add-on']

/** The commands, and the kinds of product that each is for. */
export const COMMANDS = {
  publish: ALL_KINDS,
  wait: ALL_KINDS,
  'commit-submission': ALL_KINDS,
  'delete-submission': ALL_KINDS,
  'create-flight': ['flight'],
  'delete-flight': ['flight'],
  'create-add-on': ['app'],
  'delete-add-on': ['add-on'],
  'update-rollout': WITH_PACKAGES,
  'finalize-rollout': WITH_PACKAGES,
  'halt-rollout': WITH_PACKAGES,
  'export-metadata': WITH_LISTINGS,
} as const satisfies Readonly<Record<string, readonly Kind[]>>

/** A command's name. */
export type CommandName = keyof typeof COMMANDS

/** The commands' names, in the order of their table. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[]

/** What an input is when it is not given, which commands use it, and for which kinds of product. */
export interface InputRule {
  readonly default: string
  readonly commands: readonly CommandName[]
  readonly kinds: readonly Kind[]
}

const except = (...names: readonly CommandName[]): readonly CommandName[] =>
  COMMAND_NAMES.filter((name) => !names.includes(name))

const ALL = COMMAND_NAMES
const PUBLISH: readonly CommandName[] = ['publish']
const FOLLOWING: readonly CommandName[] = ['publish', 'wait', 'commit-submission']
const CHANGING = except('wait', 'export-metadata')
const MAKING_FLIGHTS: readonly CommandName[] = ['publish', 'create-flight']

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
  'client-certificate': rule(ALL),
  product: rule(ALL),
  'app-id': rule(ALL),
  'flight-id': rule(except('create-flight')),
  'flight-name': rule(ALL),
  'flight-groups': rule(MAKING_FLIGHTS, ['flight']),
  'flight-rank-higher-than': rule(MAKING_FLIGHTS, ['flight']),
  'add-on-id': rule(except('create-add-on')),
  'add-on-product-id': rule(['create-add-on']),
  'add-on-type': rule(['create-add-on']),
  'submission-id': rule(['wait', 'commit-submission']),
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
  'rollout-percentage': rule(['publish', 'update-rollout'], WITH_PACKAGES),
  'mandatory-update-date': rule(PUBLISH, WITH_PACKAGES),
  'metadata-only': rule(PUBLISH, WITH_PACKAGES, 'false'),
  pending: rule(PUBLISH, ALL_KINDS, 'delete'),
  'existing-rollout': rule(PUBLISH, WITH_PACKAGES, 'fail'),
  'skip-if-published': rule(PUBLISH, WITH_PACKAGES, 'false'),
  commit: rule(PUBLISH, ALL_KINDS, 'true'),
  'dry-run': rule(CHANGING, ALL_KINDS, 'false'),
  'wait-for': rule(FOLLOWING, ALL_KINDS, 'commit'),
  'timeout-minutes': rule(ALL, ALL_KINDS, '60'),
  'poll-interval-seconds': rule(ALL, ALL_KINDS, '30'),
  'request-timeout-seconds': rule(ALL, ALL_KINDS, '300'),
  'max-retries': rule(ALL, ALL_KINDS, '5'),
  'store-api-url': rule(ALL, ALL_KINDS, 'https://manage.devcenter.microsoft.com'),
  'authority-host': rule(ALL, ALL_KINDS, 'https://login.microsoftonline.com'),
} as const satisfies Readonly<Record<string, InputRule>>

/** The name of an input. */
export type InputName = keyof typeof INPUTS
