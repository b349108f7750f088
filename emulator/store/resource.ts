/** An error or warning in the status of a submission. */
export interface StatusEntry {
  code: string
  details: string
}

/** A certification report. */
export interface CertificationReport {
  date: string
  reportUrl: string
}

/** The details that `/status` returns besides the status. */
export interface StatusDetails {
  errors: StatusEntry[]
  warnings: StatusEntry[]
  certificationReports: CertificationReport[]
}

/** A part of a submission that names a file of the ZIP: a package, an image, an icon. */
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

/** The texts and images of a listing. */
export interface ListingText {
  images?: FileEntry[]
  [name: string]: unknown
}

/** A video with a thumbnail for each language. It has IDs instead of the `fileStatus` of other files. */
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
 * A submission's JSON as the API returns it. Intentionally open: the Store adds fields without notice, and clients have
 * to send them back.
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

const salesUnsupported: StatusEntry = {
  code: 'SalesUnsupportedWarning',
  details:
    'The sales resource is no longer supported. To view or edit the sales data for this submission, use the Dev Center dashboard.',
}

/** Returns status details: the warning that every status has, and the given ones. */
export const createStatusDetails = (details: Partial<StatusDetails> = {}): StatusDetails => ({
  errors: details.errors ?? [],
  warnings: [salesUnsupported, ...(details.warnings ?? [])],
  certificationReports: details.certificationReports ?? [],
})
