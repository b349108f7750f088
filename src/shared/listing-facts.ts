/**
 * Texts of a listing that the API can set, by property: one text, or a list with one line per entry in a file.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
 */
export const LISTING_FIELDS: Readonly<Record<string, 'text' | 'lines'>> = {
  title: 'text',
  shortTitle: 'text',
  sortTitle: 'text',
  voiceTitle: 'text',
  shortDescription: 'text',
  description: 'text',
  releaseNotes: 'text',
  features: 'lines',
  keywords: 'lines',
  minimumHardware: 'lines',
  recommendedHardware: 'lines',
  devStudio: 'text',
  copyrightAndTrademarkInfo: 'text',
  licenseTerms: 'text',
}

/** Maximum length of release notes in characters (UTF-16 code units). */
export const RELEASE_NOTES_LIMIT = 1500

/**
 * Types of the images of a listing, as the Store spells them.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
 */
export const IMAGE_TYPES: readonly string[] = [
  'Screenshot',
  'MobileScreenshot',
  'XboxScreenshot',
  'SurfaceHubScreenshot',
  'HoloLensScreenshot',
  'StoreLogo9x16',
  'StoreLogoSquare',
  'Icon',
  'PromotionalArt16x9',
  'PromotionalArtwork2400X1200',
  'XboxBrandedKeyArt',
  'XboxTitledHeroArt',
  'XboxFeaturedPromotionalArt',
  'SquareIcon358X358',
  'BackgroundImage1000X800',
  'PromotionalArtwork414X180',
  'PromotionalArtwork846X468',
  'PromotionalArtwork558X756',
  'PromotionalArtwork414X468',
  'PromotionalArtwork558X558',
  'WideIcon358X173',
]
