import { describe, expect, it } from '@jest/globals'
import type { ImageFile, Metadata } from '../../../src/files/metadata/metadata.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import { IMAGE_LIMITS } from '../../../src/plan/rules/limits.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aPicture } from '../../support/builders.ts'
import {
  aFolder,
  aLanguage,
  aListing,
  aMaterial,
  anImage,
  aRequest,
  aSendable,
  aState,
  aTrailer,
  type Refusal,
  refusals,
} from '../builders.ts'

const pictures = (images: readonly JsonObject[]): JsonObject => ({
  listings: { 'en-us': { baseListing: { images } } },
})

/** What is said of pictures when this is asked for, over what the Store has; every file is there. */
function asking(
  { metadata, submission }: { readonly metadata?: Metadata; readonly submission?: JsonObject },
  base: JsonObject = aSendable(),
): readonly Refusal[] {
  const asked = { metadata, submission }
  const plan = planSubmission('app', base, aRequest(asked))
  const uploadFiles = plan.uploads.length === 0 ? undefined : aMaterial('packages', [], plan.uploads)
  return refusals(plan.submission, { base, uploadFiles, metadataOnly: true, ...asked })
}

const ofType = (type: string, ...files: readonly ImageFile[]): Metadata =>
  aFolder([aLanguage('en-us', aListing({}, { [type]: files }))])
const sized = (width: number, height: number): ImageFile =>
  anImage('01.png', { dimensions: { width, height } })
const refused = (message: string, file: string | undefined = 'store/01.png'): readonly Refusal[] => [
  { input: file === undefined ? 'submission' : 'metadata-path', message, file },
]

describe('The size of an image', () => {
  it.each<[string, number, number]>([
    ['Screenshot', 1366, 768],
    ['Screenshot', 768, 1366],
    ['Screenshot', 3840, 2160],
    ['MobileScreenshot', 1, 1],
    ['SurfaceHubScreenshot', 9999, 9999],
    ['HoloLensScreenshot', 1268, 720],
    ['XboxScreenshot', 1920, 1080],
    ['XboxScreenshot', 3840, 2160],
    ['StoreLogo9x16', 720, 1080],
    ['StoreLogo9x16', 1440, 2160],
    ['StoreLogoSquare', 1080, 1080],
    ['StoreLogoSquare', 2160, 2160],
    ['Icon', 300, 300],
    ['PromotionalArt16x9', 1920, 1080],
    ['PromotionalArt16x9', 3840, 2160],
    ['XboxBrandedKeyArt', 584, 800],
    ['XboxTitledHeroArt', 1920, 1080],
    ['XboxFeaturedPromotionalArt', 1080, 1080],
    ['PromotionalArtwork2400X1200', 2400, 1200],
    ['BackgroundImage1000X800', 1000, 800],
    ['SquareIcon358X358', 358, 358],
    ['PromotionalArtwork414X180', 414, 180],
    ['WideIcon358X173', 1, 1],
  ])('%s may be %i × %i', (type, width, height) => {
    expect(asking({ metadata: ofType(type, sized(width, height)) })).toEqual([])
  })

  it.each<[string, number, number, string]>([
    ['Screenshot', 1365, 768, 'at least 1366 × 768 and at most 3840 × 2160'],
    ['Screenshot', 1366, 767, 'at least 1366 × 768 and at most 3840 × 2160'],
    ['Screenshot', 3841, 2160, 'at least 1366 × 768 and at most 3840 × 2160'],
    ['Screenshot', 3840, 2161, 'at least 1366 × 768 and at most 3840 × 2160'],
    ['HoloLensScreenshot', 1267, 720, 'at least 1268 × 720'],
    ['XboxScreenshot', 1366, 768, 'at least 1920 × 1080 and at most 3840 × 2160'],
    ['StoreLogo9x16', 1080, 1920, '720 × 1080 or 1440 × 2160'],
    ['StoreLogoSquare', 300, 300, '1080 × 1080 or 2160 × 2160'],
    ['Icon', 300, 301, '300 × 300'],
    ['Icon', 301, 300, '300 × 300'],
    ['PromotionalArt16x9', 1080, 1920, '1920 × 1080 or 3840 × 2160'],
    ['XboxBrandedKeyArt', 800, 584, '584 × 800'],
    ['XboxTitledHeroArt', 3840, 2160, '1920 × 1080'],
    ['XboxFeaturedPromotionalArt', 2160, 2160, '1080 × 1080'],
    ['PromotionalArtwork414X180', 414, 468, '414 × 180'],
  ])('%s may not be %i × %i', (type, width, height, rule) => {
    expect(asking({ metadata: ofType(type, sized(width, height)) })).toEqual(
      refused(`"store/01.png" has ${width} × ${height} pixels; an image of type ${type} must have ${rule}.`),
    )
  })

  it('is reported in the name of every type that has it there', () => {
    const wrong = Object.entries(IMAGE_LIMITS).filter(([type, { sizes }]) => {
      const [, width, height] = /(\d+)X(\d+)$/.exec(type) ?? []
      return width !== undefined && String(sizes) !== `${width},${height}`
    })
    expect(wrong).toEqual([])
  })
})

describe('An image is refused', () => {
  const icon = { width: 300, height: 300 }
  const most = 50 * 1024 * 1024

  it.each<{ name: string; file: ImageFile; expected: readonly Refusal[] }>([
    {
      name: 'that is not a PNG',
      file: anImage('01.png', { dimensions: undefined }),
      expected: refused('"store/01.png" is not a PNG, despite its name. The Store accepts PNG images only.'),
    },
    {
      name: 'unless it has at most 50 MB',
      file: anImage('01.png', { dimensions: icon, state: aState(most) }),
      expected: [],
    },
    {
      name: 'that has more than 50 MB',
      file: anImage('01.png', { dimensions: icon, state: aState(most + 1) }),
      expected: refused('"store/01.png" has 52428801 bytes; the limit is 52428800 (50 MB).'),
    },
    {
      name: 'unless its caption has at most 200 characters',
      file: anImage('01.png', { dimensions: icon, caption: 'x'.repeat(200) }),
      expected: [],
    },
    {
      name: 'whose caption is longer',
      file: anImage('01.png', { dimensions: icon, caption: 'x'.repeat(201) }),
      expected: refused('"store/01.png" has a caption of 201 characters; the limit is 200.'),
    },
  ])('$name', ({ file, expected }) => {
    expect(asking({ metadata: ofType('Icon', file) })).toEqual(expected)
  })

  it('for each of its faults, and each image is', () => {
    const bad = { dimensions: undefined, caption: 'x'.repeat(201) }
    const metadata = aFolder([
      aLanguage('en-us', aListing({}, { Icon: [anImage('1.png', bad)] }), {
        Windows81: aListing({}, { Icon: [anImage('2.png', bad)] }),
      }),
      aLanguage('de-de', aListing({}, { Icon: [anImage('3.png', bad)] })),
    ])
    expect(asking({ metadata }).map(({ file }) => file)).toEqual(
      ['1', '1', '2', '2', '3', '3'].map((name) => `store/${name}.png`),
    )
  })

  it('but not one that the Store already has', () => {
    const base = aSendable(pictures([aPicture({ fileName: '01.png', description: null })]))
    expect(asking({ metadata: ofType('Screenshot', sized(1, 1)) }, base)).toEqual([])
  })
})

describe('The images of a type in a language', () => {
  const some = (count: number): readonly ImageFile[] =>
    Array.from({ length: count }, (_, index) => anImage(`${index + 1}.png`))
  const there = (count: number): readonly JsonObject[] =>
    Array.from({ length: count }, (_, index) => aPicture({ fileName: `old${index}.png`, id: `${index}` }))
  const added = { fileName: 'new.png', imageType: 'Screenshot' }

  it.each<[string, number]>([
    ['Screenshot', 10],
    ['MobileScreenshot', 8],
    ['SurfaceHubScreenshot', 8],
    ['HoloLensScreenshot', 8],
    ['XboxScreenshot', 8],
  ])('are as many as the Store takes: %s, %i', (type, most) => {
    const inFolder = (count: number): readonly Refusal[] => asking({ metadata: ofType(type, ...some(count)) })
    const extra = `store/${most + 1}.png`
    expect({ most: inFolder(most), more: inFolder(most + 1) }).toEqual({
      most: [],
      more: refused(
        `${most + 1} images of type ${type} in en-us; the limit is ${most}. Remove "${extra}", for example.`,
        extra,
      ),
    })
  })

  it('are counted with the ones that stay', () => {
    expect(asking({ submission: pictures([added]) }, aSendable(pictures(there(10))))).toEqual([
      {
        input: 'submission',
        message: '11 images of type Screenshot in en-us; the limit is 10.',
        file: undefined,
      },
    ])
  })

  it('are counted without the ones that go', () => {
    expect(asking({ metadata: ofType('Screenshot', ...some(10)) }, aSendable(pictures(there(10))))).toEqual(
      [],
    )
  })

  it('may be more when they were before and none is added', () => {
    const base = aSendable(pictures(there(11)))
    expect(asking({ submission: { visibility: 'Hidden' } }, base)).toEqual([])
  })
})

describe('An image that the JSON adds', () => {
  const told = (is: string): unknown =>
    expect.stringMatching(new RegExp(`^"a\\.png" ${is}\\. The types are Screenshot, .*, Unknown\\.$`))

  it.each<{ name: string; picture: JsonObject; expected: readonly unknown[] }>([
    {
      name: 'is accepted with a type that is known',
      picture: { fileName: 'a.png', imageType: 'Screenshot', description: 'x'.repeat(200) },
      expected: [],
    },
    {
      name: 'is refused with one that is not, with those that are',
      picture: { fileName: 'a.png', imageType: 'Screenshoot' },
      expected: [{ input: 'submission', message: told('has the imageType "Screenshoot"'), file: undefined }],
    },
    {
      name: 'is refused without one',
      picture: { fileName: 'a.png' },
      expected: [{ input: 'submission', message: told('has no imageType'), file: undefined }],
    },
    {
      name: 'is refused without a type that is a text',
      picture: { fileName: 'a.png', imageType: null },
      expected: [{ input: 'submission', message: told('has no imageType'), file: undefined }],
    },
    {
      name: 'is refused once for a type in the wrong case',
      picture: { fileName: 'a.png', imageType: 'screenshot' },
      expected: [
        {
          input: 'submission',
          message:
            '"listings.en-us.baseListing.images.imageType" is "screenshot". Did you mean "Screenshot"?',
          file: undefined,
        },
      ],
    },
    {
      name: 'is refused with a caption that is too long',
      picture: { fileName: 'a.png', imageType: 'Icon', description: 'x'.repeat(201) },
      expected: [
        {
          input: 'submission',
          message: '"a.png" in en-us has a caption of 201 characters; the limit is 200.',
          file: undefined,
        },
      ],
    },
    {
      name: 'is accepted with a type that the Store itself has shown',
      picture: { fileName: 'a.png', imageType: 'HologramArt' },
      expected: [],
    },
  ])('$name', ({ picture, expected }) => {
    const base = aSendable(
      pictures([
        aPicture({ imageType: 'HologramArt', description: 'y'.repeat(201) }),
        { fileName: 'old.png' },
      ]),
    )
    expect(asking({ submission: pictures([picture]) }, base)).toEqual(expected)
  })
})

describe('The trailers of the folder', () => {
  it('are at most fifteen', () => {
    const some = (count: number): readonly Refusal[] =>
      asking({
        metadata: aFolder(
          [],
          Array.from({ length: count }, (_, index) => aTrailer(`t${index}`)),
        ),
      })
    expect({ most: some(15), more: some(16) }).toEqual({
      most: [],
      more: refused(
        '16 trailers; the limit is 15. Remove "store/trailers/t15.mp4", for example.',
        'store/trailers/t15.mp4',
      ),
    })
  })

  it('may have a thumbnail of another size that the Store has taken', () => {
    const base = aSendable({
      trailers: [
        {
          id: '1',
          videoFileName: 'trailers/main.mp4',
          videoFileId: '2',
          trailerAssets: { 'en-us': { title: 'Main', imageList: [{ id: '3', fileName: '01.png' }] } },
        },
      ],
    })
    const trailer = aTrailer('main', { assets: { 'en-us': { title: 'Main', thumbnail: sized(1, 1) } } })
    expect(asking({ metadata: aFolder([], [trailer]) }, base)).toEqual([])
  })

  it('have thumbnails of one size', () => {
    const thumbnail = anImage('01.png', { dimensions: { width: 1280, height: 720 } })
    const trailer = aTrailer('main', { assets: { 'en-us': { title: 'Main', thumbnail } } })
    expect(asking({ metadata: aFolder([], [trailer]) })).toEqual(
      refused('"store/01.png" has 1280 × 720 pixels; an image of type thumbnail must have 1920 × 1080.'),
    )
  })
})

describe('An image that is marked as uploaded', () => {
  const listing = (images: readonly JsonObject[]): JsonObject => aSendable(pictures(images))
  const icon = (fields: JsonObject): JsonObject => aSendable({ listings: { 'en-us': { icon: fields } } })
  const uploaded = { fileName: 'nowhere.png', fileStatus: 'Uploaded', imageType: 'Screenshot' }
  const unknown: readonly Refusal[] = [
    {
      input: 'submission',
      message: '"nowhere.png" is not among the images that the Store has. Mark it PendingUpload to add it.',
      file: undefined,
    },
  ]

  it.each<{ name: string; sent: JsonObject; base: JsonObject; expected: readonly Refusal[] }>([
    {
      name: 'is refused when the Store has none of its name',
      sent: listing([uploaded]),
      base: listing([]),
      expected: unknown,
    },
    {
      name: 'is refused when the Store has none of its id',
      sent: listing([{ ...uploaded, id: '7' }]),
      base: listing([{ ...uploaded, id: '8' }]),
      expected: unknown,
    },
    {
      name: 'is refused once, whatever its type',
      sent: listing([{ ...uploaded, imageType: 'Painting' }]),
      base: listing([]),
      expected: unknown,
    },
    {
      name: 'is accepted when the Store has it by its id, whatever its name',
      sent: listing([{ ...uploaded, id: '8' }]),
      base: listing([{ ...uploaded, id: '8', fileName: 'b.png' }]),
      expected: [],
    },
    {
      name: 'is accepted when the Store has it by its name',
      sent: listing([uploaded]),
      base: listing([{ ...uploaded, id: '8' }]),
      expected: [],
    },
    {
      name: 'may be the icon of an add-on that the Store has',
      sent: icon({ fileName: 'a.png', fileStatus: 'Uploaded' }),
      base: icon({ fileName: 'a.png', fileStatus: 'Uploaded' }),
      expected: [],
    },
    {
      name: 'is refused as the icon of an add-on that the Store lacks',
      sent: icon({ fileName: 'nowhere.png', fileStatus: 'Uploaded' }),
      base: icon({ fileName: 'a.png', fileStatus: 'Uploaded' }),
      expected: unknown,
    },
  ])('$name', ({ sent, base, expected }) => {
    expect(refusals(sent, { base, metadataOnly: true })).toEqual(expected)
  })
})

describe('An image of a platform', () => {
  it('is reported with the language and the platform', () => {
    const image = { fileName: 'a.png', imageType: 'Icon', description: 'x'.repeat(201) }
    const submission = { listings: { 'en-us': { platformOverrides: { Windows81: { images: [image] } } } } }
    expect(asking({ submission }).map(({ message }) => message)).toEqual([
      '"a.png" in en-us Windows81 has a caption of 201 characters; the limit is 200.',
    ])
  })
})

describe('Pictures of several unknown types', () => {
  it('are reported type by type, each name once', () => {
    const added = ['Painting', 'Drawing', 'Painting'].map((imageType) => ({
      fileName: `${imageType}.png`,
      imageType,
    }))
    const told = asking({ submission: pictures(added) }).map(({ message }) => message.split('. ')[0])
    expect(told).toEqual([
      '"Painting.png" has the imageType "Painting"',
      '"Drawing.png" has the imageType "Drawing"',
    ])
  })
})

describe('What is wrong with images of many languages in the same way', () => {
  const languages = ['en-us', 'de-de', 'fr-fr']
  const inEach = (images: (language: string) => readonly JsonObject[]): JsonObject => ({
    listings: Object.fromEntries(languages.map((one) => [one, { baseListing: { images: images(one) } }])),
  })
  const image = (fileName: string, fields: JsonObject = {}): JsonObject =>
    aPicture({ fileName, fileStatus: 'PendingUpload', id: null, ...fields })

  it.each<{ name: string; submission: JsonObject; message: unknown }>([
    {
      name: 'a type',
      submission: inEach((language) => [image(`${language}/1.png`, { imageType: 'Painting' })]),
      message: expect.stringMatching(
        /^"en-us\/1.png", "de-de\/1.png", "fr-fr\/1.png" have the imageType "Painting"\. The types are /,
      ),
    },
    {
      name: 'a caption',
      submission: inEach(() => [image('1.png', { description: 'x'.repeat(201) })]),
      message:
        '"1.png" in 3 listings (en-us, de-de, fr-fr) has a caption of 201 characters; the limit is 200.',
    },
    {
      name: 'their number',
      submission: inEach((language) =>
        Array.from({ length: 11 }, (_, index) => image(`${language}/${index}.png`)),
      ),
      message: '11 images of type Screenshot in 3 listings (en-us, de-de, fr-fr); the limit is 10.',
    },
  ])('is reported once: $name', ({ submission, message }) => {
    expect(asking({ submission }, aSendable())).toEqual([{ input: 'submission', message, file: undefined }])
  })
})
