import type { Uploads } from '../blobs/uploads.ts'
import type { Emulator } from '../emulator.ts'
import { conditionNames } from '../entra/conditions.ts'
import type { ProductSwitches } from '../store/product-switches.ts'
import type { Store } from '../store/store.ts'

/** A behavior of the Store that differs between observations, or that a rehearsal may need. */
export type Switch = Target & {
  readonly name: string
  /** Its possible values: numbers, statuses, or words with their meaning. */
  readonly values: 'NUMBER' | 'STATUS,STATUS,…' | Readonly<Record<string, unknown>>
  /** Its default value as shown in the help. */
  readonly standard: string
  /** Its effect, and where that was seen. */
  readonly what: string
}

/** The part of the emulator that a switch changes. */
type Target =
  | { readonly of: 'store'; readonly property: keyof Store }
  | { readonly of: 'uploads'; readonly property: keyof Uploads }
  | { readonly of: 'products'; readonly property: keyof ProductSwitches }

/** A switch that was set. */
export type Setting = Target & { readonly value: unknown }

/** https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code */
const STATUSES = [
  'CommitStarted',
  'CommitFailed',
  'PreProcessing',
  'PreProcessingFailed',
  'Certification',
  'CertificationFailed',
  'Release',
  'ReleaseFailed',
  'PendingPublication',
  'Publishing',
  'PublishFailed',
  'Published',
  'PendingCommit',
  'Canceled',
]

const BOOLEAN = { true: true, false: false }

/** The switches of `--set NAME=VALUE`. */
export const SWITCHES: readonly Switch[] = [
  {
    name: 'statuses',
    of: 'products',
    property: 'statusScript',
    values: 'STATUS,STATUS,…',
    standard: 'all up to Published',
    what: `Statuses that reads show after a commit, one each; the last one stays. They are ${STATUSES.join(', ')}.`,
  },
  {
    name: 'sign-in',
    of: 'store',
    property: 'condition',
    values: Object.fromEntries(conditionNames.map((name) => [name, name])),
    standard: 'it issues one',
    what: 'Why Entra issues no token.',
  },
  {
    name: 'access',
    of: 'products',
    property: 'access',
    values: { granted: 'granted', forbidden: 'forbidden', unsupported: 'unsupported' },
    standard: 'granted',
    what: 'Products answer 403 (the role is missing) or 409 (features that the API does not support).',
  },
  {
    name: 'new-flights-have-draft',
    of: 'store',
    property: 'newFlightsHaveDraft',
    values: BOOLEAN,
    standard: 'true',
    what: 'A new flight has a draft, as in two logs and in Microsoft’s samples; a note on its page says otherwise.',
  },
  {
    name: 'new-draft-hidden-for-reads',
    of: 'store',
    property: 'newDraftHiddenForReads',
    values: 'NUMBER',
    standard: '0',
    what: 'Reads for which a new flight does not show its draft.',
  },
  {
    name: 'pending-hidden-for-reads',
    of: 'products',
    property: 'pendingHiddenForReads',
    values: 'NUMBER',
    standard: '0',
    what: 'Reads for which a product does not show a new submission.',
  },
  {
    name: 'deleted-shown-for-reads',
    of: 'products',
    property: 'deletedShownForReads',
    values: 'NUMBER',
    standard: '0',
    what: 'Reads for which a product still shows a deleted submission.',
  },
  {
    name: 'not-found-creates-after-delete',
    of: 'products',
    property: 'notFoundCreatesAfterDelete',
    values: 'NUMBER',
    standard: '2 (flights)',
    what: 'Creates that get an empty 404 once the only submission was deleted; seen on two flights.',
  },
  {
    name: 'upload-signatures',
    of: 'uploads',
    property: 'signatures',
    values: { encoded: 'encoded', 'raw-plus': 'rawPlus' },
    standard: 'encoded',
    what: 'Signatures of upload URLs; those with a raw "+", as in older logs, must be escaped by the client.',
  },
  {
    name: 'upload-lifetime-seconds',
    of: 'uploads',
    property: 'lifetimeInSeconds',
    values: 'NUMBER',
    standard: '86400',
    what: 'Lifetime of upload URLs.',
  },
  {
    name: 'renews-upload-url-on',
    of: 'products',
    property: 'renewsUploadUrlOn',
    values: { none: [], get: ['GET'], put: ['PUT'] },
    standard: 'none',
    what: 'Requests that are answered with a new URL for the same blob.',
  },
  {
    name: 'moves-upload-on-update',
    of: 'products',
    property: 'movesUploadOnUpdate',
    values: BOOLEAN,
    standard: 'false',
    what: 'An update is answered with the URL of another blob.',
  },
  {
    name: 'ignores-package-updates',
    of: 'products',
    property: 'ignoresPackageUpdates',
    values: BOOLEAN,
    standard: 'false',
    what: 'An update gets 200 and changes no package, as in an outage of August 2025.',
  },
  {
    name: 'keyword-characters',
    of: 'products',
    property: 'keywordCharacters',
    values: 'NUMBER',
    standard: '30',
    what: 'Limit of a keyword: the API has been seen to refuse more than 30, Partner Center allows 40.',
  },
  {
    name: 'stored-revision',
    of: 'products',
    property: 'storedRevision',
    values: 'NUMBER',
    standard: 'as sent',
    what: 'Fourth part that the Store sets in the version of a package.',
  },
  {
    name: 'validates-packages',
    of: 'products',
    property: 'validatesPackages',
    values: BOOLEAN,
    standard: 'true',
    what: 'Packages are opened at the commit.',
  },
  {
    name: 'refuses-published-versions',
    of: 'products',
    property: 'refusesPublishedVersions',
    values: BOOLEAN,
    standard: 'true',
    what: 'A version that was already published fails if its contents differ.',
  },
  {
    name: 'refuses-plain-after-bundle',
    of: 'products',
    property: 'refusesPlainAfterBundle',
    values: BOOLEAN,
    standard: 'true',
    what: 'Packages without a bundle fail once a bundle was published.',
  },
  {
    name: 'requires-listing-texts',
    of: 'products',
    property: 'requiresListingTexts',
    values: BOOLEAN,
    standard: 'true',
    what: 'A listing without a description or a screenshot fails; a guess.',
  },
]

/** Reads NAME=VALUE; returns an error as one line. */
export function readSetting(text: string): Setting | string {
  const [name = '', value = ''] = text.split(/=(.*)/s)
  const found = SWITCHES.find((one) => one.name === name)
  if (found === undefined) return `There is no switch "${name}"; --help lists them.`
  const read = readValue(found, value)
  return read === undefined
    ? `The switch "${name}" cannot be "${value}"; it takes ${describeValues(found)}.`
    : ({ of: found.of, property: found.property, value: read } as Setting)
}

function readValue({ values }: Switch, text: string): unknown {
  if (values === 'NUMBER') return /^\d{1,9}$/.test(text) ? Number(text) : undefined
  if (typeof values === 'object') return Object.entries(values).find(([word]) => word === text)?.[1]
  const statuses = text.split(',')
  return statuses.every((status) => STATUSES.includes(status)) ? statuses : undefined
}

/** Describes the values of a switch, e.g. `true | false`. */
export const describeValues = ({ values }: Switch): string =>
  typeof values === 'object' ? Object.keys(values).join(' | ') : values

/** Sets switches of an emulator that has not served any requests yet. */
export function applySettings({ store }: Emulator, settings: readonly Setting[]): void {
  const valuesFor = (of: Target['of']): object =>
    Object.fromEntries(
      settings.filter((setting) => setting.of === of).map(({ property, value }) => [property, value]),
    )
  store.prepareProduct = ({ switches }) => void Object.assign(switches, valuesFor('products'))
  for (const product of store.products.values()) store.prepareProduct(product)
  Object.assign(store, valuesFor('store'))
  Object.assign(store.uploads, valuesFor('uploads'))
}
