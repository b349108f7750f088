import type { Resource } from './compare.ts'
import { deviationsOf, factsBelow, factsOf, requestFactsOf } from './facts.ts'
import { deliveryFacts, statusFacts } from './submissions.ts'

const PAGE = 'manage-flight-submissions'

/** The resource of a package flight submission. */
export const flightSubmission: Resource = {
  facts: [
    ...factsOf(
      PAGE,
      `
      id                                     | string          | no     | #flight-submission-object
      flightId                               | string          | no     | #flight-submission-object
      flightPackages                         | array of object | no     | #flight-submission-object
      flightPackages[].fileName              | string          | no     | #flight-package-object
      flightPackages[].fileStatus            | string          | no     | #flight-package-object
      flightPackages[].id                    | string          | no     | #flight-package-object
      flightPackages[].version               | string          | no     | #flight-package-object
      flightPackages[].architecture          | string          | absent | #flight-package-object; in no sample
      flightPackages[].languages             | array of string | no     | #flight-package-object
      flightPackages[].capabilities          | array of string | no     | #flight-package-object
      flightPackages[].minimumDirectXVersion | string          | no     | #flight-package-object
      flightPackages[].minimumSystemRam      | string          | no     | #flight-package-object
      packageDeliveryOptions                 | object          | no     | #flight-submission-object
      fileUploadUrl                          | string          | no     | #flight-submission-object
      targetPublishMode                      | string          | no     | #flight-submission-object
      targetPublishDate                      | date-time       | no     | #flight-submission-object: a string in ISO 8601; it is empty in each sample, which clients with a type for dates could not read
      notesForCertification                  | string          | no     | #flight-submission-object
      `,
    ),
    ...statusFacts(PAGE),
    ...factsBelow('packageDeliveryOptions', deliveryFacts(PAGE)),
  ],
  undocumented: deviationsOf(`
    flightPackages[].targetDeviceFamilies | read by the Azure DevOps task: https://github.com/microsoft/windows-dev-center-vsts-extension, deleteOldPackages in tasks/common/apiHelper.ts
    unannouncedOptions                    | made up: the Store adds properties without notice, and clients have to send them back
  `),
  contradicted: [],
}

/** The body of a request for a new flight. */
export const flightCreate = requestFactsOf(
  'create-a-flight',
  `
  friendlyName   | string          | "myflight"                | kept | #request-body
  groupIds       | array of string | ["1152921504606962205"]   | kept | #request-body: strings in the table, numbers in the sample
  rankHigherThan | string          | "Non-flighted submission" | kept | #request-body: a friendly name; null in the sample
  `,
)

/** The body of an update. */
export const flightUpdate = requestFactsOf(
  PAGE,
  `
  flightPackages[].fileName                                      | string    | "newPackage.appx"        | kept    | #flight-package-object
  flightPackages[].fileStatus                                    | string    | "PendingUpload"          | kept    | #flight-package-object
  flightPackages[].minimumDirectXVersion                         | string    | "None"                   | kept    | #flight-package-object
  flightPackages[].minimumSystemRam                              | string    | "None"                   | kept    | #flight-package-object
  packageDeliveryOptions.packageRollout.isPackageRollout         | boolean   | true                     | kept    | #package-rollout-object
  packageDeliveryOptions.packageRollout.packageRolloutPercentage | float     | 12.5                     | kept    | #package-rollout-object
  packageDeliveryOptions.packageRollout.packageRolloutStatus     | string    | "PackageRolloutComplete" | ignored | #package-rollout-object
  packageDeliveryOptions.packageRollout.fallbackSubmissionId     | string    | "1212922684621243058"    | ignored | #package-rollout-object
  packageDeliveryOptions.packageRollout.isSeekEnabled            | boolean   | true                     | kept    | manage-app-submissions#app-submission-object: it speaks of the flight
  packageDeliveryOptions.isMandatoryUpdate                       | boolean   | true                     | kept    | #package-delivery-options-object
  packageDeliveryOptions.mandatoryUpdateEffectiveDate            | date-time | "2031-01-01T00:00:00.0000000Z" | kept | #package-delivery-options-object
  id                                                             | string    | "existingPackage.Id"     | ignored | update-a-flight-submission#request-example: stands beside the packages
  targetPublishMode                                              | string    | "Immediate"              | kept    | #flight-submission-object
  targetPublishDate                                              | string    | ""                       | ignored | update-a-flight-submission#request-example: counts with SpecificDate only
  notesForCertification                                          | string    | "None."                  | kept    | #flight-submission-object
  `,
)
