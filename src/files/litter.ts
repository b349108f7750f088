// AppleDouble files and folders of macOS (https://www.rfc-editor.org/rfc/rfc1740), and what its Finder and Windows'
// Explorer keep in a folder that was looked at.
const LITTER = /(?:^|[\\/])(?:__MACOSX|\._[^\\/]*|\.DS_Store|desktop\.ini|Thumbs\.db)(?:[\\/]|$)/i

/**
 * Returns whether a path, with either slash, leads to a file that an operating system leaves beside the files of people:
 * it is nobody's, also when it is named like a package.
 */
export function isLitter(path: string): boolean {
  return LITTER.test(path)
}
