import { expect, it } from '@jest/globals'
import type { Metadata } from '../../../src/files/metadata/metadata.ts'
import { aFolder, aLanguage, aListing, anImage, aSendable, aTrailer, refusals } from '../builders.ts'

it.each<{ name: string; metadata: Metadata; files: readonly string[] }>([
  {
    name: 'a text',
    metadata: aFolder([aLanguage('en-us', aListing({ title: 'Gold', features: ['a'], keywords: ['b'] }))]),
    files: ['store/features.txt', 'store/keywords.txt'],
  },
  {
    name: 'an image of another type',
    metadata: aFolder([aLanguage('en-us', aListing({}, { Screenshot: [anImage('01.png')] }))]),
    files: ['store/01.png'],
  },
  {
    name: 'a second icon',
    metadata: aFolder([aLanguage('en-us', aListing({}, { Icon: [anImage('1.png'), anImage('2.png')] }))]),
    files: ['store/2.png'],
  },
  {
    name: 'what a platform has of its own',
    metadata: aFolder([
      aLanguage('en-us', aListing(), {
        Windows81: aListing({ title: 'Gold' }, { Icon: [anImage('81.png')] }),
      }),
    ]),
    files: ['store/title.txt', 'store/81.png'],
  },
  {
    name: 'a trailer',
    metadata: aFolder([], [aTrailer('main')]),
    files: ['store/trailers/main.mp4'],
  },
  {
    name: 'nothing when all of it is for add-ons',
    metadata: aFolder([aLanguage('en-us', aListing({ title: 'Gold' }, { Icon: [anImage('1.png')] }))]),
    files: [],
  },
])('An add-on is refused $name', ({ metadata, files }) => {
  const problems = refusals(aSendable(), { kind: 'add-on', metadata })
  const names = files.map((file) => `"${file}"`).join(', ')
  const message = `${names} ${files.length === 1 ? 'is' : 'are'} for an app. An add-on has a title, a description and one icon.`
  expect(problems).toEqual(files.length === 0 ? [] : [{ input: 'metadata-path', file: files[0], message }])
})
