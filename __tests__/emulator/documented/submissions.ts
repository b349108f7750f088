import type { Resource } from './compare.ts'
import { type Fact, factsBelow, factsOf } from './facts.ts'

/** The status of a submission with its details. The anchors are the same on the three pages. */
export const statusFacts = (page: string): Fact[] =>
  factsOf(
    page,
    `
    status                                       | string          | no | #${page.replace(/^manage-(.*)s$/, '$1')}-object
    statusDetails                                | object          | no | #status-details-object
    statusDetails.errors                         | array of object | no | #status-details-object: an object by its type, an array by its description
    statusDetails.errors[].code                  | string          | no | #status-detail-object
    statusDetails.errors[].details               | string          | no | #status-detail-object
    statusDetails.warnings                       | array of object | no | #status-details-object: as errors
    statusDetails.warnings[].code                | string          | no | #status-detail-object
    statusDetails.warnings[].details             | string          | no | #status-detail-object
    statusDetails.certificationReports           | array of object | no | #status-details-object: as errors; the samples of add-ons have an empty one
    statusDetails.certificationReports[].date    | date-time       | no | #certification-report-resource: a string in ISO 8601
    statusDetails.certificationReports[].reportUrl | string        | no | #certification-report-resource
    `,
  )

/** The gradual rollout of packages. */
export const rolloutFacts = (page: string): Fact[] =>
  factsOf(
    page,
    `
    isPackageRollout         | boolean | no     | #package-rollout-object
    packageRolloutPercentage | float   | no     | #package-rollout-object
    packageRolloutStatus     | string  | no     | #package-rollout-object
    fallbackSubmissionId     | string  | no     | #package-rollout-object
    isSeekEnabled            | boolean | absent | manage-app-submissions#app-submission-object: listed with the submission, described as one of the rollout; in no sample
    `,
  )

/** How the packages of a submission are delivered. */
export const deliveryFacts = (page: string): Fact[] => [
  ...factsOf(
    page,
    `
    packageRollout               | object    | no | #package-delivery-options-object
    isMandatoryUpdate            | boolean   | no | #package-delivery-options-object
    mandatoryUpdateEffectiveDate | date-time | no | #package-delivery-options-object: a date
    `,
  ),
  ...factsBelow('packageRollout', rolloutFacts(page)),
]

const resourceOf = (facts: readonly Fact[]): Resource => ({ facts, undocumented: [], contradicted: [] })

/** The answer of a rollout operation. */
export const rollout = (page: string): Resource => resourceOf(rolloutFacts(page))

/** The answer with the status of a submission. */
export const submissionStatus = (page: string): Resource => resourceOf(statusFacts(page))

/** The answer to a commit. */
export const commitAnswer = (page: string): Resource =>
  resourceOf(factsOf(page, 'status | string | no | #response-body'))
