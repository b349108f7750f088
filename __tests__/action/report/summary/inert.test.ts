import { describe, expect, it } from '@jest/globals'
import { renderMarkdown } from '../../../../emulator/github/summary-page.ts'
import { type SummaryFacts, summaryOf } from '../../../../src/action/report/summary/summary.ts'
import { details, facts } from './ends/values.ts'
import { everywhere, exportOf, HOSTILE, problemsOf, withSameShape } from './hostile.ts'

/** The tags of a rendered summary, in their order, as they are before GitHub takes any out. */
function tagsOf(summary: SummaryFacts): readonly string[] {
  const html = renderMarkdown(summaryOf(summary), { sanitize: false })
  // How long a text is, and into how many lines it falls, may differ.
  return (html.match(/<[^>]*>/g) ?? []).filter(
    (tag) => !/^<br>$|class="(?:added|removed|place)"|^<\/span>/.test(tag),
  )
}

const SAMPLES = [
  ['of a success', (text: string) => everywhere(text, false)],
  ['of a failure', (text: string) => everywhere(text, true)],
  ['of problems', problemsOf],
  ['of an export', exportOf],
] as const

describe.each(SAMPLES)('Text from outside is only text in the summary %s', (_, sample) => {
  it.each(HOSTILE)('%j', (text) => {
    expect(tagsOf(sample(text))).toEqual(tagsOf(sample(withSameShape(text))))
  })
})

describe('A certification report', () => {
  const linkTo = (reportUrl: string): string => {
    const state = {
      status: 'Published',
      details: details({ certificationReports: [{ date: 'd', reportUrl }] }),
    }
    return /See the (.*)\.\n/.exec(summaryOf(facts(state)))?.[1] ?? ''
  }

  it.each([
    ['https://partner.example/report?id=1&b=2', 'https://partner.example/report?id=1&b=2'],
    ['https://partner.example/a|b|c', 'https://partner.example/a%7Cb%7Cc'],
    ['https://partner.example/?a=`b`', 'https://partner.example/?a=%60b%60'],
    ['https://partner.example/a>b) **bold**', 'https://partner.example/a%3Eb%29%20%2A%2Abold%2A%2A'],
    ['https://partner.example/?a=\\', 'https://partner.example/?a=%5C'],
    ['https://partner.example/?a=1&copy;', 'https://partner.example/?a=1&amp;copy;'],
  ])('is a link: %s', (reportUrl, address) => {
    expect(linkTo(reportUrl)).toBe(`[certification report](${address})`)
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://partner.example/1', 'not an address'])(
    'whose address is no web page over https is no link: %j',
    (reportUrl) => {
      expect(linkTo(reportUrl)).toBe(`\`${reportUrl}\``)
    },
  )
})
