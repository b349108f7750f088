import { RELEASE_NOTES_LIMIT } from '../../shared/listing-facts.ts'

/** Limit of a text, or of a list of texts. Lengths are in characters (UTF-16 code units). */
export interface TextLimit {
  readonly mostCharacters: number
  /** Of a list; absent for a single text. */
  readonly mostItems?: number
}

/**
 * Limits of the texts of an app's listing, by property name: those of
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object and of Partner Center.
 */
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

/**
 * Limits of the texts of an add-on's listing, by property name.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
 */
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

/**
 * Limits of a trailer's texts in a language, by property name.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-assets-object
 */
export const TRAILER_LIMITS: Readonly<Record<string, TextLimit>> = { title: { mostCharacters: 255 } }

/**
 * Maximum number of packages in a submission: https://github.com/microsoft/StoreBroker/issues/69. With more, a
 * submission has been seen to become a draft again after its commit: https://github.com/microsoft/msstore-cli/issues/62.
 */
export const MOST_PACKAGES = 30

/**
 * Maximum size of an image in bytes.
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images
 */
export const MOST_IMAGE_BYTES = 50 * 2 ** 20

/** Maximum length of an image's caption in characters. */
export const MOST_CAPTION_CHARACTERS = 200

/** Maximum number of trailers of an app. */
export const MOST_TRAILERS = 15

/** Sizes that an image may have. */
export interface ImageLimit {
  /** Exact sizes, width by height, in pixels. */
  readonly sizes?: readonly (readonly [number, number])[]
  /** Minimum size, in either orientation. */
  readonly least?: readonly [number, number]
  /** Maximum size, in either orientation. */
  readonly most?: readonly [number, number]
  /** Maximum number of images of the type in one language. */
  readonly mostImages?: number
}

/**
 * Limits of images by their type; the others have no known limits.
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images
 */
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

/**
 * Limit of a trailer's thumbnail.
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/screenshots-and-images#trailers
 */
export const THUMBNAIL_LIMIT: ImageLimit = { sizes: [[1920, 1080]] }
