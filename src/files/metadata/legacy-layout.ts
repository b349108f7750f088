import { LAYOUT, type LayoutRow } from './layout-rows.ts'

/*
 * The layouts of the older tool, which are read only:
 * https://github.com/microsoft/windows-dev-center-vsts-extension/blob/master/docs/usage.md#metadata-format
 */

const IN_LANGUAGE = LAYOUT.filter(({ pattern }) => pattern.startsWith('<language>/'))

const RENAMED = IN_LANGUAGE.flatMap((row) => {
  const pattern = row.pattern
    .replace(/^<language>\/(?=<field>|images)/, '<language>/(baseListing)/')
    .replace('/platform-overrides/', '/(platformOverrides)/')
  return pattern === row.pattern ? [] : [{ ...row, pattern, path: row.pattern }]
})

const TRAILER_ASSETS = 'trailers/(<video>.trailerAssets)/<language>'

// These can only be set in Partner Center: https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions
const OBSOLETE: readonly LayoutRow[] = ['PrivacyPolicy.txt', 'SupportContact.txt', 'WebsiteUrl.txt'].flatMap(
  (name) =>
    ['<language>', '<language>/(baseListing)', '<language>/(platformOverrides)/<platform>'].map((folder) => ({
      pattern: `${folder}/(${name})`,
      role: 'obsolete',
      path: `${folder}/${name}`,
    })),
)

/** The rows of the older layouts; the later of them has the language folders in `Listings`. */
export const LEGACY_LAYOUT: readonly LayoutRow[] = [
  ...RENAMED,
  ...OBSOLETE,
  ...[...IN_LANGUAGE, ...RENAMED, ...OBSOLETE].map((row) => ({
    ...row,
    pattern: `(Listings)/${row.pattern}`,
    path: row.path ?? row.pattern,
  })),
  { pattern: `${TRAILER_ASSETS}/title.txt`, role: 'trailer-title', path: '<language>/trailers/<video>.txt' },
  {
    pattern: `${TRAILER_ASSETS}/images/<name>.png`,
    role: 'thumbnail',
    path: '<language>/trailers/<video>.png',
  },
  {
    pattern: `${TRAILER_ASSETS}/images/<name>.txt`,
    role: 'thumbnail-caption',
    path: '<language>/trailers/<video>.png.txt',
  },
]

/** Returns the older name of a field, in lower case: `releasenotes`. */
export function legacyFieldName(property: string): string {
  return property.toLowerCase()
}

/** Returns the older name of the caption of an image: `description.01`. */
export function legacyCaptionName(image: string): string {
  return `description.${image}`
}
