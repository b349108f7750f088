import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decode } from '../../../src/action/report/decoding.ts'
import { holds } from '../../properties/holds.ts'

describe('A text without its escapes', () => {
  it.each<{ name: string; text: string; plain: string }>([
    { name: 'of addresses', text: '%7e%7E%2B', plain: '~~+' },
    { name: 'of addresses, in UTF-8', text: '%C3%A4 %e2%82%ac %F0%9F%99%82', plain: 'ä € 🙂' },
    { name: 'of HTML', text: '&#x2B;&#X2b;&#43;&#0043;&amp;&LT;&plus;&quot;', plain: '+++' + '+&<+"' },
    { name: 'of JSON', text: String.raw`\u002b\u002B\"\/\\ \n\x2b`, plain: '+' + '+"/\\ \n+' },
    { name: 'that are escaped again', text: '%257E &amp;#43; %26%2343%3B \\u002541', plain: '~ + + A' },
    { name: 'without what is invisible', text: 'a\u200bb\u202ec\u00add', plain: 'abcd' },
    {
      name: 'that are broken off',
      text: '% %4 %zz &# &#x; &amp &no; \\u00',
      plain: '% %4 %zz &# &#x; &amp &no; \\u00',
    },
    {
      name: 'that are no character',
      text: '%c0%80 %ed%a0%80 &#x110000;',
      plain: '%c0%80 %ed%a0%80 &#x110000;',
    },
    { name: 'of which it has none', text: 'Grüße 🙂', plain: 'Grüße 🙂' },
    { name: 'of which it is empty', text: '', plain: '' },
  ])('$name', ({ text, plain }) => {
    expect(decode(text).plain).toBe(plain)
  })

  it('knows where each character comes from', () => {
    const text = 'a%2525b&#128578;c\u200bd'
    const { plain, bounds } = decode(text)
    const sources = Array.from(plain, (_, at) => text.slice(bounds[at], bounds[at + 1]))
    expect([plain, sources]).toEqual(['a%b🙂cd', ['a', '%2525', 'b', '&#128578;', '', 'c\u200b']])
  })

  it('comes from all of the text, in its order', () => {
    const piece = fc.constantFrom('a', '%', '2', '5', '&', 'amp;', '#43;', '\\', 'u002b', '\u200b', '🙂', '+')
    holds(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const { plain, bounds } = decode(text)
        const sorted = Array.from(bounds).sort((a, b) => a - b)
        expect(Array.from(bounds)).toEqual(sorted)
        expect([bounds.length, bounds[plain.length]]).toEqual([plain.length + 1, text.length])
      }),
    )
  })
})
