import { IMAGE_TYPES } from '../../shared/listing-facts.ts'

// The words of the API, which are case-sensitive:
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions "NotSet" marks a field that has not been
// filled yet, and is listed only where the Store accepts it in an update.

/** Types that an image of a listing can have, including `Unknown`. */
export const LISTING_IMAGE_TYPES: readonly string[] = [...IMAGE_TYPES, 'Unknown']

const CATEGORIES = `BooksAndReference BooksAndReference_EReader BooksAndReference_Fiction
BooksAndReference_Nonfiction BooksAndReference_Reference Business Business_AccountingAndFinance
Business_Collaboration Business_CRM Business_DataAndAnalytics Business_FileManagement
Business_InventoryAndLogistics Business_LegalAndHR Business_ProjectManagement Business_RemoteDesktop
Business_SalesAndMarketing Business_TimeAndExpenses DeveloperTools DeveloperTools_Database
DeveloperTools_DesignTools DeveloperTools_DevelopmentKits DeveloperTools_Networking
DeveloperTools_ReferenceAndTraining DeveloperTools_Servers DeveloperTools_Utilities DeveloperTools_Webhosting
Education Education_BooksAndReference Education_EarlyLearning Education_InstructionalTools Education_Language
Education_StudyAids Entertainment FoodAndDining Games Games_ActionAndAdventure Games_CardAndBoard Games_Casino
Games_Classics Games_Educational Games_FamilyAndKids Games_Fighting Games_MultiPlayerOnlineBattleArena Games_Music
Games_Other Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_Roleplaying Games_Shooter
Games_Simulation Games_Sports Games_Strategy Games_Tools Games_Word GovernmentAndPolitics HealthAndFitness
KidsAndFamily KidsAndFamily_BooksAndReference KidsAndFamily_Entertainment KidsAndFamily_HobbiesAndToys
KidsAndFamily_SportsAndActivities KidsAndFamily_Travel Lifestyle Lifestyle_Automotive Lifestyle_DIY
Lifestyle_HomeAndGarden Lifestyle_Relationships Lifestyle_SpecialInterest Lifestyle_StyleAndFashion Medical
MultimediaDesign MultimediaDesign_IllustrationAndGraphicDesign MultimediaDesign_MusicProduction
MultimediaDesign_PhotoAndVideoProduction Music NavigationAndMaps NewsAndWeather NewsAndWeather_News
NewsAndWeather_Weather PersonalFinance PersonalFinance_BankingAndInvestments PersonalFinance_BudgetingAndTaxes
Personalization Personalization_RingtonesAndSounds Personalization_Themes
Personalization_WallpaperAndLockScreens PhotoAndVideo Productivity Security Security_PCProtection
Security_PersonalSecurity Shopping Social Sports Travel Travel_CityGuides Travel_Hotels UtilitiesAndTools
UtilitiesAndTools_BackupAndManage UtilitiesAndTools_FileManager`

// The category is spelled Games_Roleplaying, the genre Games_RolePlaying.
const GENRES = `Games_ActionAndAdventure Games_CardAndBoard Games_Casino Games_Educational Games_FamilyAndKids
Games_Fighting Games_Music Games_Platformer Games_PuzzleAndTrivia Games_RacingAndFlying Games_RolePlaying
Games_Shooter Games_Simulation Games_Sports Games_Strategy Games_Word`

function words(text: string): readonly string[] {
  return text.split(/\s+/)
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#price-tiers
function tiers(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `Tier${first + index}`)
}

/** Words of a price, for the base price and for a market's. */
const PRICES: readonly string[] = ['Free', 'NotAvailable', 'Base', ...tiers(2, 96), ...tiers(1012, 1424)]

/** Words that a field of a submission may have, by the API's name of the field. */
export const ENUM_VALUES = {
  applicationCategory: words(CATEGORIES),
  contentType: words(
    'BookDownload EMagazine ENewspaper MusicDownload MusicStream OnlineDataStorage VideoDownload VideoStream Asp OnlineDownload',
  ),
  enterpriseLicensing: words('None Online OnlineAndOffline'),
  fileStatus: words('None PendingUpload Uploaded PendingDelete'),
  genres: words(GENRES),
  hardwarePreferences: words('Touch Keyboard Mouse Camera NfcHce Nfc BluetoothLE Telephony'),
  imageType: LISTING_IMAGE_TYPES,
  kinectDataForExternal: words('NotSet Unknown Enabled Disabled'),
  lifetime: words(
    'Forever OneDay ThreeDays FiveDays OneWeek TwoWeeks OneMonth TwoMonths ThreeMonths SixMonths OneYear',
  ),
  minimumDirectXVersion: words('None DirectX93 DirectX100'),
  minimumSystemRam: words('None Memory2GB'),
  priceId: PRICES,
  targetPublishMode: words('Immediate Manual SpecificDate'),
  trialPeriod: words('NoFreeTrial OneDay SevenDays FifteenDays ThirtyDays TrialNeverExpires'),
  visibility: words('Public Private Hidden'),
} as const satisfies Readonly<Record<string, readonly string[]>>
