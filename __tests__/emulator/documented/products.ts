import type { Resource } from './compare.ts'
import { deviationsOf, type Fact, factsBelow, factsOf } from './facts.ts'

const GET_APP_DATA = 'get-app-data'

/** The resource of an app. */
export const application: Resource = {
  facts: factsOf(
    GET_APP_DATA,
    `
    id                                                  | string    | no     | #application_object
    primaryName                                         | string    | no     | #application_object
    packageFamilyName                                   | string    | no     | #application_object
    packageIdentityName                                 | string    | no     | #application_object
    publisherName                                       | string    | no     | #application_object
    firstPublishedDate                                  | date-time | no     | #application_object: a string in ISO 8601
    lastPublishedApplicationSubmission                  | object    | absent | get-all-apps#response: not in the first app
    lastPublishedApplicationSubmission.id               | string    | no     | #submission_object
    lastPublishedApplicationSubmission.resourceLocation | string    | no     | #submission_object
    pendingApplicationSubmission                        | object    | absent | get-all-apps#response: not in the second app
    pendingApplicationSubmission.id                     | string    | no     | #submission_object
    pendingApplicationSubmission.resourceLocation       | string    | no     | #submission_object
    hasAdvancedListingPermission                        | boolean   | absent | #application_object; get-all-apps#response lacks it
    `,
  ),
  undocumented: deviationsOf(`
    PackageFamilyName | in a log of the live service: https://github.com/mozilla-releng/scriptworker-scripts/pull/519
  `),
  contradicted: deviationsOf(`
    packageFamilyName | the live service begins it with a capital: see PackageFamilyName
  `),
}

/** The resource of a package flight. */
export const flight: Resource = {
  facts: factsOf(
    GET_APP_DATA,
    `
    flightId                                       | string          | no     | #flight-object
    friendlyName                                   | string          | no     | #flight-object
    lastPublishedFlightSubmission                  | object          | absent | #flight-object; create-a-flight#response lacks it
    lastPublishedFlightSubmission.id               | string          | no     | #submission_object
    lastPublishedFlightSubmission.resourceLocation | string          | no     | #submission_object: it can be appended to the base, but the samples have it relative to the app
    pendingFlightSubmission                        | object          | absent | #flight-object; create-a-flight#response lacks it, and the sample in Python reads it there
    pendingFlightSubmission.id                     | string          | no     | #submission_object
    pendingFlightSubmission.resourceLocation       | string          | no     | #submission_object
    groupIds                                       | array of string | no     | #flight-object
    rankHigherThan                                 | string          | no     | #flight-object: a friendly name; get-a-flight#response has an ID
    `,
  ),
  undocumented: [],
  contradicted: [],
}

/** The resource of an add-on. */
export const addOn: Resource = {
  facts: factsOf(
    'manage-add-ons',
    `
    applications                                        | object          | no     | #add-on-object: an array in the table, an object in each sample
    applications.value                                  | array of object | no     | #application-object: an object in the table, an array in each sample
    applications.value[].id                             | string          | no     | #application-object
    applications.value[].resourceLocation               | string          | no     | #application-object
    applications.totalCount                             | int             | no     | #application-object
    id                                                  | string          | no     | #add-on-object
    productId                                           | string          | no     | #add-on-object
    productType                                         | string          | no     | #add-on-object
    pendingInAppProductSubmission                       | object          | absent | #add-on-object; create-an-add-on#response lacks it
    pendingInAppProductSubmission.id                    | string          | no     | #submission-object
    pendingInAppProductSubmission.resourceLocation      | string          | no     | #submission-object
    lastPublishedInAppProductSubmission                 | object          | absent | #add-on-object; create-an-add-on#response lacks it
    lastPublishedInAppProductSubmission.id              | string          | no     | #submission-object
    lastPublishedInAppProductSubmission.resourceLocation| string          | no     | #submission-object
    `,
  ),
  undocumented: [],
  contradicted: [],
}

const listFacts = (page: string): Fact[] =>
  factsOf(
    page,
    `
    @nextLink  | string          | absent | #response-body: if there are additional pages
    value      | array of object | no     | #response-body
    totalCount | int             | no     | #response-body
    `,
  )

/** The resource of a list of others. */
export function listOf(page: string, { facts, undocumented, contradicted }: Resource): Resource {
  const below = (path: string): string => `value[].${path}`
  return {
    facts: [...listFacts(page), ...factsBelow('value[]', facts)],
    undocumented: undocumented.map((row) => ({ ...row, path: below(row.path) })),
    contradicted: contradicted.map((row) => ({ ...row, path: below(row.path) })),
  }
}

/** The resource of an add-on in the list of an app. */
export const addOnOfApp: Resource = {
  facts: factsOf(GET_APP_DATA, 'inAppProductId | string | no | #add-on-object'),
  undocumented: [],
  contradicted: [],
}
