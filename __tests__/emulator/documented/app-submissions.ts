import type { Resource } from './compare.ts'
import { deviationsOf, factsBelow, factsOf, requestFactsOf } from './facts.ts'
import { deliveryFacts, statusFacts } from './submissions.ts'

const PAGE = 'manage-app-submissions'

const submission = factsOf(
  PAGE,
  `
  id                                  | string          | no     | #app-submission-object
  applicationCategory                 | string          | no     | #app-submission-object
  pricing                             | object          | no     | #app-submission-object
  pricing.trialPeriod                 | string          | no     | #pricing-object
  pricing.marketSpecificPricings      | map of string   | no     | #pricing-object
  pricing.sales                       | array of object | no     | #pricing-object
  pricing.sales[].name                | string          | no     | #sale-object
  pricing.sales[].basePriceId         | string          | no     | #sale-object
  pricing.sales[].startDate           | date-time       | no     | #sale-object
  pricing.sales[].endDate             | date-time       | no     | #sale-object
  pricing.sales[].marketSpecificPricings | map of string | no    | #sale-object
  pricing.priceId                     | string          | no     | #pricing-object
  pricing.isAdvancedPricingModel      | boolean         | absent | #pricing-object; update-an-app-submission#response lacks it
  visibility                          | string          | no     | #app-submission-object
  targetPublishMode                   | string          | no     | #app-submission-object
  targetPublishDate                   | date-time       | no     | #app-submission-object: a string in ISO 8601
  listings                            | map of object   | no     | #app-submission-object: the key is called a country code there, and is a language in each sample
  listings.*.baseListing              | object          | no     | #listing-object
  listings.*.platformOverrides        | map of object   | no     | #listing-object
  hardwarePreferences                 | array of string | no     | #app-submission-object
  automaticBackupEnabled              | boolean         | no     | #app-submission-object
  canInstallOnRemovableMedia          | boolean         | no     | #app-submission-object
  isGameDvrEnabled                    | boolean         | no     | #app-submission-object
  gamingOptions                       | array of object | yes    | #gaming-options-object: null for submissions of before May 2017; an object in update-an-app-submission#request-body
  hasExternalInAppProducts            | boolean         | no     | #app-submission-object
  meetAccessibilityGuidelines         | boolean         | no     | #app-submission-object
  notesForCertification               | string          | no     | #app-submission-object
  fileUploadUrl                       | string          | no     | #app-submission-object
  applicationPackages                 | array of object | no     | #app-submission-object
  packageDeliveryOptions              | object          | no     | #app-submission-object
  enterpriseLicensing                 | string          | no     | #app-submission-object
  allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies | boolean | no | #app-submission-object; allowMicrosft… in the table of update-an-app-submission#request-body
  allowTargetFutureDeviceFamilies     | map of boolean  | no     | #app-submission-object; a boolean in the table of update-an-app-submission#request-body
  friendlyName                        | string          | no     | #app-submission-object
  trailers                            | array of object | yes    | #trailer-object: null for submissions of before May 2017
  `,
)

const baseListing = factsOf(
  PAGE,
  `
  copyrightAndTrademarkInfo | string          | no     | #base-listing-object
  keywords                  | array of string | no     | #base-listing-object
  licenseTerms              | string          | no     | #base-listing-object
  privacyPolicy             | string          | no     | #base-listing-object
  supportContact            | string          | no     | #base-listing-object
  websiteUrl                | string          | no     | #base-listing-object
  description               | string          | no     | #base-listing-object
  features                  | array of string | no     | #base-listing-object
  releaseNotes              | string          | no     | #base-listing-object
  images                    | array of object | no     | #base-listing-object
  images[].fileName         | string          | no     | #image-object
  images[].fileStatus       | string          | no     | #image-object
  images[].id               | string          | yes    | #image-object: supplied by Partner Center, so that a new one has none
  images[].description      | string          | absent | #image-object; only the sample at #app-submission-object has it
  images[].imageType        | string          | no     | #image-object
  recommendedHardware       | array of string | no     | #base-listing-object
  minimumHardware           | array of string | absent | #base-listing-object: a string by its type, an array by its description; in no sample
  title                     | string          | no     | #base-listing-object
  shortDescription          | string          | absent | #base-listing-object; in no sample
  shortTitle                | string          | absent | #base-listing-object; in no sample
  sortTitle                 | string          | absent | #base-listing-object; in no sample
  voiceTitle                | string          | absent | #base-listing-object; in no sample
  devStudio                 | string          | absent | #base-listing-object; in no sample
  `,
)

const NOT_IN_OVERRIDES = [
  'copyrightAndTrademarkInfo',
  'keywords',
  'licenseTerms',
  'privacyPolicy',
  'supportContact',
  'websiteUrl',
  'shortDescription',
  'shortTitle',
  'sortTitle',
  'voiceTitle',
  'devStudio',
]

/** An override has the values “from description to title” of a base listing; the samples have one of them. */
const platformOverride = baseListing
  .filter(({ path }) => !NOT_IN_OVERRIDES.includes(path))
  .map((fact) => ({ ...fact, ...(!fact.path.includes('.') && { nullable: 'absent' as const }) }))

const applicationPackage = factsOf(
  PAGE,
  `
  fileName              | string          | no     | #application-package-object
  fileStatus            | string          | no     | #application-package-object
  id                    | string          | no     | #application-package-object
  version               | string          | no     | #application-package-object
  architecture          | string          | no     | #application-package-object
  languages             | array of string | no     | #application-package-object
  capabilities          | array of string | no     | #application-package-object
  minimumDirectXVersion | string          | no     | #application-package-object
  minimumSystemRam      | string          | no     | #application-package-object
  targetDeviceFamilies  | array of string | absent | #application-package-object; populated by Partner Center, so that a new one has none
  `,
)

const gamingOptions = factsOf(
  PAGE,
  `
  genres                        | array of string | no | #gaming-options-object
  isLocalMultiplayer            | boolean         | no | #gaming-options-object
  isLocalCooperative            | boolean         | no | #gaming-options-object
  isOnlineMultiplayer           | boolean         | no | #gaming-options-object
  isOnlineCooperative           | boolean         | no | #gaming-options-object
  localMultiplayerMinPlayers    | int             | no | #gaming-options-object
  localMultiplayerMaxPlayers    | int             | no | #gaming-options-object
  localCooperativeMinPlayers    | int             | no | #gaming-options-object
  localCooperativeMaxPlayers    | int             | no | #gaming-options-object
  isBroadcastingPrivilegeGranted| boolean         | no | #gaming-options-object
  isCrossPlayEnabled            | boolean         | no | #gaming-options-object
  kinectDataForExternal         | string          | no | #gaming-options-object
  `,
)

const trailer = factsOf(
  PAGE,
  `
  id                                    | string          | absent | #trailer-object: provided by Partner Center, so that a new one has none
  videoFileName                         | string          | no     | #trailer-object
  videoFileId                           | string          | absent | #trailer-object: as the id
  trailerAssets                         | map of object   | no     | #trailer-object
  trailerAssets.*.title                 | string          | no     | #trailer-assets-object
  trailerAssets.*.imageList             | array of object | no     | #trailer-assets-object
  trailerAssets.*.imageList[].fileName  | string          | no     | #image-for-trailer-object
  trailerAssets.*.imageList[].id        | string          | absent | #image-for-trailer-object: as the id of the trailer
  trailerAssets.*.imageList[].description | string        | no     | #image-for-trailer-object
  `,
)

/** The resource of an app submission. */
export const appSubmission: Resource = {
  facts: [
    ...submission,
    ...statusFacts(PAGE),
    ...factsBelow('listings.*.baseListing', baseListing),
    ...factsBelow('listings.*.platformOverrides.*', platformOverride),
    ...factsBelow('applicationPackages[]', applicationPackage),
    ...factsBelow('packageDeliveryOptions', deliveryFacts(PAGE)),
    ...factsBelow('gamingOptions[]', gamingOptions),
    ...factsBelow('trailers[]', trailer),
  ],
  undocumented: deviationsOf(`
    storeTelemetryChannel | made up: the Store adds properties without notice, and clients have to send them back
    unannouncedOptions    | made up: the same with an object
  `),
  contradicted: deviationsOf(`
    pricing.sales[].name                   | #sale-object: the sales of an answer are empty; those of create-an-add-on-submission#response are not
    pricing.sales[].basePriceId            | the same
    pricing.sales[].startDate              | the same
    pricing.sales[].endDate                | the same
    pricing.sales[].marketSpecificPricings | the same
  `),
}

/** The body of an update. The files of the ZIP are new, so that none of the app's own has to be named. */
export const appUpdate = requestFactsOf(
  PAGE,
  `
  applicationCategory                              | string          | "BooksAndReference_EReader" | kept    | #app-submission-object
  pricing.trialPeriod                              | string          | "FifteenDays"               | kept    | #pricing-object
  pricing.marketSpecificPricings                   | map of string   | {"RU": "Tier3"}             | kept    | #pricing-object
  pricing.sales[].name                             | string          | "Sale"                      | ignored | #sale-object: sales are ignored
  pricing.sales[].basePriceId                      | string          | "Free"                      | ignored | #sale-object
  pricing.sales[].startDate                        | date-time       | "2016-05-21T18:40:11.7369008Z" | ignored | #sale-object
  pricing.sales[].endDate                          | date-time       | "2016-05-22T18:40:11.7369008Z" | ignored | #sale-object
  pricing.sales[].marketSpecificPricings           | map of string   | {"RU": "NotAvailable"}      | ignored | #sale-object
  pricing.priceId                                  | string          | "Tier2"                     | kept    | #pricing-object
  pricing.isAdvancedPricingModel                   | boolean         | true                        | ignored | #pricing-object: read-only
  visibility                                       | string          | "Private"                   | kept    | #app-submission-object
  targetPublishMode                                | string          | "Immediate"                 | kept    | #app-submission-object
  targetPublishDate                                | date-time       | "1601-01-01T00:00:00Z"      | kept    | #app-submission-object
  listings.en-us.baseListing.copyrightAndTrademarkInfo | string      | "© Fabrikam"                | kept    | #base-listing-object
  listings.en-us.baseListing.keywords              | array of string | ["epub"]                    | kept    | #base-listing-object
  listings.en-us.baseListing.licenseTerms          | string          | "Read it."                  | kept    | #base-listing-object
  listings.en-us.baseListing.privacyPolicy         | string          | "https://fabrikam.example"  | ignored | #base-listing-object: obsolete
  listings.en-us.baseListing.supportContact        | string          | "help@fabrikam.example"     | ignored | #base-listing-object: obsolete
  listings.en-us.baseListing.websiteUrl            | string          | "https://fabrikam.example"  | ignored | #base-listing-object: obsolete
  listings.en-us.baseListing.description           | string          | "A reader."                 | kept    | #base-listing-object
  listings.en-us.baseListing.features              | array of string | ["Reads"]                   | kept    | #base-listing-object
  listings.en-us.baseListing.releaseNotes          | string          | "Reads more."               | kept    | #base-listing-object
  listings.en-us.baseListing.images[].fileName     | string          | "en-us/reader.png"          | kept    | #image-object
  listings.en-us.baseListing.images[].fileStatus   | string          | "PendingUpload"             | kept    | #image-object
  listings.en-us.baseListing.images[].description  | string          | "A page"                    | kept    | #image-object
  listings.en-us.baseListing.images[].imageType    | string          | "Screenshot"                | kept    | #image-object
  listings.en-us.baseListing.recommendedHardware   | array of string | ["A screen"]                | kept    | #base-listing-object
  listings.en-us.baseListing.minimumHardware       | array of string | ["An eye"]                  | kept    | #base-listing-object
  listings.en-us.baseListing.title                 | string          | "Contoso Demo"              | kept    | #base-listing-object
  listings.en-us.baseListing.shortDescription      | string          | "Reads."                    | kept    | #base-listing-object
  listings.en-us.baseListing.shortTitle            | string          | "Demo"                      | kept    | #base-listing-object
  listings.en-us.baseListing.sortTitle             | string          | "Demo, Contoso"             | kept    | #base-listing-object
  listings.en-us.baseListing.voiceTitle            | string          | "Contoso demo"              | kept    | #base-listing-object
  listings.en-us.baseListing.devStudio             | string          | "Fabrikam"                  | kept    | #base-listing-object
  listings.en-us.platformOverrides.Windows81.description         | string          | "Reads on 8.1."    | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.features            | array of string | ["Reads"]          | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.releaseNotes        | string          | "Reads more."      | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.images[].fileName   | string          | "en-us/old.png"    | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.images[].fileStatus | string          | "PendingUpload"    | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.images[].description| string          | "A page on 8.1"    | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.images[].imageType  | string          | "Screenshot"       | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.recommendedHardware | array of string | ["A screen"]       | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.minimumHardware     | array of string | ["An eye"]         | kept | #listing-object
  listings.en-us.platformOverrides.Windows81.title               | string          | "Contoso Demo"     | kept | #listing-object
  hardwarePreferences                              | array of string | ["Touch"]                   | kept    | #app-submission-object
  automaticBackupEnabled                           | boolean         | true                        | kept    | #app-submission-object
  canInstallOnRemovableMedia                       | boolean         | false                       | kept    | #app-submission-object
  isGameDvrEnabled                                 | boolean         | true                        | kept    | #app-submission-object
  gamingOptions[].genres                           | array of string | ["Games_RolePlaying"]       | kept    | #gaming-options-object
  gamingOptions[].isLocalMultiplayer               | boolean         | true                        | kept    | #gaming-options-object
  gamingOptions[].isLocalCooperative               | boolean         | true                        | kept    | #gaming-options-object
  gamingOptions[].isOnlineMultiplayer              | boolean         | false                       | kept    | #gaming-options-object
  gamingOptions[].isOnlineCooperative              | boolean         | false                       | kept    | #gaming-options-object
  gamingOptions[].localMultiplayerMinPlayers       | int             | 2                           | kept    | #gaming-options-object
  gamingOptions[].localMultiplayerMaxPlayers       | int             | 12                          | kept    | #gaming-options-object
  gamingOptions[].localCooperativeMinPlayers       | int             | 2                           | kept    | #gaming-options-object
  gamingOptions[].localCooperativeMaxPlayers       | int             | 12                          | kept    | #gaming-options-object
  gamingOptions[].isBroadcastingPrivilegeGranted   | boolean         | true                        | kept    | #gaming-options-object
  gamingOptions[].isCrossPlayEnabled               | boolean         | false                       | kept    | #gaming-options-object
  gamingOptions[].kinectDataForExternal            | string          | "Enabled"                   | kept    | #gaming-options-object
  hasExternalInAppProducts                         | boolean         | true                        | kept    | #app-submission-object
  meetAccessibilityGuidelines                      | boolean         | false                       | kept    | #app-submission-object
  notesForCertification                            | string          | "Open a book."              | kept    | #app-submission-object
  applicationPackages[].fileName                   | string          | "reader.appx"               | kept    | #application-package-object
  applicationPackages[].fileStatus                 | string          | "PendingUpload"             | kept    | #application-package-object
  applicationPackages[].minimumDirectXVersion      | string          | "None"                      | kept    | #application-package-object
  applicationPackages[].minimumSystemRam           | string          | "None"                      | kept    | #application-package-object
  packageDeliveryOptions.packageRollout.isPackageRollout         | boolean   | true                      | kept    | #package-rollout-object
  packageDeliveryOptions.packageRollout.packageRolloutPercentage | float     | 12.5                      | kept    | #package-rollout-object
  packageDeliveryOptions.packageRollout.packageRolloutStatus     | string    | "PackageRolloutComplete"  | ignored | #package-rollout-object
  packageDeliveryOptions.packageRollout.fallbackSubmissionId     | string    | "1212922684621243058"     | ignored | #package-rollout-object
  packageDeliveryOptions.packageRollout.isSeekEnabled            | boolean   | true                      | kept    | #app-submission-object
  packageDeliveryOptions.isMandatoryUpdate                       | boolean   | true                      | kept    | #package-delivery-options-object
  packageDeliveryOptions.mandatoryUpdateEffectiveDate            | date-time | "2031-01-01T00:00:00.0000000Z" | kept | #package-delivery-options-object
  enterpriseLicensing                              | string          | "OnlineAndOffline"          | kept    | #enterprise-licensing
  allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies | boolean | false                      | kept    | #app-submission-object
  allowTargetFutureDeviceFamilies                  | map of boolean  | {"Desktop": false, "Mobile": true, "Holographic": true, "Xbox": false, "Team": true} | kept | #app-submission-object
  trailers[].videoFileName                         | string          | "Trailers\\\\Reader.mp4"     | kept    | #trailer-object
  trailers[].trailerAssets.en-us.title             | string          | "Reader"                    | kept    | #trailer-assets-object
  trailers[].trailerAssets.en-us.imageList[].fileName    | string    | "Images\\\\Reader.png"       | kept    | #image-for-trailer-object
  trailers[].trailerAssets.en-us.imageList[].description | string    | "A page"                    | kept    | #image-for-trailer-object
  `,
)
