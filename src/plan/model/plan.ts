import type { Metadata } from '../../files/metadata/metadata.ts'
import type { PackageFile } from '../../files/packages/package-file.ts'
import type { ReleaseNotes } from '../../files/release-notes/release-notes.ts'
import type { JsonObject } from '../../shared/json.ts'

/** Request of the user, read and checked. */
export interface PlanRequest {
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
  /** `merge` lays it over the draft, `replace` sends it as it is. */
  readonly submissionMode: 'merge' | 'replace'
  /** The user's packages, in the ZIP or on disk. */
  readonly packages: readonly PackageFile[]
  readonly existingPackages: ExistingPackagesPolicy
  readonly metadata: Metadata | undefined
  readonly settings: Settings
}

/** Values of a submission that have inputs of their own; undefined when they are not given. */
export interface Settings {
  readonly releaseNotes?: ReleaseNotes | undefined
  readonly notesForCertification?: string | undefined
  readonly publishMode?: 'Immediate' | 'Manual' | 'SpecificDate' | undefined
  /** ISO 8601, in UTC. */
  readonly publishDate?: string | undefined
  readonly visibility?: 'Public' | 'Private' | 'Hidden' | undefined
  /** 0 to 100. */
  readonly rolloutPercentage?: number | undefined
  /** ISO 8601, in UTC. */
  readonly mandatoryUpdateDate?: string | undefined
}

/** Decision about the packages that are already in the submission. */
export type ExistingPackagesPolicy =
  /** All go. */
  | { readonly kind: 'remove' }
  /** All stay. */
  | { readonly kind: 'keep' }
  /** The newest `count` per architecture and device family stay, the new ones counted. */
  | { readonly kind: 'keep-latest'; readonly count: number }

/** Submission that will be sent, what has to be uploaded for it, and what it changes. */
export interface Plan {
  readonly submission: JsonObject
  /** Paths in the ZIP. */
  readonly uploads: readonly string[]
  readonly changes: readonly Change[]
}

/** Difference between what the Store holds and what is sent. An absent value is null. */
export interface Change {
  /** A path such as `listings.en-us.baseListing.releaseNotes`, or `applicationPackages[Demo.msix]`. */
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** Step from the draft to what is sent. Returns a new value. */
export type Transform = (submission: JsonObject, request: PlanRequest) => JsonObject
