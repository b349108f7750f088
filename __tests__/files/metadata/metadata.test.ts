import { mkdir, open, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type ListingMetadata, type Metadata, readMetadata } from '../../../src/files/metadata/metadata.ts'
import { InputError } from '../../../src/shared/errors.ts'
import { never } from '../../support/never.ts'
import { rejection } from '../../support/rejection.ts'
import { IS_WINDOWS, itWhere, itWithLinks, withSlashes } from '../../support/system.ts'
import { tempFolder } from '../../support/temp-folder.ts'

type Files = Readonly<Record<string, Buffer | string>>

/** The start of a PNG, as far as its size goes. */
function png(width: number, height: number): Buffer {
  const header = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR        \x08\x06\0\0\0', 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

/** What is read from a folder with these files; paths are relative to it. */
async function read(files: Files): Promise<Metadata> {
  await using folder = await tempFolder()
  for (const [name, content] of Object.entries(files)) await folder.add(name, content)
  const relative = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith(folder.path)
      ? value.slice(folder.path.length + 1).replaceAll('\\', '/')
      : value
  // JSON would lose what is undefined, which is part of the value. Of the state of a file, the size is known.
  const marked = (key: string, value: unknown) => {
    if (typeof value === 'bigint') return undefined
    return value === undefined ? null : relative(key, value)
  }
  return JSON.parse(JSON.stringify(await readMetadata(folder.path, never), marked))
}

/** What the reader says of a folder with these files, without the path of the folder. */
async function refusal(files: Files): Promise<string> {
  await using folder = await tempFolder()
  for (const [name, content] of Object.entries(files)) await folder.add(name, content)
  return await refusalOf(folder.path)
}

async function refusalOf(path: string): Promise<string> {
  const error: unknown = await readMetadata(path, never).catch((reason) => reason)
  if (!(error instanceof InputError) || error.input !== 'metadata-path') throw error
  if (error.file?.startsWith(path) !== true) throw new Error('An annotation could not point to the file.')
  return error.message
    .replace(/^"metadata-path": /, '')
    .replaceAll(`"${path}`, '"')
    .replaceAll('\\', '/')
}

const only = (metadata: Metadata): ListingMetadata | undefined => metadata.languages[0]?.base
const baseOf = (fields: Partial<ListingMetadata>) => ({ fields: {}, images: {}, sources: {}, ...fields })
const imageOf = (path: string, fields = {}) => ({
  path,
  fileName: path,
  caption: null,
  state: { sizeInBytes: 29 },
  dimensions: { width: 1920, height: 1080 },
  ...fields,
})

const FULL: Files = {
  'en-us/title.txt': 'Demo\n',
  'en-us/description.txt': 'One line.\n\nAnother.\n',
  'en-us/short-description.txt': 'Short',
  'en-us/short-title.txt': 'D',
  'en-us/sort-title.txt': 'Demo, The',
  'en-us/voice-title.txt': 'Demmo',
  'en-us/dev-studio.txt': 'Studio',
  'en-us/license-terms.txt': 'Be kind.',
  'en-us/copyright-and-trademark-info.txt': '© Studio',
  'en-us/release-notes.txt': 'Faster.',
  'en-us/features.txt': 'Fast\nSmall\n',
  'en-us/keywords.txt': 'demo\nsample\n',
  'en-us/recommended-hardware.txt': 'A pen\n',
  'en-us/minimum-hardware.txt': 'A screen\n',
  'en-us/images/Screenshot/01.png': png(1920, 1080),
  'en-us/images/Screenshot/01.txt': 'The start\n',
  'en-us/images/Icon/icon.png': png(300, 300),
  'en-us/platform-overrides/Windows81/description.txt': 'For 8.1',
  'en-us/platform-overrides/Windows81/images/Screenshot/01.png': png(1366, 768),
  'de/title.txt': 'Probe',
  'en-us/trailers/main.txt': 'See it run\n',
  'en-us/trailers/main.png': png(1920, 1080),
  'de/trailers/main.txt': 'In Bewegung',
  'de/trailers/main.png': png(1920, 1080),
  'trailers/main.mp4': 'a video',
}

describe('A metadata folder', () => {
  it('is read as its languages, fields, images and trailers', async () => {
    expect(await read(FULL)).toEqual({
      languages: [
        {
          language: 'de',
          base: baseOf({ fields: { title: 'Probe' }, sources: { title: 'de/title.txt' } }),
          platformOverrides: {},
        },
        {
          language: 'en-us',
          base: {
            fields: {
              title: 'Demo',
              description: 'One line.\n\nAnother.',
              shortDescription: 'Short',
              shortTitle: 'D',
              sortTitle: 'Demo, The',
              voiceTitle: 'Demmo',
              devStudio: 'Studio',
              licenseTerms: 'Be kind.',
              copyrightAndTrademarkInfo: '© Studio',
              releaseNotes: 'Faster.',
              features: ['Fast', 'Small'],
              keywords: ['demo', 'sample'],
              recommendedHardware: ['A pen'],
              minimumHardware: ['A screen'],
            },
            images: {
              Screenshot: [imageOf('en-us/images/Screenshot/01.png', { caption: 'The start' })],
              Icon: [imageOf('en-us/images/Icon/icon.png', { dimensions: { width: 300, height: 300 } })],
            },
            sources: {
              title: 'en-us/title.txt',
              description: 'en-us/description.txt',
              shortDescription: 'en-us/short-description.txt',
              shortTitle: 'en-us/short-title.txt',
              sortTitle: 'en-us/sort-title.txt',
              voiceTitle: 'en-us/voice-title.txt',
              devStudio: 'en-us/dev-studio.txt',
              licenseTerms: 'en-us/license-terms.txt',
              copyrightAndTrademarkInfo: 'en-us/copyright-and-trademark-info.txt',
              releaseNotes: 'en-us/release-notes.txt',
              features: 'en-us/features.txt',
              keywords: 'en-us/keywords.txt',
              recommendedHardware: 'en-us/recommended-hardware.txt',
              minimumHardware: 'en-us/minimum-hardware.txt',
            },
          },
          platformOverrides: {
            Windows81: {
              fields: { description: 'For 8.1' },
              images: {
                Screenshot: [
                  imageOf('en-us/platform-overrides/Windows81/images/Screenshot/01.png', {
                    dimensions: { width: 1366, height: 768 },
                  }),
                ],
              },
              sources: { description: 'en-us/platform-overrides/Windows81/description.txt' },
            },
          },
        },
      ],
      obsolete: [],
      trailers: [
        {
          path: 'trailers/main.mp4',
          fileName: 'trailers/main.mp4',
          state: { sizeInBytes: 7 },
          assets: {
            de: { title: 'In Bewegung', thumbnail: imageOf('de/trailers/main.png') },
            'en-us': { title: 'See it run', thumbnail: imageOf('en-us/trailers/main.png') },
          },
        },
      ],
    })
  })

  it.each<{ name: string; files: Files }>([
    {
      name: 'of the older tool',
      files: {
        'en-US/BaseListing/ReleaseNotes.TXT': 'Faster.',
        'en-US/baseListing/FEATURES.txt': 'Fast\r\nSmall\r\n',
        'en-US/baseListing/Images/screenshot/main.png': png(1920, 1080),
        'en-US/baseListing/Images/screenshot/description.main.txt': 'The start',
        'en-US/PlatformOverrides/WINDOWS81/description.txt': 'For 8.1',
      },
    },
    {
      name: 'of its later version',
      files: {
        'Listings/en-us/baseListing/releasenotes.txt': 'Faster.',
        'Listings/en-us/baseListing/features.txt': 'Fast\nSmall',
        'Listings/en-us/baseListing/images/Screenshot/main.png': png(1920, 1080),
        'Listings/en-us/baseListing/images/Screenshot/description.main.txt': 'The start',
        'Listings/en-us/platformOverrides/Windows81/Description.txt': 'For 8.1',
      },
    },
    {
      name: 'half moved to the new one',
      files: {
        'en-us/Release-Notes.txt': 'Faster.',
        'en-us/baseListing/features.txt': 'Fast\n\nSmall\n',
        'listings/EN-US/images/SCREENSHOT/main.png': png(1920, 1080),
        'en-us/images/Screenshot/main.txt': 'The start',
        'en-us/platform-overrides/windows81/description.txt': 'For 8.1',
      },
    },
  ])('in the layout $name says the same', async ({ files }) => {
    const [first, ...others] = (await read(files)).languages
    expect({ ...first, others }).toEqual({
      language: 'en-us',
      base: {
        fields: { releaseNotes: 'Faster.', features: ['Fast', 'Small'] },
        images: {
          Screenshot: [
            imageOf(expect.stringMatching(/main\.png$/) as unknown as string, {
              fileName: 'en-us/images/Screenshot/main.png',
              caption: 'The start',
            }),
          ],
        },
        sources: { releaseNotes: expect.any(String), features: expect.any(String) },
      },
      platformOverrides: {
        Windows81: baseOf({
          fields: { description: 'For 8.1' },
          sources: { description: expect.any(String) as unknown as string },
        }),
      },
      others: [],
    })
  })

  it('in the older layout has a trailer’s files next to the video', async () => {
    const { languages, trailers } = await read({
      'Trailers/Main.MP4': 'a video',
      'Trailers/main.trailerAssets/en-US/title.txt': 'See it run',
      'Trailers/main.trailerAssets/en-US/images/mainthumbnail.png': png(1920, 1080),
      'Trailers/main.trailerAssets/en-US/images/mainthumbnail.txt': 'It runs',
    })
    expect({ languages, trailers }).toEqual({
      languages: [],
      trailers: [
        {
          path: 'Trailers/Main.MP4',
          fileName: 'trailers/Main.MP4',
          state: { sizeInBytes: 7 },
          assets: {
            'en-us': {
              title: 'See it run',
              thumbnail: imageOf('Trailers/main.trailerAssets/en-US/images/mainthumbnail.png', {
                fileName: 'en-us/trailers/main.png',
                caption: 'It runs',
              }),
            },
          },
        },
      ],
    })
  })

  it('is read past what systems and people leave in it, and past the index of an export', async () => {
    const extras: Files = {
      '.DS_Store': '',
      '.git/config': '',
      'README.md': '',
      'images.json': '{}',
      'en-us/Thumbs.db': '',
      'en-us/desktop.ini': '',
      'en-us/._title.txt': '',
      '__MACOSX/en-us/title.txt': 'Lost',
      'en-us/readme.txt': '',
      'en-us/images/.gitkeep': '',
      'en-us/title.txt': 'Demo',
    }
    expect(only(await read(extras))?.fields).toEqual({ title: 'Demo' })
  })

  it('is read past the files of an older tool that the Store no longer accepts, which are named', async () => {
    await using folder = await tempFolder()
    const obsolete = [
      'Listings/de/baseListing/WebsiteUrl.txt',
      'Listings/de/PrivacyPolicy.txt',
      'Listings/de/platformOverrides/Windows81/supportcontact.txt',
      'fr/PrivacyPolicy.txt',
    ]
    for (const name of [...obsolete, 'Listings/de/baseListing/Title.txt']) await folder.add(name, 'Demo')
    const metadata = await readMetadata(folder.path, never)
    expect({
      obsolete: metadata.obsolete.map((path) => withSlashes(path.slice(folder.path.length + 1))).sort(),
      languages: metadata.languages.map(({ language, base }) => [language, base.fields]),
    }).toEqual({ obsolete: obsolete.toSorted(), languages: [['de', { title: 'Demo' }]] })
  })

  it('says where a relative path was looked up', async () => {
    expect(String(await rejection(readMetadata('store/listings', never)))).toBe(
      `InputError: "metadata-path": "store/listings" does not exist (working directory: ${process.cwd()}). Is actions/checkout missing?`,
    )
  })

  it('may hold a hundred languages', async () => {
    const letters = 'abcdefghij'
    const codes = [...letters].flatMap((one) => [...letters].map((other) => `${one}${other}`))
    const files = codes.flatMap((code) => [
      [`${code}/title.txt`, code],
      [`${code}/description.txt`, `About ${code}`],
      [`${code}/images/Screenshot/01.png`, png(1920, 1080)],
    ])
    const { languages } = await read(Object.fromEntries(files))
    expect(languages.map(({ language, base: { fields } }) => [language, fields])).toEqual(
      codes.map((code) => [code, { title: code, description: `About ${code}` }]),
    )
  })
})

describe('A text file', () => {
  it.each<{ name: string; content: Buffer | string; expected: string }>([
    { name: 'without a final line break', content: 'Text', expected: 'Text' },
    { name: 'with one, which is not part of the text', content: 'Text\n', expected: 'Text' },
    { name: 'with two, of which one is', content: 'Text\n\n', expected: 'Text\n' },
    { name: 'with the line breaks of Windows', content: 'One\r\n\r\nTwo\r\n', expected: 'One\n\nTwo' },
    { name: 'with a byte order mark', content: '\ufeffText\n', expected: 'Text' },
    { name: 'with white space, which stays', content: '  Text \n', expected: '  Text ' },
    { name: 'in any script', content: 'Ünïcødé 文字 🎉', expected: 'Ünïcødé 文字 🎉' },
    { name: 'that is empty clears its field', content: '', expected: '' },
    { name: 'that is an empty line clears its field', content: '\r\n', expected: '' },
  ])('$name', async ({ content, expected }) => {
    expect(only(await read({ 'en-us/description.txt': content }))?.fields).toEqual({ description: expected })
  })

  it.each<{ name: string; content: string; expected: readonly string[] }>([
    { name: 'has an entry in each line', content: 'One\nTwo\n', expected: ['One', 'Two'] },
    { name: 'may hold empty lines', content: '\r\nOne\r\n  \r\nTwo', expected: ['One', 'Two'] },
    { name: 'may hold space around an entry', content: ' One \n\tTwo\t', expected: ['One', 'Two'] },
    { name: 'that is empty clears its field', content: '', expected: [] },
    { name: 'of empty lines clears its field', content: '\n\n', expected: [] },
  ])('of a list $name', async ({ content, expected }) => {
    expect(only(await read({ 'en-us/keywords.txt': content }))?.fields).toEqual({ keywords: expected })
  })

  const UTF_8 = 'Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).'
  it.each<{ name: string; content: Buffer; expected: string }>([
    {
      name: 'UTF-16, as Windows PowerShell writes it',
      content: Buffer.from('\ufeffText', 'utf16le'),
      expected: `"/en-us/title.txt" is UTF-16. ${UTF_8}`,
    },
    {
      name: 'UTF-16 without a mark',
      content: Buffer.from('Text', 'utf16le'),
      expected: `"/en-us/title.txt" is UTF-16 or not text. ${UTF_8}`,
    },
    {
      name: 'big-endian UTF-16',
      content: Buffer.from('\ufeffText', 'utf16le').swap16(),
      expected: `"/en-us/title.txt" is UTF-16. ${UTF_8}`,
    },
    {
      name: 'of an older code page',
      content: Buffer.from('Schön', 'latin1'),
      expected: `"/en-us/title.txt" is not UTF-8. ${UTF_8}`,
    },
  ])('is refused when it is $name', async ({ content, expected }) => {
    expect(await refusal({ 'en-us/title.txt': content })).toBe(expected)
  })
})

describe('The images of a type', () => {
  it('come in the order of their names, numbers by value', async () => {
    const names = ['10.png', '2.png', '1.png', '01.png', 'b.PNG', 'A.png']
    const { Screenshot = [] } =
      only(
        await read(Object.fromEntries(names.map((name) => [`en-us/images/Screenshot/${name}`, png(1, 1)]))),
      )?.images ?? {}
    expect(Screenshot.map(({ fileName }) => fileName)).toEqual(
      ['01.png', '1.png', '2.png', '10.png', 'A.png', 'b.PNG'].map(
        (name) => `en-us/images/Screenshot/${name}`,
      ),
    )
  })

  it('have the captions that lie beside them, in any case and either spelling', async () => {
    const { Screenshot = [] } =
      only(
        await read({
          'en-us/images/Screenshot/a.png': png(1, 1),
          'en-us/images/Screenshot/A.txt': 'Of a\n',
          'en-us/images/Screenshot/b.png': png(1, 1),
          'en-us/images/Screenshot/Description.B.txt': 'Of b',
          'en-us/images/Screenshot/c.png': png(1, 1),
          'en-us/images/Screenshot/c.txt': '',
          'en-us/images/Screenshot/description.d.png': png(1, 1),
          'en-us/images/Screenshot/description.d.txt': 'Of description.d',
          'en-us/images/Screenshot/e.png': png(1, 1),
          'en-us/images/Icon/e.png': png(1, 1),
          'en-us/images/Icon/e.txt': 'Of the icon',
        }),
      )?.images ?? {}
    expect(Screenshot.map(({ caption }) => caption)).toEqual(['Of a', 'Of b', '', 'Of description.d', null])
  })

  it.each<{ name: string; content: Buffer | string }>([
    { name: 'an empty file', content: '' },
    { name: 'a text', content: 'a picture, honestly, and one with quite a long text at that' },
    { name: 'cut off', content: png(1920, 1080).subarray(0, 20) },
    { name: 'a GIF', content: Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1') },
  ])('have no dimensions when one is $name', async ({ content }) => {
    const image = only(await read({ 'en-us/images/Icon/a.png': content }))?.images['Icon']?.[0]
    expect(image).toEqual(
      imageOf('en-us/images/Icon/a.png', { state: { sizeInBytes: content.length }, dimensions: null }),
    )
  })

  it('are not read but for their headers', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('en-us/images/Icon/a.png', png(300, 300))
    const tooMuchForMemory = 2 ** 40
    await using file = await open(path, 'r+')
    await file.truncate(tooMuchForMemory)
    expect(only(await readMetadata(folder.path, never))?.images['Icon']).toEqual([
      imageOf(path, {
        fileName: 'en-us/images/Icon/a.png',
        caption: undefined,
        state: expect.objectContaining({ sizeInBytes: tooMuchForMemory }),
        dimensions: { width: 300, height: 300 },
      }),
    ])
  })
})

const FIELD_FILES =
  'title.txt, short-title.txt, sort-title.txt, voice-title.txt, short-description.txt, description.txt, release-notes.txt, features.txt, keywords.txt, minimum-hardware.txt, recommended-hardware.txt, dev-studio.txt, copyright-and-trademark-info.txt, license-terms.txt, images/'
const AT_THE_TOP = 'Expected: <language>/ (such as en-us/), trailers/.'

describe('A metadata folder is refused', () => {
  it.each<{ name: string; files: Files; expected: string }>([
    {
      name: 'with an unknown file',
      files: { 'en-us/desciption.txt': '' },
      expected: `"/en-us/desciption.txt" is not a recognized file or folder. Did you mean "description.txt"?`,
    },
    {
      name: 'with a field in Markdown',
      files: { 'en-us/platform-overrides/Windows81/release-notes.md': '' },
      expected: `"/en-us/platform-overrides/Windows81/release-notes.md" is not a recognized file or folder. Did you mean "release-notes.txt"?`,
    },
    {
      name: 'with a file that is like none of its own',
      files: { 'en-us/price.md': '' },
      expected: `"/en-us/price.md" is not a recognized file or folder. Expected: ${FIELD_FILES}, platform-overrides/, trailers/.`,
    },
    {
      name: 'with the listing of StoreBroker',
      files: { 'en-us/PDP.xml': '<ProductDescription/>' },
      expected:
        '"/en-us/PDP.xml" looks like a listing of StoreBroker (PDP), which is not supported. Use "command: export-metadata" to write the live listings as text files, then edit those.',
    },
    {
      name: 'with an image that is a pointer of Git LFS',
      files: {
        'en-us/images/Screenshot/01.png': 'version https://git-lfs.github.com/spec/v1\noid sha256:4\n',
      },
      expected:
        '"/en-us/images/Screenshot/01.png" is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout.',
    },
    {
      name: 'with a text that is a pointer of Git LFS',
      files: { 'en-us/title.txt': 'version https://git-lfs.github.com/spec/v1\noid sha256:4\n' },
      expected:
        '"/en-us/title.txt" is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout.',
    },
    {
      name: 'with the JSON that the older tool could read',
      files: { 'en-us/baseListing/metadata.json': '{}' },
      expected:
        '"/en-us/baseListing/metadata.json" is not supported. Use one text file per field; fields that are not part of a listing go into the input "submission".',
    },
    {
      name: 'with a file at its top',
      files: { 'title.txt': 'Demo' },
      expected: `"/title.txt" is not a recognized file or folder. ${AT_THE_TOP}`,
    },
    {
      name: 'with a folder that is not a language',
      files: { 'english/title.txt': 'Demo' },
      expected: `"/english" is not a recognized file or folder. ${AT_THE_TOP}`,
    },
    {
      name: 'with a language in another notation',
      files: { 'en_US/title.txt': 'Demo' },
      expected: '"/en_US" is not a language code the Store knows. Did you mean en-us?',
    },
    {
      name: 'with a file called like a language',
      files: { 'en-us': 'Demo' },
      expected: `"/en-us" is not a recognized file or folder. ${AT_THE_TOP}`,
    },
    {
      name: 'with a folder called like a field',
      files: { 'en-us/title.txt/a.txt': 'Demo' },
      expected: '"/en-us/title.txt" is a folder. Put a file in its place.',
    },
    {
      name: 'with an unknown image type',
      files: { 'en-us/images/Screenshots/01.png': png(1, 1) },
      expected: expect.stringMatching(
        /^"\/en-us\/images\/Screenshots" is not a recognized file or folder\. Did you mean "Screenshot\/"\?$/,
      ) as unknown as string,
    },
    {
      name: 'with an image of no type',
      files: { 'en-us/images/01.png': png(1, 1) },
      expected: expect.stringMatching(
        /^"\/en-us\/images\/01\.png" is not a recognized file or folder\. Expected: Screenshot\//,
      ) as unknown as string,
    },
    {
      name: 'with an image that is not a PNG by its name',
      files: { 'en-us/images/Screenshot/01.jpg': '' },
      expected:
        '"/en-us/images/Screenshot/01.jpg" is not a PNG. The Store accepts PNG images only; convert 01.jpg.',
    },
    {
      name: 'with a caption of no image',
      files: { 'en-us/images/Icon/02.png': png(1, 1), 'en-us/images/Icon/01.txt': 'Lost' },
      expected:
        '"/en-us/images/Icon/01.txt" does not belong to an image, or is its second caption. Name a caption after its PNG, e.g. 1.txt for 1.png.',
    },
    {
      name: 'with two captions of an image',
      files: {
        'en-us/images/Icon/01.png': png(1, 1),
        'en-us/images/Icon/01.txt': 'One',
        'en-us/images/Icon/description.01.txt': 'Two',
      },
      expected:
        '"/en-us/images/Icon/description.01.txt" does not belong to an image, or is its second caption. Name a caption after its PNG, e.g. 1.txt for 1.png.',
    },
    {
      name: 'with an unknown platform',
      files: { 'en-us/platformOverrides/Windows8.1/title.txt': '' },
      expected:
        '"/en-us/platformOverrides/Windows8.1" is not a recognized file or folder. Did you mean "Windows81/"?',
    },
    {
      name: 'with a field twice, in two spellings',
      files: { 'en-us/ReleaseNotes.txt': 'One', 'en-us/release-notes.txt': 'Two' },
      expected: expect.stringMatching(
        /sets the same as ".*elease-?[nN]otes\.txt"\. Remove one of the two\.$/,
      ) as unknown as string,
    },
    {
      name: 'with an image twice, in two layouts',
      files: {
        'en-us/images/Icon/1.png': png(1, 1),
        'Listings/en-us/baseListing/images/Icon/1.png': png(1, 1),
      },
      expected:
        '"/Listings/en-us/baseListing/images/Icon/1.png" sets the same as "/en-us/images/Icon/1.png". Remove one of the two.',
    },
    {
      name: 'with two videos of one name',
      files: { 'trailers/a.mov': '', 'trailers/a.mp4': '' },
      expected: '"/trailers/a.mp4" sets the same as "/trailers/a.mov". Remove one of the two.',
    },
    {
      name: 'with the title of a trailer that is not there',
      files: { 'en-us/trailers/main.txt': 'See it run' },
      expected:
        '"/en-us/trailers/main.txt" does not belong to a video: there is no trailers/main.mp4 or .mov.',
    },
    {
      name: 'with a trailer without title and thumbnail',
      files: { 'trailers/main.mp4': '' },
      expected: '"/trailers/main.mp4" has no title in any language. Add <language>/trailers/main.txt.',
    },
    {
      name: 'with a trailer that lacks its thumbnail in a language',
      files: { 'trailers/main.mp4': '', 'de/trailers/main.txt': 'In Bewegung' },
      expected: '"/trailers/main.mp4" has no thumbnail in de. Add de/trailers/main.png.',
    },
    {
      name: 'with a trailer that lacks its title in a language',
      files: { 'trailers/main.mp4': '', 'de/trailers/main.png': png(1, 1) },
      expected: '"/trailers/main.mp4" has no title in de. Add de/trailers/main.txt.',
    },
    {
      name: 'with a video in another format',
      files: { 'trailers/main.avi': '' },
      expected: '"/trailers/main.avi" is not a recognized file or folder. Expected: <name>.mp4, <name>.mov.',
    },
    {
      name: 'when it holds nothing',
      files: { 'README.md': 'Soon.' },
      expected: `"" contains no listing. ${AT_THE_TOP}`,
    },
  ])('$name', async ({ files, expected }) => {
    expect(await refusal(files)).toEqual(expected)
  })

  itWhere(!IS_WINDOWS, 'Windows takes no such name').each([
    'con.png',
    'a:b.png',
    'a\\b.png',
    'a?.png',
    'a\n.png',
    '.png',
  ])('with an image whose name not every system can have: %j', async (name) => {
    await using folder = await tempFolder()
    await folder.add('en-us/title.txt', 'Demo')
    await folder.add(`en-us/images/Icon/${name}`, png(1, 1))
    const ignored = name.startsWith('.')
    const outcome = ignored ? await readMetadata(folder.path, never) : await refusalOf(folder.path)
    expect(outcome).toEqual(
      ignored ? expect.anything() : expect.stringContaining('is not a recognized file or folder'),
    )
  })

  it('when it is not there, without an annotation for what is not there', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'store')
    expect(await rejection(readMetadata(path, never))).toMatchObject({
      message: `"metadata-path": "${path}" does not exist.`,
      file: undefined,
    })
  })

  it('when it is a file', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('store.txt', '')
    expect(await refusalOf(path)).toBe('"" is a file. Set "metadata-path" to the folder of the listings.')
  })
})

describe('A link in a metadata folder', () => {
  itWithLinks('is followed to what is in the folder', async () => {
    await using folder = await tempFolder()
    await folder.add('en-us/title.txt', 'Demo')
    await symlink(join(folder.path, 'en-us'), join(folder.path, 'en-gb'), 'junction')
    const { languages } = await readMetadata(folder.path, never)
    expect(languages.map(({ language, base: { fields } }) => ({ language, fields }))).toEqual([
      { language: 'en-gb', fields: { title: 'Demo' } },
      { language: 'en-us', fields: { title: 'Demo' } },
    ])
  })

  itWithLinks.each<{ name: string; link: string; target: string; leads?: string }>([
    { name: 'a file', link: 'en-us/description.txt', target: 'secret.txt' },
    { name: 'an image', link: 'en-us/images/Icon/1.png', target: 'secret.txt' },
    { name: 'a language', link: 'de', target: 'elsewhere' },
    {
      name: 'to what is hidden in it',
      link: 'en-us/description.txt',
      target: 'store/.git/config',
      leads: 'to a hidden file or folder of',
    },
    { name: 'the folder above', link: 'en-us/trailers', target: '.' },
    { name: 'a folder whose name begins like this one', link: 'de', target: 'store-2' },
  ])('is not followed when it leaves the listings: $name', async ({ link, target, leads = 'out of' }) => {
    await using folder = await tempFolder()
    await folder.add('secret.txt', 'the key')
    await folder.add('elsewhere/title.txt', 'the key')
    await folder.add('store-2/title.txt', 'the key')
    await folder.add('store/en-us/title.txt', 'Demo')
    await folder.add('store/.git/config', 'the key')
    const store = join(folder.path, 'store')
    await mkdir(join(store, link, '..'), { recursive: true })
    await symlink(join(folder.path, target), join(store, link))
    expect(await refusalOf(store)).toBe(
      `"/${link}" is a link that leads ${leads} the listings. Put the file itself there.`,
    )
  })

  itWithLinks('is refused when it leads nowhere', async () => {
    await using folder = await tempFolder()
    await symlink(join(folder.path, 'gone'), join(folder.path, 'en-us'))
    expect(await refusalOf(folder.path)).toBe('"/en-us" is a broken link. Put the file itself there.')
  })

  itWithLinks('is allowed to be the folder itself', async () => {
    await using folder = await tempFolder()
    await folder.add('store/en-us/title.txt', 'Demo')
    const link = join(folder.path, 'link')
    await symlink(join(folder.path, 'store'), link, 'junction')
    expect(only(await readMetadata(link, never))).toEqual(
      baseOf({ fields: { title: 'Demo' }, sources: { title: join(link, 'en-us', 'title.txt') } }),
    )
  })
})
