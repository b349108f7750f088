import { describe, expect, it } from '@jest/globals'
import { withLiveTexts } from '../../../src/plan/transforms/live-texts.ts'
import type { JsonObject } from '../../../src/shared/json.ts'

const app = (listings: JsonObject): JsonObject => ({ id: '7', listings })

describe('A draft gets the texts of what is live', () => {
  it.each<{ name: string; draft: JsonObject; live: JsonObject; expected: JsonObject }>([
    {
      name: 'where they differ, and keeps all else',
      draft: app({
        'en-us': {
          baseListing: { title: 'Other', keywords: ['a'], images: [{ id: '1' }], privacyPolicy: 'x' },
        },
      }),
      live: app({
        'en-US': { baseListing: { Title: 'Demo', keywords: ['b'], images: [], privacyPolicy: 'y' } },
      }),
      expected: app({
        'en-us': {
          baseListing: { title: 'Demo', keywords: ['b'], images: [{ id: '1' }], privacyPolicy: 'x' },
        },
      }),
    },
    {
      name: 'where only one of the two has them',
      draft: app({ fr: { baseListing: { shortTitle: 'New' } } }),
      live: app({ fr: { baseListing: { sortTitle: 'Demo, The' } } }),
      expected: app({ fr: { baseListing: { sortTitle: 'Demo, The' } } }),
    },
    {
      name: 'for old systems, too',
      draft: app({
        fr: { platformOverrides: { Windows81: { title: 'Other' }, Windows80: { title: 'New' } } },
      }),
      live: app({ fr: { platformOverrides: { Windows81: { title: 'Demo' } } } }),
      expected: app({
        fr: { platformOverrides: { Windows81: { title: 'Demo' }, Windows80: { title: 'New' } } },
      }),
    },
    {
      name: 'of an add-on',
      draft: app({ en: { title: 'Other', description: 'a', icon: { fileName: 'new.png' } } }),
      live: app({ en: { title: 'Extra', description: 'b', icon: { fileName: 'old.png' } } }),
      expected: app({ en: { title: 'Extra', description: 'b', icon: { fileName: 'new.png' } } }),
    },
    {
      name: 'but keeps its own spelling of what means the same',
      draft: app({ en: { title: null, description: 'a\r\nb' } }),
      live: app({ en: { title: '', description: 'a\nb' } }),
      expected: app({ en: { title: null, description: 'a\r\nb' } }),
    },
    {
      name: 'but neither gets nor loses a language',
      draft: app({ de: { title: 'Neu' } }),
      live: app({ fr: { title: 'Démo' } }),
      expected: app({ de: { title: 'Neu' } }),
    },
    { name: 'but a flight has none', draft: { id: '1' }, live: { id: '2' }, expected: { id: '1' } },
  ])('$name', ({ draft, live, expected }) => {
    expect(withLiveTexts(draft, live)).toEqual(expected)
  })
})
