// AppleDouble files and folders of macOS (https://www.rfc-editor.org/rfc/rfc1740), what its Finder and Windows' Explorer
// keep in a folder that was looked at, and what both keep at the root of a disk.
const NAMES = [
  '__MACOSX',
  '\\._[^\\\\/]*',
  '\\.(?:DS_Store|AppleDouble|localized|Spotlight-V100|Trashes|TemporaryItems|fseventsd)',
  'Icon\r',
  'desktop\\.ini',
  '(?:eh)?thumbs(?:_vista)?\\.db',
  '\\$RECYCLE\\.BIN',
  'System Volume Information',
]
const LITTER = new RegExp(`(?:^|[\\\\/])(?:${NAMES.join('|')})(?:[\\\\/]|$)`, 'i')

/**
 * Returns whether a path, with either slash, leads to a file that an operating system leaves beside the files of people:
 * it is nobody's, also when it is named like a package.
 */
export function isLitter(path: string): boolean {
  return LITTER.test(path)
}
