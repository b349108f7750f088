import { describe, expect, it } from '@jest/globals'
import { readMetadata } from '../../src/files/metadata/metadata.ts'
import { exportMetadata } from '../../src/files/metadata/metadata-export.ts'
import { planSubmission } from '../../src/plan/plan.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import { LISTING_LANGUAGES } from '../../src/shared/languages.ts'
import type { Kind } from '../../src/store/product.ts'
import { aDraft, aPicture } from '../support/builders.ts'
import { never } from '../support/never.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { aRequest } from './builders.ts'

async function publishedAgain(kind: Kind, base: JsonObject): Promise<unknown> {
  await using folder = await tempFolder()
  await exportMetadata(folder.path, base, never)
  const metadata = await readMetadata(folder.path, never)
  const { submission, changes, uploads } = planSubmission(kind, base, aRequest({ metadata }))
  return { languages: metadata.languages.length, submission, changes, uploads }
}

const texts = {
  title: null,
  shortTitle: '',
  description: 'One\r\n\r\n  Two  \r\n',
  releaseNotes: 'Faster.\rBetter.\nÜnïcødé 🎉',
  features: ['Fast', '', 'Small'],
  keywords: [],
  minimumHardware: null,
  licenseTerms: '\r\nBe kind.',
  privacyPolicy: 'https://demo.example/privacy',
  images: [aPicture(), aPicture({ id: '12', imageType: 'Icon', description: null })],
}

describe('An exported folder that is published again changes nothing', () => {
  it.each<{ name: string; kind: Kind; base: JsonObject; languages: number }>([
    {
      name: 'of an app in a hundred languages',
      kind: 'app',
      base: aDraft({
        listings: Object.fromEntries(
          [...LISTING_LANGUAGES]
            .slice(0, 100)
            .map((language) => [
              language,
              { baseListing: texts, platformOverrides: { Windows81: { description: 'For 8.1\r\n' } } },
            ]),
        ),
        trailers: [{ id: '1', videoFileName: 'main.mp4', trailerAssets: {} }],
      }),
      languages: 100,
    },
    {
      name: 'of an app whose languages are spelled in another case',
      kind: 'app',
      base: aDraft({ listings: { 'zh-Hans': { baseListing: { title: 'Demo' } } } }),
      languages: 1,
    },
    {
      name: 'of an app whose fields are spelled in another case',
      kind: 'app',
      base: {
        Listings: {
          'en-us': {
            BaseListing: { Title: 'Demo', Images: [aPicture()] },
            PlatformOverrides: { windows81: { Description: 'For 8.1' } },
          },
        },
      },
      languages: 1,
    },
    {
      name: 'of an add-on',
      kind: 'add-on',
      base: {
        listings: {
          'en-us': {
            title: 'Coins',
            description: 'A bag\r\nof coins',
            icon: { fileName: 'icon.png', fileStatus: 'Uploaded' },
          },
        },
      },
      languages: 1,
    },
  ])('$name', async ({ kind, base, languages }) => {
    expect(await publishedAgain(kind, base)).toEqual({
      languages,
      submission: base,
      changes: [],
      uploads: [],
    })
  })
})
