import type { Resource } from './compare.ts'
import { deviationsOf, factsOf, requestFactsOf } from './facts.ts'
import { statusFacts } from './submissions.ts'

const PAGE = 'manage-add-on-submissions'

/** The resource of an add-on submission. */
export const addOnSubmission: Resource = {
  facts: [
    ...factsOf(
      PAGE,
      `
      id                             | string          | no     | #add-on-submission-object
      contentType                    | string          | no     | #add-on-submission-object
      keywords                       | array of string | no     | #add-on-submission-object
      lifetime                       | string          | no     | #add-on-submission-object
      listings                       | map of object   | no     | #add-on-submission-object: the key is called a country code there, and is a language in each sample
      listings.*.description         | string          | no     | #listing-object
      listings.*.icon                | object          | no     | #listing-object
      listings.*.icon.fileName       | string          | no     | #icon-object
      listings.*.icon.fileStatus     | string          | no     | #icon-object
      listings.*.title               | string          | no     | #listing-object
      pricing                        | object          | no     | #add-on-submission-object
      pricing.marketSpecificPricings | map of string   | no     | #pricing-object
      pricing.sales                  | array of object | no     | #pricing-object
      pricing.sales[].name           | string          | no     | #sale-object
      pricing.sales[].basePriceId    | string          | no     | #sale-object
      pricing.sales[].startDate      | date-time       | no     | #sale-object
      pricing.sales[].endDate        | date-time       | no     | #sale-object
      pricing.sales[].marketSpecificPricings | map of string | no | #sale-object
      pricing.priceId                | string          | no     | #pricing-object
      pricing.isAdvancedPricingModel | boolean         | absent | #pricing-object; update-an-add-on-submission#response lacks it
      targetPublishDate              | date-time       | no     | #add-on-submission-object: a string in ISO 8601
      targetPublishMode              | string          | no     | #add-on-submission-object
      tag                            | string          | no     | #add-on-submission-object
      visibility                     | string          | no     | #add-on-submission-object
      fileUploadUrl                  | string          | no     | #add-on-submission-object
      friendlyName                   | string          | no     | #add-on-submission-object
      `,
    ),
    ...statusFacts(PAGE),
  ],
  undocumented: deviationsOf(`
    unannouncedOptions | made up: the Store adds properties without notice, and clients have to send them back
  `),
  contradicted: deviationsOf(`
    pricing.sales[].name                   | #sale-object: the sales of an answer are empty; those of create-an-add-on-submission#response are not
    pricing.sales[].basePriceId            | the same
    pricing.sales[].startDate              | the same
    pricing.sales[].endDate                | the same
    pricing.sales[].marketSpecificPricings | the same
  `),
}

/** The body of a request for a new add-on. */
export const addOnCreate = requestFactsOf(
  'create-an-add-on',
  `
  applicationIds | array of string | ["9NDEMO000001"] | ignored | #request-body: comes back as applications
  productId      | string          | "my-new-add-on"  | kept    | #request-body
  productType    | string          | "Consumable"     | kept    | #request-body
  `,
)

/** The body of an update. */
export const addOnUpdate = requestFactsOf(
  PAGE,
  `
  contentType                            | string          | "EMagazine"                    | kept    | #add-on-submission-object
  keywords                               | array of string | ["books"]                      | kept    | #add-on-submission-object
  lifetime                               | string          | "FiveDays"                     | kept    | #add-on-submission-object
  listings.en.description                | string          | "One issue."                   | kept    | #listing-object
  listings.en.icon.fileName              | string          | "add-on.png"                   | kept    | #icon-object
  listings.en.icon.fileStatus            | string          | "PendingUpload"                | kept    | #icon-object
  listings.en.title                      | string          | "Issue"                        | kept    | #listing-object
  pricing.marketSpecificPricings         | map of string   | {"RU": "Tier3", "US": "Tier4"} | kept    | #pricing-object
  pricing.sales[].name                   | string          | "Sale"                         | ignored | #sale-object: sales are ignored
  pricing.sales[].basePriceId            | string          | "Free"                         | ignored | #sale-object
  pricing.sales[].startDate              | date-time       | "2016-05-21T18:40:11.7369008Z" | ignored | #sale-object
  pricing.sales[].endDate                | date-time       | "2016-05-22T18:40:11.7369008Z" | ignored | #sale-object
  pricing.sales[].marketSpecificPricings | map of string   | {"RU": "NotAvailable"}         | ignored | #sale-object
  pricing.priceId                        | string          | "Free"                         | kept    | #pricing-object
  pricing.isAdvancedPricingModel         | boolean         | true                           | ignored | #pricing-object: read-only
  targetPublishDate                      | date-time       | "2016-03-15T05:10:58.047Z"     | kept    | #add-on-submission-object
  targetPublishMode                      | string          | "Immediate"                    | kept    | #add-on-submission-object
  tag                                    | string          | "SampleTag"                    | kept    | #add-on-submission-object
  visibility                             | string          | "Public"                       | kept    | #add-on-submission-object
  `,
)
