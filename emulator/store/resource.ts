/** An error or warning of a submission. */
export interface StatusEntry {
  code: string
  details: string
}

/** A report of certification. */
export interface CertificationReport {
  date: string
  reportUrl: string
}

/** Details of a submission beside its status word. */
export interface StatusDetails {
  errors: StatusEntry[]
  warnings: StatusEntry[]
  certificationReports: CertificationReport[]
}

/** Anything in a submission that names a file of the ZIP: a package, a picture, an icon. */
export interface FileEntry {
  fileName: string
  fileStatus: string
  id?: string | null
  [name: string]: unknown
}

/** A package of an app or flight submission. */
export interface PackageEntry extends FileEntry {
  version: string
  architecture: string
  languages: string[]
  capabilities: string[]
  targetDeviceFamilies?: string[]
}

/** One language of a listing; add-ons have `icon` where apps have `baseListing`. */
export interface Listing {
  baseListing?: ListingText
  platformOverrides?: Record<string, ListingText>
  icon?: FileEntry
  [name: string]: unknown
}

/** The texts and pictures of a listing. */
export interface ListingText {
  images?: FileEntry[]
  [name: string]: unknown
}

/** A video with a thumbnail for each language. It has ids where other files have a `fileStatus`. */
export interface Trailer {
  id?: string | null
  videoFileName?: string
  videoFileId?: string | null
  trailerAssets?: Record<string, { title?: string; imageList?: { fileName?: string; id?: string | null }[] }>
  [name: string]: unknown
}

/** The gradual rollout of a submission's packages. */
export interface PackageRollout {
  isPackageRollout: boolean
  packageRolloutPercentage: number
  packageRolloutStatus: string
  fallbackSubmissionId: string
  [name: string]: unknown
}

/**
 * A submission's JSON as the API gives it. Open on purpose: the Store adds fields without notice, and
 * clients have to send them back.
 */
export interface SubmissionResource {
  id: string
  status: string
  statusDetails: StatusDetails
  fileUploadUrl?: string
  friendlyName?: string
  listings?: Record<string, Listing>
  applicationPackages?: PackageEntry[]
  flightPackages?: PackageEntry[]
  trailers?: Trailer[]
  pricing?: { priceId?: string | null; [name: string]: unknown }
  packageDeliveryOptions?: { packageRollout: PackageRollout; [name: string]: unknown }
  targetPublishMode?: string
  [name: string]: unknown
}

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
