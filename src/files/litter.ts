// AppleDouble files and folders of macOS (https://www.rfc-editor.org/rfc/rfc1740), files that its Finder and Windows
// Explorer leave in folders they have shown, and files that both keep at the root of a disk.
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
 * Returns whether a path, with either slash, leads to a file that an operating system leaves among the user's files.
 * Such a file is never meant, even if it is named like a package.
 */
export function isLitter(path: string): boolean {
  return LITTER.test(path)
}
