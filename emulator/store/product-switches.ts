import type { KindName } from './kinds.ts'
import type { CertificationReport, StatusEntry, SubmissionResource } from './resource.ts'

/** The Store's treatment of requests for a product. */
export type Access = 'granted' | 'forbidden' | 'unsupported'

/** The statuses of a submission with which nothing goes wrong. */
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
 * The Store's ways with one product that differ between observations, or that a test or a rehearsal may want to meet; as
 * they are unless somebody sets them.
 */
export class ProductSwitches {
  /** Statuses that coming polls show after a commit, one each; the last one stays. */
  statusScript: readonly string[] = HAPPY_PATH
  /** Errors that are shown with a scripted `…Failed` status. */
  statusErrors: readonly StatusEntry[] = []
  /** Reports that are shown with a scripted `…Failed` status. */
  certificationReports: readonly CertificationReport[] = []
  access: Access = 'granted'
  /** Packages are opened at commit. Turn it off to publish files that are not packages. */
  validatesPackages = true
  /** An update is answered with 200 and changes no package; https://github.com/microsoft/StoreBroker/issues/280. */
  ignoresPackageUpdates = false
  /** Requests that answer with a new `fileUploadUrl` for the same blob. */
  renewsUploadUrlOn: readonly ('GET' | 'PUT')[] = []
  /** An update is answered with the URL of another blob, and only that one counts. */
  movesUploadOnUpdate = false
  /** Number of reads for which the product does not show its pending submission yet. */
  pendingHiddenForReads = 0
  /** Number of reads for which the product still shows a submission that was deleted. */
  deletedShownForReads = 0
  /** A commit fails for a listing without a description or a screenshot. */
  requiresListingTexts = true
  /** A commit fails for a package whose version was published before with other contents. */
  refusesPublishedVersions = true
  /**
   * A commit fails for packages without a bundle after one was published;
   * https://github.com/electron-userland/electron-builder/issues/3768.
   */
  refusesPlainAfterBundle = true
  /**
   * The fourth part that the Store gives to the version of a package that it has processed, as in 1.0.30.70 for 1.0.30.0;
   * undefined when it leaves it. Documented as possible, observed in
   * https://github.com/MicrosoftDocs/windows-dev-docs/issues/2680.
   */
  storedRevision: number | undefined
  /**
   * Characters of a keyword. The API was seen to refuse more than 30 where Partner Center takes 40;
   * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90.
   */
  keywordCharacters = 30
  /**
   * Changes a new draft, which else is a copy of what is live. The Store was seen to give the listings of an app with two
   * reserved names the other name; https://github.com/microsoft/msstore-cli/issues/92.
   */
  changeNewDraft: (draft: SubmissionResource) => void = () => undefined
  /** Changes what an update has stored, before it is answered. */
  changeUpdatedDraft: (draft: SubmissionResource) => void = () => undefined
  /** Changes what is committed. */
  changeCommittedDraft: (draft: SubmissionResource) => void = () => undefined
  /**
   * Number of creates that are answered with an empty 404 after the only submission, one of the API, is deleted. Observed
   * once each on two flights, two seconds later; for how long is not known:
   * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73.
   */
  notFoundCreatesAfterDelete: number

  /** Creates the switches of a product of a kind. */
  constructor(kind: KindName) {
    this.notFoundCreatesAfterDelete = kind === 'Flight' ? 2 : 0
  }
}
