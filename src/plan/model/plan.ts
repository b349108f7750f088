import type { Metadata } from '../../files/metadata/metadata.ts'
import type { PackageFile } from '../../files/packages/package-file.ts'
import type { ReleaseNotes } from '../../files/release-notes/release-notes.ts'
import type { JsonObject } from '../../shared/json.ts'

/** The user's request, read and checked. */
export interface PlanRequest {
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
  /** `merge` merges it into the draft, `replace` sends it unchanged. */
  readonly submissionMode: 'merge' | 'replace'
  /** The user's packages, in the ZIP or on disk. */
  readonly packages: readonly PackageFile[]
  readonly existingPackages: ExistingPackagesPolicy
  readonly metadata: Metadata | undefined
  readonly settings: Settings
}

/** Values of a submission that have their own inputs; undefined when these are not set. */
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

/** What to do with packages already in the submission. */
export type ExistingPackagesPolicy =
  /** Removes them. */
  | { readonly kind: 'remove' }
  /** Keeps them. */
  | { readonly kind: 'keep' }
  /** Keeps the newest `count` per architecture and device family, including the new ones. */
  | { readonly kind: 'keep-latest'; readonly count: number }

/** The submission to send, the files to upload for it, and what it changes. */
export interface Plan {
  readonly submission: JsonObject
  /** Paths in the ZIP. */
  readonly uploads: readonly string[]
  readonly changes: readonly Change[]
}

/** Difference between what the Store has and what is sent. An absent value is null. */
export interface Change {
  /** A path such as `listings.en-us.baseListing.releaseNotes`, or `applicationPackages[Demo.msix]`. */
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** Step from the draft to the submission that is sent. Returns a new value. */
export type Transform = (submission: JsonObject, request: PlanRequest) => JsonObject
