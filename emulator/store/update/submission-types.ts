import type { KindName } from '../kinds.ts'

/** The properties of an object, by name. */
export type Properties = Readonly<Record<string, PropertyType>>

/**
 * The type of a property: a plain one, one of several words, a list, an object, or a map by languages or other keys.
 */
export type PropertyType =
  | PlainType
  | { readonly words: readonly string[] }
  | { readonly listOf: PropertyType }
  | { readonly properties: Properties }
  | { readonly mapOf: PropertyType; readonly keys: 'languages' | 'markets' | 'others' }

/** A type without parts; `any` is not checked. */
export type PlainType = 'text' | 'boolean' | 'number' | 'date' | 'any'

const words = (text: string): PropertyType => ({ words: text.trim().split(/\s+/) })

const listOf = (type: PropertyType): PropertyType => ({ listOf: type })

const texts = listOf('text')

/** Returns properties that share a type. */
const each = (type: PropertyType, names: string): Properties =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, type]),
  )

/**
 * Groups of categories, and the suffixes after `_`: those of Partner Center's PowerShell module and of
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

// The documentation lists NotSet for these two, but it is the value before a choice was made: an update with it is
// refused.
const visibility = words('Public Private Hidden')
const targetPublishMode = words('Immediate Manual SpecificDate')

const fileStatus = words('None PendingUpload Uploaded PendingDelete')

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#application-package-object
const packages = listOf({
  properties: {
    ...each('text', 'fileName id version architecture targetPlatform'),
    languages: texts,
    capabilities: texts,
    targetDeviceFamilies: texts,
    fileStatus,
    minimumDirectXVersion: words('None DirectX93 DirectX100'),
    minimumSystemRam: words('None Memory2GB'),
  },
})

const packageDeliveryOptions: PropertyType = {
  properties: {
    isMandatoryUpdate: 'boolean',
    mandatoryUpdateEffectiveDate: 'date',
    packageRollout: {
      properties: {
        ...each('boolean', 'isPackageRollout isSeekEnabled'),
        packageRolloutPercentage: 'number',
        ...each('text', 'packageRolloutStatus fallbackSubmissionId'),
      },
    },
  },
}

const images = listOf({
  properties: {
    ...each('text', 'fileName id description'),
    fileStatus,
    imageType: words(`
      Screenshot MobileScreenshot XboxScreenshot SurfaceHubScreenshot HoloLensScreenshot StoreLogo9x16
      StoreLogoSquare Icon PromotionalArt16x9 PromotionalArtwork2400X1200 XboxBrandedKeyArt XboxTitledHeroArt
      XboxFeaturedPromotionalArt SquareIcon358X358 BackgroundImage1000X800 PromotionalArtwork414X180
      PromotionalArtwork846X468 PromotionalArtwork558X756 PromotionalArtwork414X468 PromotionalArtwork558X558
      WideIcon358X173 Unknown
    `),
  },
})

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
const listingText: PropertyType = {
  properties: {
    ...each(
      'text',
      `copyrightAndTrademarkInfo licenseTerms privacyPolicy supportContact websiteUrl description releaseNotes title
      shortDescription shortTitle sortTitle voiceTitle devStudio`,
    ),
    ...each(texts, 'keywords features recommendedHardware minimumHardware'),
    images,
  },
}

const trailers = listOf({
  properties: {
    ...each('text', 'id videoFileName videoFileId'),
    trailerAssets: {
      keys: 'languages',
      mapOf: {
        properties: {
          title: 'text',
          imageList: listOf({ properties: each('text', 'fileName id description') }),
        },
      },
    },
  },
})

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#gaming-options-object
const gamingOptions = listOf({
  properties: {
    ...each(
      'boolean',
      `isLocalMultiplayer isLocalCooperative isOnlineMultiplayer isOnlineCooperative isBroadcastingPrivilegeGranted
      isCrossPlayEnabled`,
    ),
    ...each(
      'number',
      `localMultiplayerMinPlayers localMultiplayerMaxPlayers localCooperativeMinPlayers localCooperativeMaxPlayers`,
    ),
    // A genre is Games_RolePlaying, the category is Games_Roleplaying.
    genres: listOf(
      words(`
        Games_ActionAndAdventure Games_CardAndBoard Games_Casino Games_Educational Games_FamilyAndKids Games_Fighting
        Games_Music Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_RolePlaying Games_Shooter
        Games_Simulation Games_Sports Games_Strategy Games_Word
      `),
    ),
    kinectDataForExternal: words('NotSet Unknown Enabled Disabled'),
  },
})

const pricing: Properties = {
  sales: 'any',
  priceId: 'text',
  isAdvancedPricingModel: 'boolean',
  marketSpecificPricings: { mapOf: 'text', keys: 'markets' },
}

const ofEverySubmission: Properties = {
  ...each('text', 'id status fileUploadUrl friendlyName notesForCertification'),
  statusDetails: 'any',
  targetPublishDate: 'date',
  targetPublishMode,
}

/** The types of submissions, by kind of product. */
export const submissionTypes: Readonly<Record<KindName, PropertyType>> = {
  Application: {
    properties: {
      ...ofEverySubmission,
      ...each(
        'boolean',
        `automaticBackupEnabled canInstallOnRemovableMedia isGameDvrEnabled hasExternalInAppProducts
        meetAccessibilityGuidelines allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies`,
      ),
      applicationCategory: category,
      pricing: {
        properties: {
          ...pricing,
          trialPeriod: words('NoFreeTrial OneDay SevenDays FifteenDays ThirtyDays TrialNeverExpires'),
        },
      },
      visibility,
      listings: {
        keys: 'languages',
        mapOf: {
          properties: {
            baseListing: listingText,
            platformOverrides: { mapOf: listingText, keys: 'others' },
          },
        },
      },
      hardwarePreferences: listOf(words('Touch Keyboard Mouse Camera NfcHce Nfc BluetoothLE Telephony')),
      gamingOptions,
      applicationPackages: packages,
      packageDeliveryOptions,
      enterpriseLicensing: words('None Online OnlineAndOffline'),
      allowTargetFutureDeviceFamilies: { mapOf: 'boolean', keys: 'others' },
      trailers,
    },
  },
  Flight: {
    properties: {
      ...ofEverySubmission,
      flightId: 'text',
      flightPackages: packages,
      packageDeliveryOptions,
    },
  },
  InAppProduct: {
    properties: {
      ...ofEverySubmission,
      keywords: texts,
      tag: 'text',
      // NotSet is a valid content type: https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions
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
            ...each('text', 'title description'),
            icon: { properties: { ...each('text', 'fileName id'), fileStatus } },
          },
        },
      },
      pricing: { properties: pricing },
      visibility,
    },
  },
}
