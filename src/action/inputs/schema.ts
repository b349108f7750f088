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
  /** The same as in action.yml. */
  readonly description: string
  readonly parse: Parser<T>
  /** The text if the input is not set. */
  readonly default: string
  /** True if every command needs it. */
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
  'tenant-id': input(
    'ID (GUID) or verified domain of the Entra tenant that is linked to Partner Center.',
    matchingId(/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i, 'a GUID or a domain', 'STORE_TENANT_ID'),
    { required: true },
  ),
  'client-id': input(
    'Application (client) ID of the Entra application.',
    matchingId(/^[\w-]+$/, 'the application (client) ID of the Entra application', 'STORE_CLIENT_ID'),
    { required: true },
  ),
  'client-secret': input(
    'Value of a client secret of the Entra application; if neither it nor client-certificate is set, the job signs in with GitHub OIDC (permissions: id-token: write).',
    parseText,
  ),
  product: input(
    'Kind of product that the IDs must identify, so that an empty ID is an error: app, flight or add-on.',
    oneOf<Kind>(['app', 'flight', 'add-on']),
  ),
  'app-id': input('Store ID of the app (12 letters and digits).', parseAppId, { kinds: WITH_PACKAGES }),
  packages: input(
    'Packages to publish, as glob patterns, one per line (prefix with ! to exclude): .msix, .msixbundle, .msixupload, .appx, .appxbundle, .appxupload or .xap.',
    parseLines,
    { commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  command: input(
    'Command to run: publish (default), wait, submit-draft, status, delete-submission, create-flight, delete-flight, create-add-on, delete-add-on, update-rollout, finalize-rollout, halt-rollout or export-metadata.',
    oneOf(COMMAND_NAMES),
    { default: 'publish' },
  ),
  'release-notes': input(
    `Text of "What's new in this version" for every language, up to 1500 characters (default: the previous text).`,
    unixLines,
    {
      commands: PUBLISH,
      kinds: ['app'],
    },
  ),
  'release-notes-from': input(
    'Source of the release notes: github-release, the GitHub release of the tag that the workflow runs for.',
    oneOf(['github-release']),
    { commands: PUBLISH, kinds: ['app'] },
  ),
  'release-notes-path': input(
    'Text or Markdown file with the release notes for every language, or a folder with one file per language, such as en-us.txt or de-de.md.',
    parseText,
    { commands: PUBLISH, kinds: ['app'] },
  ),
  'rollout-percentage': input(
    'Percentage of users who get the new packages, from 0 to 100 (default: everyone, without a gradual rollout).',
    parsePercentage,
    {
      commands: ['publish', 'update-rollout'],
      kinds: WITH_PACKAGES,
    },
  ),
  'wait-for': input(
    'Stage to wait for: none, accepted (default), certified or published (default of the command wait); with publish-mode Manual or SpecificDate, waiting ends at certified.',
    oneOf(['none', 'accepted', 'certified', 'published']),
    { commands: FOLLOWING },
  ),
  'timeout-minutes': input(
    'Time limit for the whole run in minutes, or 0 for none (default: 60).',
    parseNumber,
    { default: '60' },
  ),
  'dry-run': input(
    'Set to true to check everything and show the plan without changing anything (default: false).',
    parseBoolean,
    {
      default: 'false',
      commands: CHANGING,
    },
  ),
  draft: input(
    'Set to true to stop after the upload and leave the draft, to be submitted later with the command submit-draft (default: false).',
    parseBoolean,
    { default: 'false', commands: PUBLISH },
  ),
  'if-pending': input(
    'What to do if a submission is already pending: delete it if it is a draft or has failed (default), wait for it, or fail.',
    oneOf(['delete', 'wait', 'fail']),
    { default: 'delete', commands: PUBLISH },
  ),
  'skip-if-published': input(
    'Set to true to succeed without a submission if the same packages are already live (default: false).',
    parseBoolean,
    { default: 'false', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'existing-packages': input(
    'What to do with packages already in the submission: remove (default), keep or keep-latest.',
    oneOf(['remove', 'keep', 'keep-latest']),
    { default: 'remove', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'keep-count': input(
    'Number of packages that keep-latest keeps per architecture and device family, including the new ones (default: 1).',
    parsePackageCount,
    { default: '1', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  'metadata-path': input(
    'Folder with the listings, one subfolder per language.',
    requiredText('the folder that the listings are written to'),
    { commands: ['publish', 'export-metadata'], kinds: WITH_LISTINGS },
  ),
  'metadata-only': input('Set to true to publish without new packages (default: false).', parseBoolean, {
    default: 'false',
    commands: PUBLISH,
    kinds: WITH_PACKAGES,
  }),
  submission: input('Submission data for the Store API, as JSON or as the path of a JSON file.', parseText, {
    commands: PUBLISH,
  }),
  'submission-mode': input(
    'How to use the JSON: merge (default) to merge it into the new draft, or replace to send it unchanged.',
    oneOf(['merge', 'replace']),
    { default: 'merge', commands: PUBLISH },
  ),
  visibility: input(
    'Visibility of the product: Public, Private or Hidden (default: unchanged).',
    oneOf(['Public', 'Private', 'Hidden']),
    {
      commands: PUBLISH,
      kinds: WITH_LISTINGS,
    },
  ),
  'publish-mode': input(
    'When to publish after certification: Immediate, Manual or SpecificDate (default: unchanged).',
    oneOf(['Immediate', 'Manual', 'SpecificDate']),
    { commands: PUBLISH },
  ),
  'publish-date': input(
    'Date and time of publication in ISO 8601, for publish-mode SpecificDate, such as 2026-12-24T18:00:00Z.',
    parseInstant,
    { commands: PUBLISH },
  ),
  'mandatory-update-date': input(
    'Date and time in ISO 8601 from which the update is mandatory (default: unchanged).',
    parseInstant,
    {
      commands: PUBLISH,
      kinds: WITH_PACKAGES,
    },
  ),
  'notes-for-certification': input(
    "Notes for Microsoft's certification testers (default: the previous notes).",
    unixLines,
    {
      commands: PUBLISH,
      kinds: WITH_PACKAGES,
    },
  ),
  'flight-id': input(
    'ID (GUID) of a package flight of the app; if set, the flight is published instead of the app.',
    matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, "a flight's GUID"),
    { commands: except('create-flight'), kinds: ['flight'] },
  ),
  'flight-name': input(
    'Friendly name of the flight, instead of flight-id; also the name of a flight to create.',
    requiredText('the name of the new flight'),
    { kinds: ['flight'] },
  ),
  'flight-groups': input(
    'IDs of the flight groups for a new flight, one per line or comma-separated; if the flight does not exist, publish creates it for these groups.',
    parseFlightGroups,
    { commands: MAKING_FLIGHTS, kinds: ['flight'] },
  ),
  'flight-rank-higher-than': input(
    'Friendly name of the flight to rank a new flight above (default: the highest rank).',
    parseText,
    { commands: MAKING_FLIGHTS, kinds: ['flight'] },
  ),
  'add-on-id': input('Store ID of the add-on (12 letters and digits).', parseStoreId, {
    commands: except('create-add-on'),
    kinds: ['add-on'],
  }),
  'add-on-product-id': input(
    'Your own product ID of a new add-on, for the command create-add-on.',
    requiredText('your own product ID of the new add-on'),
    { commands: ['create-add-on'], kinds: ['app'] },
  ),
  'add-on-type': input(
    'Type of a new add-on, for the command create-add-on: Durable or Consumable.',
    oneOf(['Durable', 'Consumable']),
    {
      commands: ['create-add-on'],
      kinds: ['app'],
    },
  ),
  'zip-path': input(
    'Path or glob pattern of one ZIP that contains the packages, instead of packages.',
    parseText,
    { commands: PUBLISH },
  ),
  'submission-id': input(
    'ID of the submission for the commands wait and submit-draft (default: the pending one; if there is none, wait takes the live one).',
    matching(/^\d+$/, 'a submission ID, which has digits only'),
    { commands: ['wait', 'submit-draft'] },
  ),
  'client-certificate': input(
    'PEM with a certificate of the Entra application and its private key, instead of client-secret.',
    parseText,
  ),
  'github-token': input(
    "Token used to read the GitHub release (default: the job's own token).",
    requiredText('a token that can read the release'),
  ),
  'if-rollout-active': input(
    'What to do if a gradual rollout of the live submission is in progress: fail (default), finalize or halt.',
    oneOf(['fail', 'finalize', 'halt']),
    { default: 'fail', commands: PUBLISH, kinds: WITH_PACKAGES },
  ),
  allow: input(
    'Codes of rules to overrule, one per line or comma-separated, as listed in docs/troubleshooting.md.',
    parseRuleCodes,
    { commands: ['publish', 'submit-draft'] },
  ),
  'poll-interval-seconds': input(
    'Maximum interval between status checks in seconds (default: 30).',
    parsePositive,
    { default: '30', commands: FOLLOWING },
  ),
  'request-timeout-seconds': input('Timeout of a single request in seconds (default: 300).', parsePositive, {
    default: '300',
  }),
  'max-retries': input(
    'Number of retries after a transient error, or 0 for none (default: 5).',
    parseWholeNumber,
    { default: '5' },
  ),
  'store-api-url': input(
    'URL of the Store API, for tests and the emulator: https, or http on this machine (default: the Store).',
    parseServiceUrl,
    { default: 'https://manage.devcenter.microsoft.com' },
  ),
  'authority-host': input(
    'URL of the token service, for tests and the emulator: https, or http on this machine (default: Entra).',
    parseServiceUrl,
    { default: 'https://login.microsoftonline.com' },
  ),
}

/** The name of an input. */
export type InputName = keyof typeof INPUTS

/** The inputs' names, in the order of their table. */
export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[]

/** The values of the inputs, as their parsers return them. */
export type ParsedInputs = { readonly [Name in InputName]: ReturnType<(typeof INPUTS)[Name]['parse']> }
