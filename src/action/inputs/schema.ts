import { unixLines } from '../../files/text-file.ts'
import type { Kind } from '../../store/product.ts'
import {
  matching,
  matchingId,
  oneOf,
  type Parser,
  parseAppId,
  parseBoolean,
  parseFlightGroups,
  parseInstant,
  parseLines,
  parseNumber,
  parsePackageCount,
  parsePercentage,
  parsePositive,
  parseRuleCodes,
  parseServiceUrl,
  parseStoreId,
  parseText,
  parseWholeNumber,
  requiredText,
} from './parsers.ts'

const ALL_KINDS: readonly Kind[] = ['app', 'flight', 'add-on']
const WITH_PACKAGES: readonly Kind[] = ['app', 'flight']
const WITH_LISTINGS: readonly Kind[] = ['app', 'add-on']

/** The commands, and the kinds of product that each is for. */
export const COMMANDS = {
  publish: ALL_KINDS,
  wait: ALL_KINDS,
  'submit-draft': ALL_KINDS,
  status: ALL_KINDS,
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

/** An input of action.yml. */
export interface InputRow<T> {
  /** As action.yml has it. */
  readonly description: string
  readonly parse: Parser<T>
  /** The text when none is given. */
  readonly default: string
  /** True when every command needs it. */
  readonly required: boolean
  /** The commands that use it. */
  readonly commands: readonly CommandName[]
  /** The kinds of product that it is for. */
  readonly kinds: readonly Kind[]
}

function input<T>(
  description: string,
  parse: Parser<T>,
  exceptions: Partial<Omit<InputRow<T>, 'description' | 'parse'>> = {},
): InputRow<T> {
  const usual = { default: '', required: false, commands: COMMAND_NAMES, kinds: ALL_KINDS }
  return { description, parse, ...usual, ...exceptions }
}

const except = (...names: readonly CommandName[]): readonly CommandName[] =>
  COMMAND_NAMES.filter((name) => !names.includes(name))

const PUBLISH: readonly CommandName[] = ['publish']
const FOLLOWING: readonly CommandName[] = ['publish', 'wait', 'submit-draft']
const CHANGING = except('wait', 'status', 'export-metadata')
const MAKING_FLIGHTS: readonly CommandName[] = ['publish', 'create-flight']

/** Every input of action.yml, in its order. */
export const INPUTS = {
  command: input(
    'publish, wait, submit-draft, status, delete-submission, create-flight, delete-flight, create-add-on, delete-add-on, update-rollout, finalize-rollout, halt-rollout or export-metadata',
    oneOf(COMMAND_NAMES),
    { default: 'publish' },
  ),
  'tenant-id': input(
    'Entra tenant: GUID or verified domain',
    matchingId(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a GUID or a domain', 'STORE_TENANT_ID'),
    { required: true },
  ),
  'client-id': input(
    'Application (client) id of the Entra application',
    matchingId(/^[\w-]+$/, 'the application (client) ID of the Entra application', 'STORE_CLIENT_ID'),
    { required: true },
  ),
  'client-secret': input('Value of a client secret of that application', parseText),
  'client-certificate': input(
    "PEM with certificate and private key, in place of the secret. With neither, the job signs in with GitHub's own token (permissions: id-token: write)",
    parseText,
  ),
  product: input(
    'app, flight or add-on: when given, the ids below must fit it exactly',
    oneOf<Kind>(['app', 'flight', 'add-on']),
  ),
  'app-id': input('Store ID of the app (12 letters and digits)', parseAppId, { kinds: WITH_PACKAGES }),
  'flight-id': input(
    'Package flight of that app (GUID): with it the flight is published, not the app',
    matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, "a flight's GUID"),
    { commands: except('create-flight'), kinds: ['flight'] },
  ),
  'flight-name': input(
    'The flight by its friendly name; with create-flight the name of the new one',
    requiredText('the name of the new flight'),
    { kinds: ['flight'] },
  ),
  'flight-groups': input(
    'Ids of flight groups, one per line or comma-separated: publish makes a missing flight with them',
    parseFlightGroups,
    { commands: MAKING_FLIGHTS, kinds: ['flight'] },
  ),
  'flight-rank-higher-than': input(
    'Friendly name of the flight to rank a new one above; default: highest',
    parseText,
    { commands: MAKING_FLIGHTS, kinds: ['flight'] },
  ),
  'add-on-id': input('Store ID of an add-on', parseStoreId, {
    commands: except('create-add-on'),
    kinds: ['add-on'],
  }),
  'add-on-product-id': input(
    'For create-add-on: your own id for it',
    requiredText('your own product ID of the new add-on'),
    { commands: ['create-add-on'], kinds: ['app'] },
  ),
  'add-on-type': input('For create-add-on: Durable or Consumable', oneOf(['Durable', 'Consumable']), {
    commands: ['create-add-on'],
    kinds: ['app'],
  }),
  'submission-id': input(
    'For wait and submit-draft: the submission; default: the pending one',
    matching(/^\d+$/, 'a submission ID, which has digits only'),
    { commands: ['wait', 'submit-draft'] },
  ),
  'zip-path': input(
    'A ready ZIP with the packages in it: path or glob that matches exactly one file',
    parseText,
    { commands: PUBLISH },
  ),
  packages: input(
    'The packages, as globs, one per line (.msix, .msixbundle, .msixupload, .appx, .appxbundle, .appxupload, .xap): the action builds the ZIP',
    parseLines,
    { commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'existing-packages': input(
    'What to do with packages already in the submission: remove, keep or keep-latest',
    oneOf(['remove', 'keep', 'keep-latest']),
    { default: 'remove', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'keep-count': input(
    'For keep-latest: how many to keep per architecture and device family, including the new ones',
    parsePackageCount,
    { default: '1', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  submission: input('The submission request: path of a JSON file, or the JSON itself', parseText, {
    commands: PUBLISH,
  }),
  'submission-mode': input(
    'merge: lay the JSON over the new draft (JSON Merge Patch). replace: send it as it is',
    oneOf(['merge', 'replace']),
    { default: 'merge', commands: PUBLISH },
  ),
  'metadata-path': input(
    'Folder of listings, one sub-folder per language',
    requiredText('the folder that the listings are written to'),
    { commands: ['publish', 'export-metadata'], kinds: WITH_LISTINGS },
  ),
  'release-notes': input(`"What's new", for every language of the listing`, unixLines, {
    commands: PUBLISH,
    kinds: ['app'],
  }),
  'release-notes-path': input(
    'A text or Markdown file for every language, or a folder with one <language>.txt or .md each',
    parseText,
    { commands: PUBLISH, kinds: ['app'] },
  ),
  'release-notes-from': input(
    'github-release: the text of the GitHub release of the tag that runs the workflow',
    oneOf(['github-release']),
    { commands: PUBLISH, kinds: ['app'] },
  ),
  'github-token': input('To read that release', requiredText('a token that can read the release')),
  'notes-for-certification': input('Text for the testers', unixLines, {
    commands: PUBLISH,
    kinds: WITH_PACKAGES,
  }),
  'publish-mode': input(
    'Immediate, Manual or SpecificDate (with publish-date)',
    oneOf(['Immediate', 'Manual', 'SpecificDate']),
    { commands: PUBLISH },
  ),
  'publish-date': input('When to publish, ISO 8601', parseInstant, { commands: PUBLISH }),
  visibility: input('Public, Private or Hidden', oneOf(['Public', 'Private', 'Hidden']), {
    commands: PUBLISH,
    kinds: WITH_LISTINGS,
  }),
  'rollout-percentage': input('0 to 100: gradual rollout. Not given: no gradual rollout', parsePercentage, {
    commands: ['publish', 'update-rollout'],
    kinds: WITH_PACKAGES,
  }),
  'mandatory-update-date': input('From when on the packages are mandatory, ISO 8601', parseInstant, {
    commands: PUBLISH,
    kinds: WITH_PACKAGES,
  }),
  'metadata-only': input(
    'true: an app or flight is published without new packages on purpose',
    parseBoolean,
    { default: 'false', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'if-pending': input(
    'A submission is already in progress: delete it when it is a draft or has failed, wait for it to finish, or fail',
    oneOf(['delete', 'wait', 'fail']),
    { default: 'delete', commands: PUBLISH },
  ),
  'if-rollout-active': input(
    'The rollout of the live submission is still in progress: fail, finalize or halt',
    oneOf(['fail', 'finalize', 'halt']),
    { default: 'fail', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'skip-if-published': input(
    'true: succeed without a submission when the very same packages are live',
    parseBoolean,
    { default: 'false', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  draft: input(
    'true: stop after the upload and leave the draft for a person, or for submit-draft',
    parseBoolean,
    { default: 'false', commands: PUBLISH },
  ),
  allow: input(
    'Codes of rules to overrule, one per line or comma-separated; docs/troubleshooting.md lists them',
    parseRuleCodes,
    { commands: ['publish', 'submit-draft'] },
  ),
  'dry-run': input('true: check everything and show the plan; nothing is changed', parseBoolean, {
    default: 'false',
    commands: CHANGING,
  }),
  'wait-for': input(
    'none, accepted (the Store has taken the files), certified or published; default: accepted, for wait published',
    oneOf(['none', 'accepted', 'certified', 'published']),
    { commands: FOLLOWING },
  ),
  'timeout-minutes': input('One deadline for the whole run; 0: none', parseNumber, { default: '60' }),
  'poll-interval-seconds': input(
    'Longest pause between two status requests; the first ones come sooner',
    parsePositive,
    { default: '30' },
  ),
  'request-timeout-seconds': input('Longest time for one request', parsePositive, { default: '300' }),
  'max-retries': input('Tries again after a transient error; 0: none', parseWholeNumber, { default: '5' }),
  'store-api-url': input(
    'Address of the Store API, for tests and the emulator: https, or http on this machine',
    parseServiceUrl,
    { default: 'https://manage.devcenter.microsoft.com' },
  ),
  'authority-host': input(
    'Address of the token service, for tests and the emulator: https, or http on this machine',
    parseServiceUrl,
    { default: 'https://login.microsoftonline.com' },
  ),
}

/** The name of an input. */
export type InputName = keyof typeof INPUTS

/** The inputs' names, in the order of their table. */
export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[]

/** The values of the inputs, as their parsers make them. */
export type ParsedInputs = { readonly [Name in InputName]: ReturnType<(typeof INPUTS)[Name]['parse']> }
