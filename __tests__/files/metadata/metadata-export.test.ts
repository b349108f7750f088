import { readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readMetadata } from '../../../src/files/metadata/metadata.ts'
import { type ExportedFiles, exportMetadata } from '../../../src/files/metadata/metadata-export.ts'
import { InputError, ProductStateError, type PublishError } from '../../../src/shared/errors.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aDraft, aPicture } from '../../support/builders.ts'
import { never } from '../../support/never.ts'
import { itWithLinks, withSlashes } from '../../support/system.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** Every file below a folder, with its text. */
async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [withSlashes(path.slice(folder.length + 1)), await readFile(path, 'utf8')] as const
    })
  return Object.fromEntries((await Promise.all(files)).sort())
}

/** What an export writes into a folder with these files. */
async function exported(
  submission: JsonObject,
  present: Readonly<Record<string, string>> = {},
): Promise<{ readonly written: ExportedFiles; readonly content: Readonly<Record<string, string>> }> {
  await using folder = await tempFolder()
  for (const [name, text] of Object.entries(present)) await folder.add(name, text)
  const written = await exportMetadata(folder.path, submission, never)
  return { written, content: await contentOf(folder.path) }
}

/** The error of an export, and what is in the folder after it. */
async function refusal(
  submission: JsonObject,
  present: Readonly<Record<string, string>> = {},
): Promise<{ readonly error: PublishError; readonly content: Readonly<Record<string, string>> }> {
  await using folder = await tempFolder()
  for (const [name, text] of Object.entries(present)) await folder.add(join('store', name), text)
  const error = await exportMetadata(join(folder.path, 'store'), submission, never).catch((reason) => reason)
  return { error, content: await contentOf(folder.path) }
}

/** The fields that are read from what an export wrote, by language and platform. */
async function roundTrip(submission: JsonObject): Promise<Readonly<Record<string, unknown>>> {
  await using folder = await tempFolder()
  await exportMetadata(folder.path, submission, never)
  const { languages } = await readMetadata(folder.path, never)
  return Object.fromEntries(
    languages.flatMap(({ language, base, platformOverrides }) => [
      [language, base.fields],
      ...Object.entries(platformOverrides).map(([name, { fields }]) => [`${language} ${name}`, fields]),
    ]),
  )
}

const anApp = (listings: JsonObject): JsonObject => aDraft({ listings })
const inEnglish = (baseListing: JsonObject): JsonObject => anApp({ 'en-us': { baseListing } })
const indexOf = (fields: JsonObject = {}): string =>
  `${JSON.stringify({ images: [], trailers: [], notExported: [], ...fields }, undefined, 2)}\n`

const FULL = {
  title: 'Demo',
  shortTitle: 'D',
  sortTitle: 'Demo, The',
  voiceTitle: 'Demmo',
  shortDescription: 'Short',
  description: 'One line.\n\n  Another.  \n\n',
  releaseNotes: 'Faster. Ünïcødé 文字 🎉',
  features: ['Fast', 'Small'],
  keywords: ['demo'],
  minimumHardware: ['A screen'],
  recommendedHardware: ['A pen', 'A desk'],
  devStudio: 'Studio',
  copyrightAndTrademarkInfo: '© Studio',
  licenseTerms: '\nBe kind.',
}

describe('An export', () => {
  it('writes a file for each field of an app, and an index of the images and trailers', async () => {
    const submission = aDraft({
      listings: {
        'en-us': {
          baseListing: {
            ...FULL,
            privacyPolicy: 'https://demo.example/privacy',
            images: [aPicture(), aPicture({ fileName: 'logo.png', imageType: 'Icon', description: null })],
          },
          platformOverrides: { Windows81: { description: 'For 8.1', images: [aPicture()] } },
        },
        de: { baseListing: { title: 'Probe', releaseNotes: '', features: [], keywords: null } },
      },
      trailers: [
        {
          id: '1',
          videoFileName: 'main.mp4',
          trailerAssets: { 'en-us': { title: 'See it run', imageList: [{ fileName: 'main.png' }] } },
        },
      ],
    })
    const content = {
      'de/title.txt': 'Probe\n',
      'en-us/copyright-and-trademark-info.txt': '© Studio\n',
      'en-us/description.txt': 'One line.\n\n  Another.  \n\n\n',
      'en-us/dev-studio.txt': 'Studio\n',
      'en-us/features.txt': 'Fast\nSmall\n',
      'en-us/keywords.txt': 'demo\n',
      'en-us/license-terms.txt': '\nBe kind.\n',
      'en-us/minimum-hardware.txt': 'A screen\n',
      'en-us/platform-overrides/Windows81/description.txt': 'For 8.1\n',
      'en-us/recommended-hardware.txt': 'A pen\nA desk\n',
      'en-us/release-notes.txt': 'Faster. Ünïcødé 文字 🎉\n',
      'en-us/short-description.txt': 'Short\n',
      'en-us/short-title.txt': 'D\n',
      'en-us/sort-title.txt': 'Demo, The\n',
      'en-us/title.txt': 'Demo\n',
      'en-us/voice-title.txt': 'Demmo\n',
      'images.json': indexOf({
        images: [
          { language: 'en-us', imageType: 'Screenshot', fileName: 'shot1.png', caption: 'Main' },
          { language: 'en-us', imageType: 'Icon', fileName: 'logo.png' },
          {
            language: 'en-us',
            platform: 'Windows81',
            imageType: 'Screenshot',
            fileName: 'shot1.png',
            caption: 'Main',
          },
        ],
        trailers: [{ videoFileName: 'main.mp4', titles: { 'en-us': 'See it run' } }],
      }),
    }
    const result = await exported(submission)
    const { files, overwritten } = result.written
    expect({ ...result, written: { files: [...files].sort(), overwritten } }).toEqual({
      written: { files: Object.keys(content).sort(), overwritten: 0 },
      content,
    })
  })

  it('writes title and description of an add-on, and names its icon in the index', async () => {
    const submission = {
      id: '1',
      keywords: ['coins'],
      listings: {
        'en-us': {
          title: 'Coins',
          description: 'A hundred',
          icon: { fileName: 'coin.png', fileStatus: 'Uploaded' },
        },
        de: { title: 'Münzen', description: '', icon: null },
      },
    }
    expect((await exported(submission)).content).toEqual({
      'de/title.txt': 'Münzen\n',
      'en-us/description.txt': 'A hundred\n',
      'en-us/title.txt': 'Coins\n',
      'images.json': indexOf({
        images: [{ language: 'en-us', imageType: 'Icon', fileName: 'coin.png' }],
      }),
    })
  })

  it.each<{ name: string; submission: JsonObject }>([
    { name: 'without listings', submission: {} },
    { name: 'whose listings are null', submission: { listings: null, trailers: null } },
    { name: 'whose listings hold nothing', submission: anApp({ 'en-us': null, de: {} }) },
    {
      name: 'whose fields are of other kinds',
      submission: inEnglish({ title: 7, features: 'Fast', keywords: [null, 7, ''], images: {} }),
    },
  ])('of a submission $name writes the empty index only', async ({ submission }) => {
    expect(await exported(submission)).toEqual({
      written: { files: ['images.json'], overwritten: 0 },
      content: { 'images.json': indexOf() },
    })
  })

  it('overwrites existing files of the same fields, in any spelling, counts them, and leaves the rest unchanged', async () => {
    const present = {
      'README.md': 'Ours.',
      'fr/title.txt': 'Essai',
      'en-us/images/Screenshot/01.txt': 'Caption',
      'en-us/images/Screenshot/01.png': '',
      'en-us/release-notes.txt': 'Old',
      'en-us/Keywords.txt': 'old',
      'en-us/short-title.txt': '',
      'Listings/EN-US/baseListing/Title.txt': 'Old',
    }
    expect(await exported(inEnglish({ title: 'Demo', releaseNotes: 'New', keywords: [] }), present)).toEqual({
      written: {
        files: [
          'Listings/EN-US/baseListing/Title.txt',
          'en-us/short-title.txt',
          'en-us/release-notes.txt',
          'en-us/Keywords.txt',
          'images.json',
        ],
        overwritten: 4,
      },
      content: {
        ...present,
        'Listings/EN-US/baseListing/Title.txt': 'Demo\n',
        'en-us/Keywords.txt': '',
        'en-us/release-notes.txt': 'New\n',
        'images.json': indexOf(),
      },
    })
  })

  it('creates the folder', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'a', 'b')
    await exportMetadata(path, inEnglish({ title: 'Demo' }), never)
    expect(Object.keys(await contentOf(path))).toEqual(['en-us/title.txt', 'images.json'])
  })
})

describe('What was exported', () => {
  it('reads as it was', async () => {
    const override = { description: 'For 8.1', features: ['Old'] }
    const submission = anApp({
      'en-us': { baseListing: FULL, platformOverrides: { Windows81: override, Unknown: override } },
      'zh-hans-cn': { baseListing: { title: '演示', keywords: ['演示', '示例'] } },
      'ca-es-valencia': { baseListing: { title: '-' } },
      'es-419': { baseListing: { title: '#' } },
    })
    expect(await roundTrip(submission)).toEqual({
      'en-us': FULL,
      'en-us Windows81': override,
      'en-us Unknown': override,
      'zh-hans-cn': { title: '演示', keywords: ['演示', '示例'] },
      'ca-es-valencia': { title: '-' },
      'es-419': { title: '#' },
    })
  })

  it('reads as it was in a hundred languages', async () => {
    const letters = 'abcdefghij'
    const codes = [...letters].flatMap((one) => [...letters].map((other) => `${one}${other}-${other}${one}`))
    const fieldsOf = (code: string) => ({ ...FULL, title: code })
    const submission = anApp(Object.fromEntries(codes.map((code) => [code, { baseListing: fieldsOf(code) }])))
    expect(await roundTrip(submission)).toEqual(
      Object.fromEntries(codes.map((code) => [code, fieldsOf(code)])),
    )
  })

  it('has the line breaks of Unix, which are the only difference', async () => {
    const submission = inEnglish({ description: 'One\r\n\r\nTwo\r', releaseNotes: 'A\rB' })
    expect(await roundTrip(submission)).toEqual({
      'en-us': { description: 'One\n\nTwo\n', releaseNotes: 'A\nB' },
    })
  })

  it('lacks what a file cannot represent, which the index lists', async () => {
    const submission = inEnglish({
      title: 'Demo',
      description: '\ufeffWith a mark',
      releaseNotes: 'Half a pair: \ud83c',
      shortTitle: 'Nothing: \0',
      features: ['One\nTwo'],
      keywords: ['  spaced  '],
      minimumHardware: [' '],
    })
    expect((await exported(submission)).content).toEqual({
      'en-us/title.txt': 'Demo\n',
      'images.json': indexOf({
        notExported: [
          'en-us/short-title.txt',
          'en-us/description.txt',
          'en-us/release-notes.txt',
          'en-us/features.txt',
          'en-us/keywords.txt',
          'en-us/minimum-hardware.txt',
        ],
      }),
    })
  })
})

describe('An export is refused, and nothing is written,', () => {
  const title = { baseListing: { title: 'Demo' } }

  it.each([
    '..',
    '.',
    '',
    '../../etc',
    '/etc',
    'C:\\Windows',
    '\\\\server\\share',
    'en-us/..',
    'en-us\0',
    'en-us.',
    'en-us ',
    'con',
    'NUL',
    'aux',
    'prn',
    'com1',
    '__proto__',
    'trailers',
    'images.json',
    '.git',
    'en_us',
    '::set-output name=a::b',
  ])('for the language %j', async (language) => {
    const listings = Object.fromEntries([
      ['de', title],
      [language, title],
    ])
    expect(await refusal(anApp(listings))).toEqual({
      error: new ProductStateError(
        `The Store has a listing for the language ${JSON.stringify(language)}, which cannot be the name of a folder. Nothing was written.`,
      ),
      content: {},
    })
  })

  it.each(['..', '../../../etc', 'CON', 'Windows81.', 'Windows95', '', '__proto__'])(
    'for the platform %j',
    async (platform) => {
      const platformOverrides = Object.fromEntries([[platform, { title: 'Demo' }]])
      expect(await refusal(anApp({ 'en-us': { ...title, platformOverrides } }))).toEqual({
        error: new ProductStateError(
          `The Store has a listing for the platform ${JSON.stringify(platform)}, which cannot be the name of a folder. Nothing was written.`,
        ),
        content: {},
      })
    },
  )

  it('when the folder holds what could not be read back', async () => {
    expect(await refusal(inEnglish({ title: 'Demo' }), { 'en-us/notes.txt': 'Old' })).toEqual({
      error: expect.objectContaining({
        name: 'InputError',
        input: 'metadata-path',
        message: expect.stringContaining('notes.txt" is not a recognized file or folder.'),
      }),
      content: { 'store/en-us/notes.txt': 'Old' },
    })
  })

  it('so that a folder that is not there is not created', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'store')
    const aborted = AbortSignal.abort(new Error('cancelled'))
    await expect(exportMetadata(path, inEnglish({ title: 'Demo' }), aborted)).rejects.toThrow('cancelled')
    expect(await readdir(folder.path)).toEqual([])
  })

  it('when the folder is a file', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('store', 'Ours.')
    await expect(exportMetadata(path, aDraft(), never)).rejects.toThrow(InputError)
  })

  itWithLinks.each<{ name: string; link: string; target: string }>([
    { name: 'a language to another', link: 'store/en-us', target: 'store/en-gb' },
    { name: 'a file to another', link: 'store/en-us/title.txt', target: 'store/en-gb/title.txt' },
    { name: 'a language to elsewhere', link: 'store/en-us', target: 'elsewhere' },
    { name: 'a file to elsewhere', link: 'store/en-us/title.txt', target: 'elsewhere/title.txt' },
    { name: 'the index to elsewhere', link: 'store/images.json', target: 'elsewhere/title.txt' },
    { name: 'a file to nowhere', link: 'store/en-us/title.txt', target: 'gone.txt' },
  ])('when it would write through a link: $name', async ({ link, target }) => {
    await using folder = await tempFolder()
    await folder.add('elsewhere/title.txt', 'Theirs')
    await folder.add('store/en-gb/title.txt', 'Ours')
    if (link.includes('en-us/')) await folder.add('store/en-us/keywords.txt', 'ours')
    await symlink(join(folder.path, target), join(folder.path, link))
    const before = await contentOf(folder.path)
    const error = await exportMetadata(join(folder.path, 'store'), inEnglish({ title: 'Demo' }), never).catch(
      (reason) => reason,
    )
    expect({ refused: error instanceof InputError, content: await contentOf(folder.path) }).toEqual({
      refused: true,
      content: before,
    })
  })
})
