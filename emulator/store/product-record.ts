import type { Uploads } from '../blobs/uploads.ts'
import type { Ids } from './ids.ts'
import type { Kind } from './kinds.ts'
import { ProductSwitches } from './product-switches.ts'
import { createStatusDetails, type StatusEntry, type SubmissionResource } from './resource.ts'

/** The creator of a submission. The API cannot change those created in Partner Center. */
export type Origin = 'api' | 'portal'

/** A submission: the JSON that the API returns, and its internal state. */
export interface Submission {
  readonly id: string
  readonly origin: Origin
  /** The JSON as the API returns it. */
  resource: SubmissionResource
  /** Number of commits. The Store accepts only one. */
  commits: number
  /** The blob to which its ZIP is uploaded. The URL may change, the blob only with `movesUploadOnUpdate`. */
  blobName: string
  /** Position in the script of statuses; absent until the first poll after the commit. */
  scriptIndex?: number
  /** The errors in the ZIP; absent until it has been opened. */
  ingestion?: Promise<readonly StatusEntry[]>
  /** It failed on its own, and does not continue with the script. */
  failed?: true
}

/** An initial product. */
export interface ProductSeed {
  readonly path: string
  readonly kind: Kind
  /** The product without links to submissions. */
  readonly resource: Readonly<Record<string, unknown>>
  readonly identity?: PackageIdentity
  readonly lastPublished?: SubmissionResource
}

/** The identity that the packages of a product must have. */
export interface PackageIdentity {
  readonly name: string
  readonly publisher: string
}

/** An app, a flight or an add-on with its submissions: the published one and at most one pending. */
export class ProductRecord {
  readonly path: string
  readonly kind: Kind
  readonly resource: Record<string, unknown>
  readonly identity: PackageIdentity | undefined
  lastPublished?: Submission
  pending?: Submission
  /** Submissions published before the last published one, the latest first. */
  readonly superseded: Submission[] = []

  /** Names that the listings of an app can use as titles, including the name of the app. */
  reservedNames: readonly string[]

  /** Hashes of the accepted packages, by their full names. */
  readonly acceptedPackages = new Map<string, string>()
  readonly switches: ProductSwitches
  /** Number of creates that have yet to be answered with an empty 404. */
  notFoundCreates = 0

  /** The submission that was deleted last. */
  #deleted: Submission | undefined
  readonly #ids: Ids
  readonly #uploads: Uploads

  /** Creates a product whose submissions get their IDs and their blobs from `ids` and `uploads`. */
  constructor(seed: ProductSeed, ids: Ids, uploads: Uploads) {
    this.#ids = ids
    this.#uploads = uploads
    this.path = seed.path
    this.kind = seed.kind
    this.switches = new ProductSwitches(seed.kind.name)
    this.resource = { ...seed.resource }
    this.identity = seed.identity
    this.reservedNames = [seed.resource['primaryName']].filter((name) => typeof name === 'string')
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

  /** Finds the submission with an ID, whether pending, published or older. */
  findSubmission(id: string): Submission | undefined {
    return [this.pending, this.lastPublished, ...this.superseded].find((submission) => submission?.id === id)
  }

  /**
   * Adds a pending submission: a copy of the published one. Those created in Partner Center have no `fileUploadUrl`. A
   * status after `PendingCommit` counts as committed and continues with the script if it occurs there.
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
      statusDetails: createStatusDetails(),
      ...(origin === 'api' && { fileUploadUrl: this.#uploads.urlOf(blobName) }),
    }
    if (this.kind.name !== 'Flight') {
      const [number = 0] = /\d+$/.exec(String(copy['friendlyName'] ?? '')) ?? []
      resource.friendlyName = `Submission ${Number(number) + 1}`
    }
    Object.assign(resource.packageDeliveryOptions?.packageRollout ?? {}, {
      packageRolloutStatus: 'PackageRolloutNotStarted',
      fallbackSubmissionId: '0',
    })
    if (origin === 'api') this.switches.changeNewDraft(resource)
    this.pending = { id: resource.id, origin, resource, commits, blobName }
    return this.pending
  }

  /** Returns the pending submission as the product shows it, which may be late; counts as one read. */
  readShownPending(): Submission | undefined {
    if (this.pending !== undefined && this.switches.pendingHiddenForReads > 0) {
      this.switches.pendingHiddenForReads -= 1
      return this.#readDeleted()
    }
    return this.pending ?? this.#readDeleted()
  }

  #readDeleted(): Submission | undefined {
    if (this.#deleted === undefined || this.switches.deletedShownForReads === 0) return undefined
    this.switches.deletedShownForReads -= 1
    return this.#deleted
  }

  /** Removes the pending submission, as a delete does, or a person in Partner Center. */
  discardPending(): void {
    this.#deleted = this.pending
    delete this.pending
    const wasOnly = this.lastPublished === undefined && this.#deleted?.origin === 'api'
    this.notFoundCreates = wasOnly ? this.switches.notFoundCreatesAfterDelete : 0
  }

  /**
   * Starts a rollout of the published submission to a percentage of the users; the others keep the previous one.
   * @throws {Error} When there are no published packages.
   */
  startRollout(percentage: number): void {
    const published = this.lastPublished
    const rollout = published?.resource.packageDeliveryOptions?.packageRollout
    if (published === undefined || rollout === undefined) {
      throw new Error(`${this.path} has no published packages to roll out`)
    }
    if (this.superseded.length === 0) {
      const former = { ...structuredClone(published.resource), id: this.#ids.next() }
      const blobName = this.#uploads.newBlob()
      this.superseded.push({ ...published, id: former.id, resource: former, blobName })
    }
    Object.assign(rollout, {
      isPackageRollout: true,
      packageRolloutPercentage: percentage,
      packageRolloutStatus: 'PackageRolloutInProgress',
      fallbackSubmissionId: fallbackIdFor(this.superseded[0]),
    })
  }

  /** Sets a price that can be read but not written, as paid products have. */
  sellAtBasePrice(): void {
    Object.assign(this.lastPublished?.resource.pricing ?? {}, {
      priceId: 'Base',
      isAdvancedPricingModel: true,
    })
  }

  /** Sets a new `fileUploadUrl` in a submission, if this product does so on that method. */
  renewUploadUrl(submission: Submission, method: 'GET' | 'PUT'): void {
    const moves = method === 'PUT' && this.switches.movesUploadOnUpdate
    if (moves) submission.blobName = this.#uploads.newBlob()
    const renews = moves || this.switches.renewsUploadUrlOn.includes(method)
    if (submission.resource.fileUploadUrl !== undefined && renews) {
      submission.resource.fileUploadUrl = this.#uploads.urlOf(submission.blobName)
    }
  }

  /** Publishes the pending submission; the one published so far is superseded. */
  publish(): void {
    if (this.pending === undefined) return
    const former = this.lastPublished
    const rollout = this.pending.resource.packageDeliveryOptions?.packageRollout
    if (rollout?.isPackageRollout === true) {
      rollout.packageRolloutStatus = 'PackageRolloutInProgress'
      rollout.fallbackSubmissionId = fallbackIdFor(former)
    }
    if (former !== undefined) this.superseded.unshift(former)
    this.lastPublished = this.pending
    delete this.pending
  }

  #blank(): Omit<SubmissionResource, 'fileUploadUrl'> {
    const flightId = this.resource['flightId']
    return {
      id: '',
      status: 'None',
      statusDetails: createStatusDetails(),
      ...structuredClone(this.kind.defaults),
      ...(flightId !== undefined && { flightId }),
    }
  }
}

/** Returns the submission that everyone has while another one is rolled out; a halted one never reached everyone. */
function fallbackIdFor(former: Submission | undefined): string {
  const rollout = former?.resource.packageDeliveryOptions?.packageRollout
  return rollout?.packageRolloutStatus === 'PackageRolloutStopped'
    ? rollout.fallbackSubmissionId
    : (former?.id ?? '0')
}
