import type { KindName } from './kinds.ts'
import type { CertificationReport, StatusEntry, SubmissionResource } from './resource.ts'

/** The Store's treatment of requests for a product. */
export type Access = 'granted' | 'forbidden' | 'unsupported'

/** The statuses of a submission without problems. */
const HAPPY_PATH: readonly string[] = [
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
  'Published',
]

/**
 * Behaviors of the Store for one product that differ between observations, or that a test or a rehearsal may need.
 */
export class ProductSwitches {
  /** Statuses that polls show after a commit, one each; the last one stays. */
  statusScript: readonly string[] = HAPPY_PATH
  /** Errors shown with a scripted `…Failed` status. */
  statusErrors: readonly StatusEntry[] = []
  /** Reports shown with a scripted `…Failed` status. */
  certificationReports: readonly CertificationReport[] = []
  access: Access = 'granted'
  /** Packages are opened at the commit. Turn this off to publish files that are not packages. */
  validatesPackages = true
  /** An update is answered with 200 and changes no package; https://github.com/microsoft/StoreBroker/issues/280. */
  ignoresPackageUpdates = false
  /** Requests that are answered with a new `fileUploadUrl` for the same blob. */
  renewsUploadUrlOn: readonly ('GET' | 'PUT')[] = []
  /** An update is answered with the URL of another blob, and only that one counts. */
  movesUploadOnUpdate = false
  /** Number of reads for which the product does not show its pending submission yet. */
  pendingHiddenForReads = 0
  /** Number of reads for which the product still shows a deleted submission. */
  deletedShownForReads = 0
  /** A commit fails for a listing without a description or a screenshot. */
  requiresListingTexts = true
  /** A commit fails for a package whose version was already published with different contents. */
  refusesPublishedVersions = true
  /**
   * A commit fails for packages without a bundle after one was published;
   * https://github.com/electron-userland/electron-builder/issues/3768.
   */
  refusesPlainAfterBundle = true
  /**
   * The fourth part that the Store sets in the version of a package that it has processed, as in 1.0.30.70 for
   * 1.0.30.0; undefined leaves it unchanged. Documented as possible, observed in
   * https://github.com/MicrosoftDocs/windows-dev-docs/issues/2680.
   */
  storedRevision: number | undefined
  /**
   * Maximum length of a keyword in characters. The API has been seen to refuse more than 30, while Partner Center
   * allows 40; https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90.
   */
  keywordCharacters = 30
  /**
   * Changes a new draft, which is otherwise a copy of the live submission. The Store has been seen to give the listings
   * of an app with two reserved names the other name; https://github.com/microsoft/msstore-cli/issues/92.
   */
  changeNewDraft: (draft: SubmissionResource) => void = () => undefined
  /** Changes a draft after an update, before the answer. */
  changeUpdatedDraft: (draft: SubmissionResource) => void = () => undefined
  /** Changes a draft when it is committed. */
  changeCommittedDraft: (draft: SubmissionResource) => void = () => undefined
  /**
   * Number of creates that are answered with an empty 404 after the only submission, if created through the API, is
   * deleted. Observed once each on two flights, two seconds later; how long it lasts is not known:
   * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73.
   */
  notFoundCreatesAfterDelete: number

  /** Creates the switches of a product of a kind. */
  constructor(kind: KindName) {
    this.notFoundCreatesAfterDelete = kind === 'Flight' ? 2 : 0
  }
}
