import { describe, expect, it } from '@jest/globals'
import type {
  ImageFile,
  LanguageMetadata,
  Metadata,
  TrailerFile,
} from '../../../src/files/metadata/metadata.ts'
import { changesBetween } from '../../../src/plan/compare/changes.ts'
import { applyAddOnListings, applyListings } from '../../../src/plan/transforms/listings.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aPicture } from '../../support/builders.ts'
import { aFolder, aLanguage, aListing, anImage, aRequest, aTrailer } from '../builders.ts'

const apply = (base: JsonObject, metadata: Metadata | undefined): JsonObject =>
  applyListings(base, aRequest({ metadata }))

const english = (baseListing: JsonObject): JsonObject => ({ listings: { 'en-us': { baseListing } } })

describe('A metadata folder is laid over the listings', () => {
  it.each<{
    name: string
    base: JsonObject
    languages: readonly LanguageMetadata[]
    expected: JsonObject
  }>([
    {
      name: 'field by field, and what is not given stays',
      base: english({ title: 'Demo', description: 'Old', keywords: ['old'] }),
      languages: [aLanguage('en-us', aListing({ description: 'New', features: ['Fast'] }))],
      expected: english({ title: 'Demo', description: 'New', keywords: ['old'], features: ['Fast'] }),
    },
    {
      name: 'and an empty file clears its field',
      base: english({ description: 'Old', keywords: ['old'] }),
      languages: [aLanguage('en-us', aListing({ description: '', keywords: [] }))],
      expected: english({ description: '', keywords: [] }),
    },
    {
      name: 'language by language, and the ones without a folder stay',
      base: {
        listings: { 'en-us': { baseListing: { title: 'Demo' } }, fr: { baseListing: { title: 'D' } } },
      },
      languages: [aLanguage('en-us', aListing({ title: 'New' }))],
      expected: {
        listings: { 'en-us': { baseListing: { title: 'New' } }, fr: { baseListing: { title: 'D' } } },
      },
    },
    {
      name: 'whatever the case of the language, in the spelling of the Store',
      base: { listings: { 'zh-Hans': { baseListing: { title: 'Demo' } } } },
      languages: [aLanguage('zh-hans', aListing({ title: 'New' }))],
      expected: { listings: { 'zh-Hans': { baseListing: { title: 'New' } } } },
    },
    {
      name: 'and a language that is new is added',
      base: english({ title: 'Demo' }),
      languages: [aLanguage('de-de', aListing({ title: 'Probe' }))],
      expected: {
        listings: {
          'en-us': { baseListing: { title: 'Demo' } },
          'de-de': { baseListing: { title: 'Probe' } },
        },
      },
    },
    {
      name: 'even where the Store has no listing at all',
      base: { listings: null },
      languages: [aLanguage('de-de', aListing({ title: 'Probe' }))],
      expected: { listings: { 'de-de': { baseListing: { title: 'Probe' } } } },
    },
    {
      name: 'and what a platform has of its own as well, and only that',
      base: {
        listings: {
          'en-us': {
            baseListing: { title: 'Demo' },
            platformOverrides: {
              Windows80: { title: 'Demo 8' },
              Windows81: { title: 'Old', features: ['a'] },
            },
          },
        },
      },
      languages: [
        aLanguage('en-us', aListing(), {
          Windows81: aListing({ title: 'New' }, { Screenshot: [anImage('81.png')] }),
        }),
      ],
      expected: {
        listings: {
          'en-us': {
            baseListing: { title: 'Demo' },
            platformOverrides: {
              Windows80: { title: 'Demo 8' },
              Windows81: {
                title: 'New',
                features: ['a'],
                images: [
                  {
                    fileName: '81.png',
                    fileStatus: 'PendingUpload',
                    description: '',
                    imageType: 'Screenshot',
                  },
                ],
              },
            },
          },
        },
      },
    },
    {
      name: 'and what means the same stays as the Store has it',
      base: english({ title: null, description: 'One\r\nTwo', features: ['a\r\nb', ''], keywords: null }),
      languages: [
        aLanguage(
          'en-us',
          aListing({ title: '', description: 'One\nTwo', features: ['a\nb'], keywords: [], sortTitle: '' }),
        ),
      ],
      expected: english({
        title: null,
        description: 'One\r\nTwo',
        features: ['a\r\nb', ''],
        keywords: null,
      }),
    },
  ])('$name', ({ base, languages, expected }) => {
    expect(apply(base, aFolder(languages))).toEqual(expected)
  })

  it('and without a folder everything stays', () => {
    const base = english({ title: 'Demo' })
    expect([apply(base, undefined), applyAddOnListings(base, aRequest())]).toEqual([base, base])
  })

  it('and one with trailers only leaves the listings alone', () => {
    expect(apply({}, aFolder([], [aTrailer('main')]))).toEqual({
      trailers: [
        {
          videoFileName: 'trailers/main.mp4',
          trailerAssets: {
            'en-us': { title: 'main', imageList: [{ fileName: 'en-us/trailers/main.png' }] },
          },
        },
      ],
    })
  })
})

describe('The images of a type', () => {
  const added = (fileName: string, description = '', imageType = 'Screenshot'): JsonObject => ({
    fileName,
    fileStatus: 'PendingUpload',
    description,
    imageType,
  })
  const gone = (fields: JsonObject = {}): JsonObject => aPicture({ ...fields, fileStatus: 'PendingDelete' })

  it.each<{
    name: string
    there: readonly JsonObject[]
    files: Readonly<Record<string, readonly ImageFile[]>>
    expected: readonly JsonObject[]
  }>([
    {
      name: 'are replaced by those of the folder',
      there: [aPicture(), aPicture({ fileName: 'shot2.png', id: '12' })],
      files: { Screenshot: [anImage('01.png'), anImage('02.png', { caption: 'Second' })] },
      expected: [
        gone(),
        gone({ fileName: 'shot2.png', id: '12' }),
        added('01.png'),
        added('02.png', 'Second'),
      ],
    },
    {
      name: 'stay when the folder has the same',
      there: [aPicture(), aPicture({ fileName: 'shot2.png', id: '12' })],
      files: { Screenshot: ['shot1.png', 'shot2.png'].map((name) => anImage(name, { caption: 'Main' })) },
      expected: [aPicture(), aPicture({ fileName: 'shot2.png', id: '12' })],
    },
    {
      name: 'stay when the folder has none of that type',
      there: [aPicture({ imageType: 'Icon' }), aPicture({ id: '12' })],
      files: { Screenshot: [anImage('01.png')] },
      expected: [aPicture({ imageType: 'Icon' }), gone({ id: '12' }), added('01.png')],
    },
    {
      name: 'are not sent again when they are there, by name and caption',
      there: [aPicture(), aPicture({ fileName: 'old.png', id: '12' })],
      files: { Screenshot: [anImage('shot1.png', { caption: 'Main' })] },
      expected: [gone({ fileName: 'old.png', id: '12' }), aPicture()],
    },
    {
      name: 'are not sent again when the Store has them with the other slash, or a null caption',
      there: [aPicture({ fileName: 'en-us\\images\\01.png', description: null })],
      files: { Screenshot: [anImage('en-us/images/01.png')] },
      expected: [aPicture({ fileName: 'en-us\\images\\01.png', description: null })],
    },
    {
      name: 'are sent again under another caption',
      there: [aPicture()],
      files: { Screenshot: [anImage('shot1.png', { caption: 'New caption' })] },
      expected: [gone(), added('shot1.png', 'New caption')],
    },
    {
      name: 'are sent again when only one of another type has the name',
      there: [aPicture({ imageType: 'Icon' })],
      files: { Screenshot: [anImage('shot1.png', { caption: 'Main' })] },
      expected: [aPicture({ imageType: 'Icon' }), added('shot1.png', 'Main')],
    },
    {
      name: 'are taken back when they were to go',
      there: [gone()],
      files: { Screenshot: [anImage('shot1.png', { caption: 'Main' })] },
      expected: [aPicture()],
    },
    {
      name: 'go even when another of their name stays',
      there: [aPicture(), aPicture({ id: '12', description: 'Other' })],
      files: { Screenshot: [anImage('shot1.png', { caption: 'Main' })] },
      expected: [gone({ id: '12', description: 'Other' }), aPicture()],
    },
    {
      name: 'are dropped when their file never came, and are added again',
      there: [aPicture({ id: null, fileStatus: 'PendingUpload' })],
      files: { Screenshot: [anImage('shot1.png', { caption: 'Main' })] },
      expected: [added('shot1.png', 'Main')],
    },
    {
      name: 'are distinguished, type by type',
      there: [],
      files: { Icon: [anImage('icon.png')], Screenshot: [anImage('01.png')] },
      expected: [added('icon.png', '', 'Icon'), added('01.png')],
    },
  ])('$name', ({ there, files, expected }) => {
    const metadata = aFolder([aLanguage('en-us', aListing({}, files))])
    expect(apply(english({ images: there }), metadata)).toEqual(english({ images: expected }))
  })
})

describe('Trailers', () => {
  const main: JsonObject = {
    id: '1',
    videoFileName: 'trailers\\main.mp4',
    videoFileId: '2',
    trailerAssets: {
      'en-us': {
        title: 'main',
        imageList: [{ id: '3', fileName: 'en-us\\trailers\\main.png', description: 'Start' }],
      },
      'fr-fr': { title: 'principal', imageList: [{ id: '4', fileName: 'fr.png' }] },
    },
  }
  const second: JsonObject = { id: '5', videoFileName: 'second.mp4', videoFileId: '6', trailerAssets: {} }

  const assetOf = (fields: Partial<TrailerFile['assets'][string]>): TrailerFile =>
    aTrailer('main', {
      assets: { 'en-us': { title: 'main', thumbnail: anImage('en-us/trailers/main.png'), ...fields } },
    })
  const withEnglish = (asset: JsonObject): JsonObject => ({
    ...main,
    trailerAssets: { ...(main['trailerAssets'] as JsonObject), 'en-us': asset },
  })

  it.each<{
    name: string
    there: readonly JsonObject[] | undefined
    files: readonly TrailerFile[]
    expected: readonly JsonObject[] | undefined
  }>([
    { name: 'stay when the folder has none', there: [main, second], files: [], expected: [main, second] },
    { name: 'are none where there were none', there: undefined, files: [], expected: undefined },
    {
      name: 'are those of the folder when it has any; one of the same name stays, also in other languages',
      there: [second, main],
      files: [aTrailer('main')],
      expected: [main],
    },
    {
      name: 'are new under a new name',
      there: [main],
      files: [aTrailer('main'), aTrailer('new')],
      expected: [
        main,
        {
          videoFileName: 'trailers/new.mp4',
          trailerAssets: { 'en-us': { title: 'new', imageList: [{ fileName: 'en-us/trailers/new.png' }] } },
        },
      ],
    },
    {
      name: 'get another title',
      there: [main],
      files: [assetOf({ title: 'Main' })],
      expected: [
        withEnglish({
          title: 'Main',
          imageList: [{ id: '3', fileName: 'en-us\\trailers\\main.png', description: 'Start' }],
        }),
      ],
    },
    {
      name: 'get another thumbnail',
      there: [main],
      files: [assetOf({ thumbnail: anImage('en-us/trailers/other.png') })],
      expected: [withEnglish({ title: 'main', imageList: [{ fileName: 'en-us/trailers/other.png' }] })],
    },
    {
      name: 'keep a thumbnail under the same caption',
      there: [main],
      files: [assetOf({ thumbnail: anImage('en-us/trailers/main.png', { caption: 'Start' }) })],
      expected: [main],
    },
    {
      name: 'get a new thumbnail under another caption',
      there: [main],
      files: [assetOf({ thumbnail: anImage('en-us/trailers/main.png', { caption: 'Go' }) })],
      expected: [
        withEnglish({
          title: 'main',
          imageList: [{ fileName: 'en-us/trailers/main.png', description: 'Go' }],
        }),
      ],
    },
    {
      name: 'keep the spelling that the Store has of a language',
      there: [{ ...second, trailerAssets: { 'EN-US': { title: 'Old', imageList: null } } }],
      files: [aTrailer('second', { fileName: 'second.mp4' })],
      expected: [
        {
          ...second,
          trailerAssets: {
            'EN-US': { title: 'second', imageList: [{ fileName: 'en-us/trailers/second.png' }] },
          },
        },
      ],
    },
  ])('$name', ({ there, files, expected }) => {
    const base = there === undefined ? {} : { trailers: there }
    expect(apply(base, aFolder([], files))['trailers']).toEqual(expected)
  })
})

describe('A folder that says what the Store already has', () => {
  it('changes nothing', () => {
    const base = {
      ...english({ title: 'Demo', description: 'a\r\nb', keywords: null, images: [aPicture()] }),
      trailers: [
        {
          id: '1',
          videoFileName: 'trailers/main.mp4',
          videoFileId: '2',
          trailerAssets: {
            'en-us': { title: 'main', imageList: [{ id: '3', fileName: 'en-us/trailers/main.png' }] },
          },
        },
      ],
    }
    const metadata = aFolder(
      [
        aLanguage(
          'en-us',
          aListing(
            { title: 'Demo', description: 'a\nb', keywords: [], shortTitle: '' },
            { Screenshot: [anImage('shot1.png', { caption: 'Main' })] },
          ),
        ),
      ],
      [aTrailer('main')],
    )
    expect(changesBetween(base, apply(base, metadata))).toEqual([])
  })
})

describe('The listing of an add-on', () => {
  const applyTo = (listing: JsonObject, base: LanguageMetadata['base']): unknown => {
    const metadata = aFolder([aLanguage('en-us', base)])
    const { listings } = applyAddOnListings({ listings: { 'en-US': listing } }, aRequest({ metadata }))
    return (listings as JsonObject)['en-US']
  }
  const icon = { fileName: 'icon.png', fileStatus: 'Uploaded' }
  const coins = { title: 'Coins', description: 'A bag of coins', icon }

  it.each<{ name: string; folder: LanguageMetadata['base']; expected: JsonObject }>([
    {
      name: 'gets a title and a description',
      folder: aListing({ title: 'Gold', description: 'A bag of gold' }),
      expected: { title: 'Gold', description: 'A bag of gold', icon },
    },
    {
      name: 'keeps what is not given',
      folder: aListing({ title: 'Gold' }),
      expected: { ...coins, title: 'Gold' },
    },
    {
      name: 'gets another icon',
      folder: aListing({}, { Icon: [anImage('new.png')] }),
      expected: { ...coins, icon: { fileName: 'new.png', fileStatus: 'PendingUpload' } },
    },
    {
      name: 'keeps an icon that is there',
      folder: aListing({}, { Icon: [anImage('icon.png')] }),
      expected: coins,
    },
  ])('$name', ({ folder, expected }) => {
    expect(applyTo(coins, folder)).toEqual(expected)
  })

  it('gets the icon that an earlier run has named and not sent', () => {
    const left = { fileName: 'icon.png', fileStatus: 'PendingUpload' }
    expect(applyTo({ icon: left }, aListing({}, { Icon: [anImage('icon.png')] }))).toEqual({ icon: left })
  })

  it('gets the icon again that was to go', () => {
    const gone = { ...icon, fileStatus: 'PendingDelete' }
    expect(applyTo({ icon: gone }, aListing({}, { Icon: [anImage('icon.png')] }))).toEqual({
      icon: { fileName: 'icon.png', fileStatus: 'PendingUpload' },
    })
  })

  it('is new in a new language', () => {
    const metadata = aFolder([aLanguage('de-de', aListing({ title: 'Gold' }))])
    expect(applyAddOnListings({ listings: { 'en-us': coins } }, aRequest({ metadata }))).toEqual({
      listings: { 'en-us': coins, 'de-de': { title: 'Gold' } },
    })
  })

  it('has nothing of what only an app has', () => {
    const more = { features: ['a'], keywords: ['b'] }
    const images = { Screenshot: [anImage('01.png')], Icon: [anImage('1.png'), anImage('2.png')] }
    const platforms = { Windows81: aListing({ title: 'Gold' }, { Icon: [anImage('81.png')] }) }
    const language = aLanguage('en-us', aListing({ title: 'Gold', ...more }, images), platforms)
    const metadata = aFolder([language], [aTrailer('main')])
    expect(applyAddOnListings({}, aRequest({ metadata }))).toEqual({
      listings: { 'en-us': { title: 'Gold', icon: { fileName: '1.png', fileStatus: 'PendingUpload' } } },
    })
  })
})
