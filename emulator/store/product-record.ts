import type { Uploads } from '../blobs/uploads.ts'
import type { Ids } from './ids.ts'
import type { Kind } from './kinds.ts'
import type { CertificationReport, StatusDetails, StatusEntry, SubmissionResource } from './resource.ts'

/** Maker of a submission. The API leaves alone what was made in Partner Center. */
export type Origin = 'api' | 'portal'

/** One submission: what the API shows of it, and what it keeps to itself. */
export interface Submission {
  readonly id: string
  readonly origin: Origin
  /** The JSON as the API gives it. */
  resource: SubmissionResource
  /** Number of commits. The Store takes one. */
  commits: number
  /** Blob that its ZIP goes to. The URL may change, and the blob only with `movesUploadOnUpdate`. */
  blobName: string
  /** Position in the script of statuses; absent until the first poll after the commit. */
  step?: number
  /** Outcome of taking the ZIP in; absent until it was looked at. */
  ingestion?: Promise<readonly StatusEntry[]>
  /** It failed for a reason of its own: no script makes it move again. */
  failed?: true
}

/** Treatment of requests for a product. */
export type Access = 'granted' | 'forbidden' | 'unsupported'

/** A product line to start with. */
export interface Seed {
  readonly path: string
  readonly kind: Kind
  /** The product without links to submissions. */
  readonly product: Readonly<Record<string, unknown>>
  readonly identity?: PackageIdentity
  readonly lastPublished?: SubmissionResource
}

/** Whose packages a line takes. */
export interface PackageIdentity {
  readonly name: string
  readonly publisher: string
}

/** The way of a submission that all goes well for. */
export const happyPath: readonly string[] = [
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
  'Published',
]

const salesUnsupported: StatusEntry = {
  code: 'SalesUnsupportedWarning',
  details:
    'The sales resource is no longer supported. To view or edit the sales data for this submission, use the Dev Center dashboard.',
}

/** Status details with the warning that is on every status, and others. */
export const detailsWith = (details: Partial<StatusDetails> = {}): StatusDetails => ({
  errors: details.errors ?? [],
  warnings: [salesUnsupported, ...(details.warnings ?? [])],
  certificationReports: details.certificationReports ?? [],
})

/** An app, a flight or an add-on with its submissions: the published one and at most one pending. */
export class ProductRecord {
  readonly path: string
  readonly kind: Kind
  readonly product: Record<string, unknown>
  readonly identity: PackageIdentity | undefined
  lastPublished?: Submission
  pending?: Submission
  /** Published before the last published one. */
  readonly superseded: Submission[] = []

  /** Statuses that coming polls of `/status` walk through after a commit, a step each; the last one stays. */
  statusScript: readonly string[] = happyPath
  /** Shown with a scripted `…Failed` status. */
  statusErrors?: readonly StatusEntry[]
  /** Shown with a scripted `…Failed` status. */
  certificationReports?: readonly CertificationReport[]
  access: Access = 'granted'
  /** True opens packages at commit. Turn it off to publish files that are no packages. */
  validatesPackages = true
  /** An update is answered with 200 and changes no package; https://github.com/microsoft/StoreBroker/issues/280. */
  ignoresPackageUpdates = false
  /** Requests that answer with a new `fileUploadUrl` for the same blob. */
  renewsUploadUrlOn: readonly ('GET' | 'PUT')[] = []
  /** An update is answered with the URL of another blob, and only that one counts. */
  movesUploadOnUpdate = false
  /** For how many reads the product does not show its pending submission yet. */
  pendingHiddenForReads = 0
  /** True fails a commit for a package whose version was published before. */
  refusesPublishedVersions = true
  /**
   * Number of creates that are answered with 404 and nothing else after the only submission there was is deleted;
   * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73.
   */
  notFoundCreatesAfterDelete = 0
  /** Creates still to be answered so. */
  notFoundCreates = 0

  readonly #ids: Ids
  readonly #uploads: Uploads

  constructor(seed: Seed, ids: Ids, uploads: Uploads) {
    this.#ids = ids
    this.#uploads = uploads
    this.path = seed.path
    this.kind = seed.kind
    this.product = { ...seed.product }
    this.identity = seed.identity
    if (seed.lastPublished !== undefined) {
      const resource = structuredClone(seed.lastPublished)
      this.lastPublished = {
        id: resource.id,
        origin: 'api',
        resource,
        commits: 1,
        blobName: uploads.newBlob(),
      }
    }
  }

  /** The submission of that id, be it pending, published or older. */
  find(id: string): Submission | undefined {
    return [this.pending, this.lastPublished, ...this.superseded].find((submission) => submission?.id === id)
  }

  /**
   * Puts a pending submission in place: a copy of the published one. Those of Partner Center have no
   * `fileUploadUrl`. A status after `PendingCommit` counts as committed and goes on with the script, when the
   * script knows it.
   */
  addPending({
    origin = 'api',
    status = 'PendingCommit',
  }: {
    origin?: Origin
    status?: string
  } = {}): Submission {
    const blobName = this.#uploads.newBlob()
    const commits = status === 'PendingCommit' ? 0 : 1
    const { fileUploadUrl: _, ...copy } = structuredClone(this.lastPublished?.resource ?? this.#blank())
    const resource: SubmissionResource = {
      ...copy,
      id: this.#ids.next(),
      status,
      statusDetails: detailsWith(),
      ...(origin === 'api' && { fileUploadUrl: this.#uploads.urlOf(blobName) }),
    }
    if (this.kind.noun !== 'Flight') resource.friendlyName = nextName(copy['friendlyName'])
    Object.assign(resource.packageDeliveryOptions?.packageRollout ?? {}, {
      packageRolloutStatus: 'PackageRolloutNotStarted',
      fallbackSubmissionId: '0',
    })
    this.pending = { id: resource.id, origin, resource, commits, blobName }
    return this.pending
  }

  /** Takes the pending submission away, as a delete does, or a person in Partner Center. */
  discardPending(): void {
    delete this.pending
    this.notFoundCreates = this.lastPublished === undefined ? this.notFoundCreatesAfterDelete : 0
  }

  /** Makes the published submission one that so many percent of the users have; the others stay with the former. */
  startRollout(percentage: number): void {
    const published = this.lastPublished
    const rollout = published?.resource.packageDeliveryOptions?.packageRollout
    if (published === undefined || rollout === undefined) {
      throw new Error(`${this.path} has no published packages to roll out`)
    }
    if (this.superseded.length === 0) this.superseded.push(this.#formerOf(published))
    Object.assign(rollout, {
      isPackageRollout: true,
      packageRolloutPercentage: percentage,
      packageRolloutStatus: 'PackageRolloutInProgress',
      fallbackSubmissionId: fallbackOf(this.superseded[0]),
    })
  }

  /** Makes the published submission show a price that can be read and not written, as paid products do. */
  sellAtBasePrice(): void {
    Object.assign(this.lastPublished?.resource.pricing ?? {}, {
      priceId: 'Base',
      isAdvancedPricingModel: true,
    })
  }

  /** Gives a submission another `fileUploadUrl`, when this line does so on that method. */
  renewUploadUrl(submission: Submission, method: 'GET' | 'PUT'): void {
    const moves = method === 'PUT' && this.movesUploadOnUpdate
    if (moves) submission.blobName = this.#uploads.newBlob()
    const renews = moves || this.renewsUploadUrlOn.includes(method)
    if (submission.resource.fileUploadUrl !== undefined && renews) {
      submission.resource.fileUploadUrl = this.#uploads.urlOf(submission.blobName)
    }
  }

  /** Makes the pending submission the published one. */
  publish(): void {
    if (this.pending === undefined) return
    const former = this.lastPublished
    const rollout = this.pending.resource.packageDeliveryOptions?.packageRollout
    if (rollout?.isPackageRollout === true) {
      rollout.packageRolloutStatus = 'PackageRolloutInProgress'
      rollout.fallbackSubmissionId = fallbackOf(former)
    }
    if (former !== undefined) this.superseded.unshift(former)
    this.lastPublished = this.pending
    delete this.pending
  }

  #formerOf(published: Submission): Submission {
    const id = this.#ids.next()
    const resource = { ...structuredClone(published.resource), id }
    return { ...published, id, resource, blobName: this.#uploads.newBlob() }
  }

  #blank(): Omit<SubmissionResource, 'fileUploadUrl'> {
    const flightId = this.product['flightId']
    return {
      id: '',
      status: 'None',
      statusDetails: detailsWith(),
      ...structuredClone(this.kind.defaults),
      ...(flightId !== undefined && { flightId }),
    }
  }
}

/** Which submission everybody has while another one is rolled out: a halted one never got to everybody. */
function fallbackOf(former: Submission | undefined): string {
  const rollout = former?.resource.packageDeliveryOptions?.packageRollout
  return rollout?.packageRolloutStatus === 'PackageRolloutStopped'
    ? rollout.fallbackSubmissionId
    : (former?.id ?? '0')
}

function nextName(name: unknown): string {
  const number = Number(/\d+$/.exec(String(name ?? ''))?.[0] ?? 0)
  return `Submission ${number + 1}`
}
