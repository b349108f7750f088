import type { KindName } from '../kinds.ts'

/** The properties of an object, by name. */
export type Properties = Readonly<Record<string, PropertyType>>

/**
 * The type of a property: any value, one of some words, an object, or a map, whose keys may be languages. A list has
 * the type of its items.
 */
export type PropertyType =
  | 'value'
  | { readonly words: readonly string[] }
  | { readonly properties: Properties }
  | { readonly mapOf: PropertyType; readonly keys: 'languages' | 'others' }

const words = (text: string): PropertyType => ({ words: text.trim().split(/\s+/) })

/** Returns the properties of names whose values are not looked into. */
const values = (names: string): Properties =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, 'value']),
  )

/**
 * Groups of categories, and what follows their names after `_`: those of Partner Center's PowerShell module and of
 * https://github.com/microsoft/msstore-cli.
 */
const CATEGORIES: Readonly<Record<string, string>> = {
  BooksAndReference: 'EReader Fiction Nonfiction Reference',
  Business:
    'AccountingAndFinance Collaboration CRM DataAndAnalytics FileManagement InventoryAndLogistics LegalAndHR ' +
    'ProjectManagement RemoteDesktop SalesAndMarketing TimeAndExpenses',
  DeveloperTools:
    'Database DesignTools DevelopmentKits Networking ReferenceAndTraining Servers Utilities Webhosting',
  Education: 'BooksAndReference EarlyLearning InstructionalTools Language StudyAids',
  Entertainment: '',
  FoodAndDining: '',
  Games:
    'ActionAndAdventure CardAndBoard Casino Classics Educational FamilyAndKids Fighting ' +
    'MultiPlayerOnlineBattleArena Music Other Platformer PuzzleAndTrivia RacingAndFlying Roleplaying Shooter ' +
    'Simulation Sports Strategy Tools Word',
  GovernmentAndPolitics: '',
  HealthAndFitness: '',
  KidsAndFamily: 'BooksAndReference Entertainment HobbiesAndToys SportsAndActivities Travel',
  Lifestyle: 'Automotive DIY HomeAndGarden Relationships SpecialInterest StyleAndFashion',
  Medical: '',
  MultimediaDesign: 'IllustrationAndGraphicDesign MusicProduction PhotoAndVideoProduction',
  Music: '',
  NavigationAndMaps: '',
  NewsAndWeather: 'News Weather',
  PersonalFinance: 'BankingAndInvestments BudgetingAndTaxes',
  Personalization: 'RingtonesAndSounds Themes WallpaperAndLockScreens',
  PhotoAndVideo: '',
  Productivity: '',
  Security: 'PCProtection PersonalSecurity',
  Shopping: '',
  Social: '',
  Sports: '',
  Travel: 'CityGuides Hotels',
  UtilitiesAndTools: 'BackupAndManage FileManager',
}

const category: PropertyType = {
  words: Object.entries(CATEGORIES).flatMap(([group, parts]) => [
    group,
    ...parts
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => `${group}_${part}`),
  ]),
}

// The pages list NotSet for these two, but it is what a product has before anybody has chosen: an update refuses it.
const visibility = words('Public Private Hidden')
const targetPublishMode = words('Immediate Manual SpecificDate')

const fileStatus = words('None PendingUpload Uploaded PendingDelete')

/** https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#application-package-object */
const packages: PropertyType = {
  properties: {
    ...values('fileName id version architecture languages capabilities targetDeviceFamilies targetPlatform'),
    fileStatus,
    minimumDirectXVersion: words('None DirectX93 DirectX100'),
    minimumSystemRam: words('None Memory2GB'),
  },
}

const packageDeliveryOptions: PropertyType = {
  properties: {
    ...values('isMandatoryUpdate mandatoryUpdateEffectiveDate'),
    packageRollout: {
      properties: values(
        'isPackageRollout packageRolloutPercentage packageRolloutStatus fallbackSubmissionId isSeekEnabled',
      ),
    },
  },
}

const image: PropertyType = {
  properties: {
    ...values('fileName id description'),
    fileStatus,
    imageType: words(`
      Screenshot MobileScreenshot XboxScreenshot SurfaceHubScreenshot HoloLensScreenshot StoreLogo9x16
      StoreLogoSquare Icon PromotionalArt16x9 PromotionalArtwork2400X1200 XboxBrandedKeyArt XboxTitledHeroArt
      XboxFeaturedPromotionalArt SquareIcon358X358 BackgroundImage1000X800 PromotionalArtwork414X180
      PromotionalArtwork846X468 PromotionalArtwork558X756 PromotionalArtwork414X468 PromotionalArtwork558X558
      WideIcon358X173 Unknown
    `),
  },
}

/** https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object */
const listingText: PropertyType = {
  properties: {
    ...values(`
      copyrightAndTrademarkInfo keywords licenseTerms privacyPolicy supportContact websiteUrl description features
      releaseNotes recommendedHardware minimumHardware title shortDescription shortTitle sortTitle voiceTitle devStudio
    `),
    images: image,
  },
}

const trailer: PropertyType = {
  properties: {
    ...values('id videoFileName videoFileId'),
    trailerAssets: {
      keys: 'languages',
      mapOf: {
        properties: { title: 'value', imageList: { properties: values('fileName id description') } },
      },
    },
  },
}

/** https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#gaming-options-object */
const gamingOptions: PropertyType = {
  properties: {
    ...values(`
      isLocalMultiplayer isLocalCooperative isOnlineMultiplayer isOnlineCooperative isBroadcastingPrivilegeGranted
      isCrossPlayEnabled localMultiplayerMinPlayers localMultiplayerMaxPlayers localCooperativeMinPlayers
      localCooperativeMaxPlayers
    `),
    // A genre is Games_RolePlaying, the category is Games_Roleplaying.
    genres: words(`
      Games_ActionAndAdventure Games_CardAndBoard Games_Casino Games_Educational Games_FamilyAndKids Games_Fighting
      Games_Music Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_RolePlaying Games_Shooter
      Games_Simulation Games_Sports Games_Strategy Games_Word
    `),
    kinectDataForExternal: words('NotSet Unknown Enabled Disabled'),
  },
}

const pricing: Properties = {
  ...values('sales priceId isAdvancedPricingModel'),
  marketSpecificPricings: { mapOf: 'value', keys: 'others' },
}

const ofEverySubmission = values(
  'id status statusDetails fileUploadUrl friendlyName targetPublishDate notesForCertification',
)

/** The types of submissions, by kind of product. */
export const submissionTypes: Readonly<Record<KindName, PropertyType>> = {
  Application: {
    properties: {
      ...ofEverySubmission,
      ...values(`
        automaticBackupEnabled canInstallOnRemovableMedia isGameDvrEnabled hasExternalInAppProducts
        meetAccessibilityGuidelines allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies
      `),
      applicationCategory: category,
      pricing: {
        properties: {
          ...pricing,
          trialPeriod: words('NoFreeTrial OneDay SevenDays FifteenDays ThirtyDays TrialNeverExpires'),
        },
      },
      visibility,
      targetPublishMode,
      listings: {
        keys: 'languages',
        mapOf: {
          properties: {
            baseListing: listingText,
            platformOverrides: { mapOf: listingText, keys: 'others' },
          },
        },
      },
      hardwarePreferences: words('Touch Keyboard Mouse Camera NfcHce Nfc BluetoothLE Telephony'),
      gamingOptions,
      applicationPackages: packages,
      packageDeliveryOptions,
      enterpriseLicensing: words('None Online OnlineAndOffline'),
      allowTargetFutureDeviceFamilies: { mapOf: 'value', keys: 'others' },
      trailers: trailer,
    },
  },
  Flight: {
    properties: {
      ...ofEverySubmission,
      flightId: 'value',
      flightPackages: packages,
      packageDeliveryOptions,
      targetPublishMode,
    },
  },
  InAppProduct: {
    properties: {
      ...ofEverySubmission,
      ...values('keywords tag'),
      // NotSet is a content type of its own: https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions
      contentType: words(`
        NotSet BookDownload EMagazine ENewspaper MusicDownload MusicStream OnlineDataStorage VideoDownload VideoStream
        Asp OnlineDownload
      `),
      lifetime: words(`
        Forever OneDay ThreeDays FiveDays OneWeek TwoWeeks OneMonth TwoMonths ThreeMonths SixMonths OneYear
      `),
      listings: {
        keys: 'languages',
        mapOf: {
          properties: {
            ...values('title description'),
            icon: { properties: { ...values('fileName id'), fileStatus } },
          },
        },
      },
      pricing: { properties: pricing },
      visibility,
      targetPublishMode,
    },
  },
}
