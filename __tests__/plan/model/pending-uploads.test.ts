import { describe, expect, it } from '@jest/globals'
import { hasPendingFiles, pendingUploads } from '../../../src/plan/model/pending-uploads.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aDraft, aPackage, aPicture } from '../../support/builders.ts'

const pending = (fileName: string): JsonObject => ({ fileName, fileStatus: 'PendingUpload' })

describe('The files that a submission waits for', () => {
  it.each<{ name: string; submission: JsonObject; expected: readonly string[] }>([
    { name: 'are none when the Store has them all', submission: aDraft(), expected: [] },
    {
      name: 'are the new packages of an app',
      submission: { applicationPackages: [aPackage(), pending('new.msix')] },
      expected: ['new.msix'],
    },
    {
      name: 'are the new packages of a flight',
      submission: { flightPackages: [pending('new.msix')] },
      expected: ['new.msix'],
    },
    {
      name: 'are the new images of every language and platform',
      submission: {
        listings: {
          'en-us': {
            baseListing: { images: [aPicture(), pending('en/1.png')] },
            platformOverrides: { Windows81: { images: [pending('en/81.png')] } },
          },
          'de-de': { baseListing: { images: [pending('de/1.png')] } },
        },
      },
      expected: ['en/1.png', 'en/81.png', 'de/1.png'],
    },
    {
      name: 'are the new icon of an add-on',
      submission: { listings: { 'en-us': { title: 'Coins', icon: pending('icon.png') } } },
      expected: ['icon.png'],
    },
    {
      name: 'are not an icon that the Store has',
      submission: { listings: { 'en-us': { icon: { fileName: 'icon.png', fileStatus: 'Uploaded' } } } },
      expected: [],
    },
    {
      name: 'are not the ones to be deleted',
      submission: { applicationPackages: [aPackage({ fileStatus: 'PendingDelete' })] },
      expected: [],
    },
    {
      name: 'are listed as paths of the ZIP, with forward slashes',
      submission: { applicationPackages: [pending('x64\\Release\\a.msix')] },
      expected: ['x64/Release/a.msix'],
    },
    {
      name: 'are listed once for each entry that names them',
      submission: { applicationPackages: [pending('a.msix'), pending('a.msix')] },
      expected: ['a.msix', 'a.msix'],
    },
    {
      name: 'are not an entry without a name',
      submission: { applicationPackages: [{ fileStatus: 'PendingUpload' }, { ...pending(''), fileName: 7 }] },
      expected: [],
    },
    {
      name: 'are listed in any case of the names of the properties, which the Store takes too',
      submission: { ApplicationPackages: [{ FileName: 'new.msix', FileStatus: 'PendingUpload' }] },
      expected: ['new.msix'],
    },
  ])('$name', ({ submission, expected }) => {
    expect(pendingUploads(submission)).toEqual(expected)
  })
})

describe('A trailer, which carries no mark, waits', () => {
  const trailer = (fields: JsonObject, image: JsonObject): JsonObject => ({
    videoFileName: 'trailers\\main.mp4',
    trailerAssets: { 'en-us': { title: 'Main', imageList: [{ fileName: 'trailers\\main.png', ...image }] } },
    ...fields,
  })

  it.each<{ name: string; trailers: unknown; expected: readonly string[] }>([
    {
      name: 'for video and thumbnail when it is new',
      trailers: [trailer({}, {})],
      expected: ['trailers/main.mp4', 'trailers/main.png'],
    },
    {
      name: 'for both when their ids are null or empty',
      trailers: [trailer({ id: null, videoFileId: null }, { id: '' })],
      expected: ['trailers/main.mp4', 'trailers/main.png'],
    },
    {
      name: 'for both when the id of the video is empty',
      trailers: [trailer({ videoFileId: '' }, {})],
      expected: ['trailers/main.mp4', 'trailers/main.png'],
    },
    {
      name: 'for nothing when the Store has it',
      trailers: [trailer({ id: '1', videoFileId: '2' }, { id: '3' })],
      expected: [],
    },
    {
      name: 'for nothing when only its video has an id',
      trailers: [trailer({ videoFileId: '2' }, { id: '3' })],
      expected: [],
    },
    {
      name: 'for a new thumbnail of an old video',
      trailers: [trailer({ id: '1', videoFileId: '2' }, {})],
      expected: ['trailers/main.png'],
    },
    {
      name: 'for a thumbnail once, even when it is marked',
      trailers: [trailer({}, { fileStatus: 'PendingUpload' })],
      expected: ['trailers/main.mp4', 'trailers/main.png'],
    },
    { name: 'for nothing when there is none', trailers: null, expected: [] },
    { name: 'for nothing when it is not a trailer', trailers: ['main.mp4', null, {}], expected: [] },
    {
      name: 'for its video only when it has no thumbnails',
      trailers: [{ videoFileName: 'a.mp4', trailerAssets: { 'en-us': { imageList: null }, 'de-de': null } }],
      expected: ['a.mp4'],
    },
  ])('$name', ({ trailers, expected }) => {
    expect([...pendingUploads({ trailers })].sort()).toEqual([...expected].sort())
  })
})

describe('A submission that somebody has worked on', () => {
  const text = '{"fileStatus":"PendingUpload"}'

  it.each<{ name: string; submission: JsonObject; expected: boolean }>([
    {
      name: 'has a file that is to come',
      submission: { flightPackages: [pending('a.msix')] },
      expected: true,
    },
    {
      name: 'has a file that is to go',
      submission: { applicationPackages: [aPackage({ fileStatus: 'PendingDelete' })] },
      expected: true,
    },
    {
      name: 'has a field in another case',
      submission: { ApplicationPackages: [{ FileStatus: 'PendingUpload' }] },
      expected: true,
    },
    { name: 'has not only files that the Store has', submission: aDraft(), expected: false },
    {
      name: 'has not only a text that looks like a file',
      submission: aDraft({ notesForCertification: text }),
      expected: false,
    },
  ])('$name', ({ submission, expected }) => {
    expect(hasPendingFiles(submission)).toBe(expected)
  })
})
