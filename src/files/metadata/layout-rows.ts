/** The role of a file in a metadata folder, given by its location. */
export type FileRole =
  | 'field'
  | 'image'
  | 'caption'
  | 'video'
  | 'trailer-title'
  | 'thumbnail'
  | 'thumbnail-caption'
  | 'index'
  | 'obsolete'

/** The files of one role in one location. */
export interface LayoutRow {
  /**
   * The path below the metadata folder, in any case. `<…>` stands for a name; a part in parentheses is read, but never
   * suggested in a message.
   */
  readonly pattern: string
  readonly role: FileRole
  /** The last part of the pattern as shown in messages, where that says more. */
  readonly offer?: string
  /** The pattern of the same files in this action's own layout, if it differs. */
  readonly path?: string
}

/** The name of the file that lists the Store's images and trailers; it is for people and never read. */
export const INDEX_FILE = 'images.json'

/** The layout of a metadata folder that this action reads and writes. */
export const LAYOUT: readonly LayoutRow[] = [
  { pattern: '<language>/<field>.txt', role: 'field' },
  { pattern: '<language>/images/<type>/<name>.png', role: 'image' },
  { pattern: '<language>/images/<type>/<name>.txt', role: 'caption', offer: '<name>.txt (its caption)' },
  { pattern: '<language>/platform-overrides/<platform>/<field>.txt', role: 'field' },
  { pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.png', role: 'image' },
  {
    pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.txt',
    role: 'caption',
    offer: '<name>.txt (its caption)',
  },
  {
    pattern: '<language>/trailers/<video>.txt',
    role: 'trailer-title',
    offer: '<name of the video>.txt (its title)',
  },
  {
    pattern: '<language>/trailers/<video>.png',
    role: 'thumbnail',
    offer: '<name of the video>.png (its thumbnail)',
  },
  { pattern: 'trailers/<name>.mp4', role: 'video' },
  { pattern: 'trailers/<name>.mov', role: 'video' },
  { pattern: `(${INDEX_FILE})`, role: 'index', path: INDEX_FILE },
]
