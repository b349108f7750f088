import { IMAGE_TYPES } from '../../shared/listing-facts.ts'

// The words of the API, which it matches with case. Sets that the Store keeps adding to are good enough for the
// one thing that they are used for: a word that differs in case only is never meant.
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions

/** Types that an image of a listing can have, the unknown one included. */
export const LISTING_IMAGE_TYPES: readonly string[] = [...IMAGE_TYPES, 'Unknown']

const CATEGORIES = `NotSet BooksAndReference BooksAndReference_EReader BooksAndReference_Fiction
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

/** Words that a property of a submission may have, by the property's name, wherever it stands. */
export const ENUM_VALUES: Readonly<Record<string, readonly string[]>> = {
  applicationCategory: words(CATEGORIES),
  contentType: words(
    'NotSet BookDownload EMagazine ENewspaper MusicDownload MusicStream OnlineDataStorage VideoDownload VideoStream Asp OnlineDownload',
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
  priceId: ['Free', 'NotAvailable', 'Base', ...tiers(2, 96), ...tiers(1012, 1424)],
  targetPublishMode: words('Immediate Manual SpecificDate NotSet'),
  trialPeriod: words('NoFreeTrial OneDay SevenDays FifteenDays ThirtyDays TrialNeverExpires'),
  visibility: words('Public Private Hidden NotSet'),
}
