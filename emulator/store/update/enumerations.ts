import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import { invalid } from '../errors.ts'
import { isKnownName } from '../property-names.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const IMAGE_TYPES = words(`
  Screenshot MobileScreenshot XboxScreenshot SurfaceHubScreenshot HoloLensScreenshot StoreLogo9x16 StoreLogoSquare
  Icon PromotionalArt16x9 PromotionalArtwork2400X1200 XboxBrandedKeyArt XboxTitledHeroArt
  XboxFeaturedPromotionalArt SquareIcon358X358 BackgroundImage1000X800 PromotionalArtwork414X180
  PromotionalArtwork846X468 PromotionalArtwork558X756 PromotionalArtwork414X468 PromotionalArtwork558X558
  WideIcon358X173 Unknown
`)

// A genre is Games_RolePlaying, the category is Games_Roleplaying.
const GENRES = words(`
  Games_ActionAndAdventure Games_CardAndBoard Games_Casino Games_Educational Games_FamilyAndKids Games_Fighting
  Games_Music Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_RolePlaying Games_Shooter
  Games_Simulation Games_Sports Games_Strategy Games_Word
`)

/** The values that a property may have, in exactly this case; for a list, each of its items. */
const enumerations: Readonly<Record<string, readonly string[]>> = {
  visibility: words('Public Private Hidden NotSet'),
  targetPublishMode: words('Immediate Manual SpecificDate NotSet'),
  enterpriseLicensing: words('None Online OnlineAndOffline'),
  trialPeriod: words('NoFreeTrial OneDay SevenDays FifteenDays ThirtyDays TrialNeverExpires'),
  fileStatus: words('None PendingUpload Uploaded PendingDelete'),
  minimumDirectXVersion: words('None DirectX93 DirectX100'),
  minimumSystemRam: words('None Memory2GB'),
  contentType: words(
    'NotSet BookDownload EMagazine ENewspaper MusicDownload MusicStream OnlineDataStorage VideoDownload ' +
      'VideoStream Asp OnlineDownload',
  ),
  lifetime: words(
    'Forever OneDay ThreeDays FiveDays OneWeek TwoWeeks OneMonth TwoMonths ThreeMonths SixMonths OneYear',
  ),
  hardwarePreferences: words('Touch Keyboard Mouse Camera NfcHce Nfc BluetoothLE Telephony'),
  genres: GENRES,
  kinectDataForExternal: words('NotSet Unknown Enabled Disabled'),
  imageType: IMAGE_TYPES,
}

/**
 * Categories that public clients know: groups, and what follows their names after `_`. The Store has others, so
 * only the case of these is looked at.
 */
const CATEGORIES: Readonly<Record<string, string>> = {
  NotSet: '',
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
    'ActionAndAdventure CardAndBoard Casino Educational FamilyAndKids Fighting Music Platformer PuzzleAndTrivia ' +
    'RacingAndFlying Roleplaying Shooter Simulation Sports Strategy Word',
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

const categories = new Map(
  Object.entries(CATEGORIES)
    .flatMap(([group, parts]) => [group, ...words(parts).map((part) => `${group}_${part}`)])
    .map((category) => [category.toLowerCase(), category]),
)

function isAllowed(name: string, value: string): boolean {
  if (name === 'applicationCategory') return (categories.get(value.toLowerCase()) ?? value) === value
  return enumerations[name]?.includes(value) ?? true
}

/** Checks the values of enumerations, whose case matters, unlike that of property names. */
export function checkEnums(body: JsonObject): Reply | undefined {
  return firstError(Object.entries(body), ([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    const wrong = values.find((item) => typeof item === 'string' && !isAllowed(name, item))
    if (wrong !== undefined) return invalid(`'${wrong}' is not a valid value for ${name}.`, name)
    const isLocale = /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(name)
    return isKnownName(name) || isLocale ? firstError(values.filter(isObject), checkEnums) : undefined
  })
}
