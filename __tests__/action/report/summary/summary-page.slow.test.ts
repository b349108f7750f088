import { beforeAll, describe, expect, it } from '@jest/globals'
import { summaryPage } from '../../../../emulator/github/summary-page.ts'
import { type SummaryFacts, summaryOf } from '../../../../src/action/report/summary/summary.ts'
import { findChromium } from './chromium.ts'
import { ENDS } from './ends/all-ends.ts'
import { PAGE, pageOf } from './ends/values.ts'
import { everywhere, exportOf, HOSTILE, problemsOf, withSameShape } from './hostile.ts'
import { type Measurement, measure } from './measure.ts'

// GitHub's column for summaries on a wide screen, and a telephone.
const WIDTHS = [920, 480]
const TITLE = 'Summary'

const chromium = findChromium()
// Where there is a browser only: the check of a change has one, and counts what is left out.
const inChromium = chromium === undefined ? describe.skip : describe

async function measureAll(
  summaries: readonly SummaryFacts[],
  {
    sanitize = true,
    widths = WIDTHS,
  }: { readonly sanitize?: boolean; readonly widths?: readonly number[] } = {},
): Promise<readonly (readonly Measurement[])[]> {
  const frames = summaries.flatMap((facts) =>
    widths.map((width) => ({ html: summaryPage(TITLE, [summaryOf(facts)], { sanitize }), width })),
  )
  const measured = await measure(chromium ?? '', frames)
  return summaries.map((_, index) => measured.slice(index * widths.length, (index + 1) * widths.length))
}

inChromium('A summary in Chromium', () => {
  const names = Object.keys(ENDS)
  let measured: ReadonlyMap<string, readonly Measurement[]>
  beforeAll(async () => {
    const all = await measureAll(Object.values(ENDS))
    measured = new Map(names.map((name, index) => [name, all[index] ?? []]))
  })

  it.each(names)('fits its page, wide and narrow: %s', (name) => {
    const [wide, narrow] = measured.get(name) ?? []
    expect({
      wide: wide?.overflowing,
      narrow: narrow?.overflowing,
      scrollingWhenWide: wide?.scrolling,
    }).toEqual({ wide: [], narrow: [], scrollingWhenWide: [] })
  })

  it('fits its page when names and texts are long and cannot be broken', async () => {
    const long = 'x'.repeat(1000)
    const all = await measureAll([
      everywhere(long, true),
      everywhere(long, false),
      problemsOf(long),
      exportOf(long),
    ])
    expect(all.flat().flatMap(({ overflowing }) => overflowing)).toEqual([])
  })

  const requests = 'Requests and correlation IDs (for Microsoft support)'
  it.each<{ name: string; links: Measurement['links']; folds: Measurement['folds'] }>([
    {
      name: 'a release that is live',
      links: [
        ['Store page', 'https://apps.microsoft.com/detail/9NDEMO000001'],
        ['Submission in Partner Center', PAGE],
      ],
      folds: [
        ['All changes (2 fields)', false],
        [requests, false],
      ],
    },
    {
      name: 'a failed certification',
      links: [
        ['certification report', 'https://partner.microsoft.com/dashboard/products/9NDEMO000001/reports/1'],
        ['Submission in Partner Center', PAGE],
      ],
      folds: [
        ["What was submitted (2 packages, What's new in 2 languages)", false],
        ['All changes (2 fields)', false],
        [requests, false],
      ],
    },
    {
      name: 'texts in new and old languages',
      links: [
        ['Store page', 'https://apps.microsoft.com/detail/9NDEMO000001'],
        ['Submission in Partner Center', PAGE],
      ],
      folds: [
        ['All changes (7 fields)', false],
        ['listings.en-us.baseListing.description', false],
      ],
    },
    {
      name: 'a pending submission that is in the way',
      links: [['Partner Center', PAGE]],
      folds: [['What was planned (1 package)', false]],
    },
    { name: 'a failed sign-in', links: [], folds: [[requests, true]] },
    {
      name: 'a rollout that goes on',
      links: [['Submission in Partner Center', pageOf('1152921505700000999')]],
      folds: [],
    },
    { name: 'an export', links: [], folds: [] },
  ])('has links that lead there, and folds as they are meant: $name', ({ name, links, folds }) => {
    const [wide] = measured.get(name) ?? []
    expect({ links: wide?.links, folds: wide?.folds }).toEqual({ links, folds })
  })
})

const SAMPLES = [
  ['of a success', (text: string) => everywhere(text, false)],
  ['of a failure', (text: string) => everywhere(text, true)],
  ['of problems', problemsOf],
  ['of an export', exportOf],
] as const

// Before GitHub takes out what it does not allow: nothing may be left to it.
inChromium.each(SAMPLES)('Text from outside in the summary %s', (_, sample) => {
  const look = ({ elements, links, title }: Measurement) => {
    // How many lines a text falls into, and how a difference is coloured, is no matter.
    const { br: __, span: ___, ...others } = elements
    return { elements: others, addresses: links.map(([, address]) => address), title }
  }
  let measured: readonly Measurement[]
  beforeAll(async () => {
    const texts = [...HOSTILE, ...HOSTILE.map(withSameShape)]
    measured = (await measureAll(texts.map(sample), { sanitize: false, widths: [920] })).flat()
  })

  it.each(HOSTILE.map((text, index) => ({ text, index })))('is only text: $text', ({ index }) => {
    const [hostile, harmless] = [measured[index], measured[index + HOSTILE.length]]
    expect(hostile && look(hostile)).toEqual(harmless && look(harmless))
  })

  it('runs no script', () => {
    expect(new Set(measured.map(({ title }) => title))).toEqual(new Set([TITLE]))
  })
})
