import { RELEASE_NOTES_LIMIT } from '../../shared/listing-facts.ts'

/** Limit of a text, or of a list of texts. Lengths are in characters (UTF-16 code units). */
export interface TextLimit {
  readonly mostCharacters: number
  /** Of a list; absent for a single text. */
  readonly mostItems?: number
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object and the portal's own
/** Limits of the texts of an app's listing, by property name. */
export const LISTING_LIMITS: Readonly<Record<string, TextLimit>> = {
  title: { mostCharacters: 256 },
  description: { mostCharacters: 10_000 },
  releaseNotes: { mostCharacters: RELEASE_NOTES_LIMIT },
  shortDescription: { mostCharacters: 1000 },
  shortTitle: { mostCharacters: 50 },
  sortTitle: { mostCharacters: 255 },
  voiceTitle: { mostCharacters: 255 },
  devStudio: { mostCharacters: 255 },
  licenseTerms: { mostCharacters: 10_000 },
  copyrightAndTrademarkInfo: { mostCharacters: 200 },
  features: { mostCharacters: 200, mostItems: 20 },
  keywords: { mostCharacters: 40, mostItems: 7 },
  recommendedHardware: { mostCharacters: 200, mostItems: 11 },
  minimumHardware: { mostCharacters: 200, mostItems: 11 },
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
/** Limits of the texts of an add-on's listing, by property name. */
export const ADD_ON_LISTING_LIMITS: Readonly<Record<string, TextLimit>> = {
  title: { mostCharacters: 100 },
  description: { mostCharacters: 200 },
}

/** Limits of the texts of a submission itself, by property name. */
export const SUBMISSION_LIMITS: Readonly<Record<string, TextLimit>> = {
  notesForCertification: { mostCharacters: 2000 },
  tag: { mostCharacters: 3000 },
  // An add-on's; those of an app are in its listings.
  keywords: { mostCharacters: 30, mostItems: 10 },
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-assets-object
/** Limits of a trailer's texts in a language, by property name. */
export const TRAILER_LIMITS: Readonly<Record<string, TextLimit>> = { title: { mostCharacters: 255 } }

// https://github.com/microsoft/StoreBroker/issues/69. With more, a submission was seen to be a draft again after its
// commit: https://github.com/microsoft/msstore-cli/issues/62.
/** Most packages that a submission can hold. */
export const MOST_PACKAGES = 30

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images
/** Most bytes of one image. */
export const MOST_IMAGE_BYTES = 50 * 2 ** 20

/** Most characters of an image's caption. */
export const MOST_CAPTION_CHARACTERS = 200

/** Most trailers that an app can have. */
export const MOST_TRAILERS = 15

/** Sizes that an image may have. */
export interface ImageLimit {
  /** Any of these, width by height, in pixels. */
  readonly sizes?: readonly (readonly [number, number])[]
  /** At least this, in either orientation. */
  readonly least?: readonly [number, number]
  /** At most this, in either orientation. */
  readonly most?: readonly [number, number]
  /** Images of the type in one language. */
  readonly mostImages?: number
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images
/** Limits of images by their type; a type that is not here has none that is known. */
export const IMAGE_LIMITS: Readonly<Record<string, ImageLimit>> = {
  Screenshot: { least: [1366, 768], most: [3840, 2160], mostImages: 10 },
  MobileScreenshot: { mostImages: 8 },
  SurfaceHubScreenshot: { mostImages: 8 },
  HoloLensScreenshot: { least: [1268, 720], mostImages: 8 },
  XboxScreenshot: { least: [1920, 1080], most: [3840, 2160], mostImages: 8 },
  StoreLogo9x16: {
    sizes: [
      [720, 1080],
      [1440, 2160],
    ],
  },
  StoreLogoSquare: {
    sizes: [
      [1080, 1080],
      [2160, 2160],
    ],
  },
  Icon: { sizes: [[300, 300]] },
  PromotionalArt16x9: {
    sizes: [
      [1920, 1080],
      [3840, 2160],
    ],
  },
  XboxBrandedKeyArt: { sizes: [[584, 800]] },
  XboxTitledHeroArt: { sizes: [[1920, 1080]] },
  XboxFeaturedPromotionalArt: { sizes: [[1080, 1080]] },
  PromotionalArtwork2400X1200: { sizes: [[2400, 1200]] },
  BackgroundImage1000X800: { sizes: [[1000, 800]] },
  SquareIcon358X358: { sizes: [[358, 358]] },
  PromotionalArtwork414X180: { sizes: [[414, 180]] },
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images#trailers
/** Limit of the still image of a trailer. */
export const THUMBNAIL_LIMIT: ImageLimit = { sizes: [[1920, 1080]] }
