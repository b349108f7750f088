import { describe, expect, it } from '@jest/globals'
import { cutAtParagraph, markdownToText } from '../../../src/files/release-notes/plain-text.ts'

const lines = (...all: readonly string[]): string => all.join('\n')

interface Case {
  readonly name: string
  readonly markdown: string
  readonly text: string
}

describe('Markdown becomes the plain text a person would type', () => {
  it.each<Case>([
    { name: 'paragraphs have a blank line between them', markdown: 'One\n\n\n\nTwo  ', text: 'One\n\nTwo' },
    {
      name: 'a new line within a paragraph is a space',
      markdown: 'One\ntwo\r\nthree',
      text: 'One two three',
    },
    { name: 'a hard break is kept', markdown: 'One  \ntwo\\\nthree<br>four', text: 'One\ntwo\nthree\nfour' },
    { name: 'emphasis is dropped', markdown: '**a** *b* __c__ _d_ ***e*** ~~f~~', text: 'a b c d e f' },
    {
      name: 'a star that is not emphasis stays',
      markdown: '2 * 3 and snake_case_name',
      text: '2 * 3 and snake_case_name',
    },
    { name: 'code has no ticks', markdown: 'Run `a * b` or ``x ` y``', text: 'Run a * b or x ` y' },
    { name: 'an escaped sign is the sign', markdown: '\\*not\\* \\# a \\[link\\]', text: '*not* # a [link]' },
    { name: 'a rule is dropped', markdown: 'One\n\n---\n\nTwo<hr>Three', text: 'One\n\nTwo\n\nThree' },
    { name: 'a quotation has no mark', markdown: '> One\n> two\n>\n> > Three', text: 'One two\n\nThree' },
    { name: 'an emoji stays unchanged', markdown: '🚀 **Fast** 👩‍👩‍👧', text: '🚀 Fast 👩‍👩‍👧' },
    { name: 'nothing is nothing', markdown: ' \n\n', text: '' },
  ])('$name', ({ markdown, text }) => {
    expect(markdownToText(markdown)).toBe(text)
  })

  it.each<Case>([
    {
      name: 'a heading is a line that stays with what follows',
      markdown: '# Version 2\n## New\nMany things\n\n### Fixed ###\n- a\n- b\n\nOld\n===\nNothing',
      text: 'Version 2\n\nNew\nMany things\n\nFixed\n• a\n• b\n\nOld\nNothing',
    },
    { name: 'a heading without text is dropped', markdown: '#\n\n## ![](a.png)\n\nText', text: 'Text' },
  ])('$name', ({ markdown, text }) => {
    expect(markdownToText(markdown)).toBe(text)
  })

  it.each<Case>([
    { name: 'items have a bullet', markdown: '- a\n- b', text: '• a\n• b' },
    { name: 'another sign starts another list', markdown: '* a\n* b\n+ c', text: '• a\n• b\n\n• c' },
    {
      name: 'items keep together whatever is between them',
      markdown: '- a\n\n- b\n\n\n- c',
      text: '• a\n• b\n• c',
    },
    { name: 'a list is a paragraph', markdown: 'Before\n- a\n\nAfter', text: 'Before\n\n• a\n\nAfter' },
    {
      name: 'nested items are indented by two spaces',
      markdown: '- a\n  - b\n    1. c\n       - d\n- e',
      text: '• a\n  • b\n    1. c\n      • d\n• e',
    },
    {
      name: 'a nested list stays with its item, also in a list with blank lines',
      markdown: '- a\n\n  - b\n\n- c',
      text: '• a\n  • b\n• c',
    },
    { name: 'numbers start where they start', markdown: '3. a\n3. b\n9) c', text: '3. a\n4. b\n\n9. c' },
    { name: 'numbers may start at nought', markdown: '0. a\n1. b', text: '0. a\n1. b' },
    {
      name: 'more paragraphs of an item are below its text',
      markdown: '1. a\n\n   more\n2. b  \n   c\n\n   ```\n   x\n     y\n   ```',
      text: '1. a\n\n  more\n2. b\n  c\n\n  x\n    y',
    },
    { name: 'a box to tick is dropped', markdown: '- [x] a\n- [ ] b\n  - [X] c', text: '• a\n• b\n  • c' },
    { name: 'an item without text is dropped', markdown: '1. a\n2. ![](b.png)\n3. c', text: '1. a\n3. c' },
  ])('$name', ({ markdown, text }) => {
    expect(markdownToText(markdown)).toBe(text)
  })

  it.each<Case>([
    {
      name: 'a link is its text',
      markdown: 'See [the *docs*](https://a.example "t").',
      text: 'See the docs.',
    },
    {
      name: 'so is a link by reference',
      markdown: 'See [docs][1].\n\n[1]: https://a.example',
      text: 'See docs.',
    },
    {
      name: 'an address stays',
      markdown: '**Full Changelog**: https://github.com/o/r/compare/v1...v2',
      text: 'Full Changelog: https://github.com/o/r/compare/v1...v2',
    },
    {
      name: 'so does one with signs of Markdown or HTML in it',
      markdown: 'https://a.example/x_y_z?a=1&b=*2* and <https://b.example/?q=1&copy=2>',
      text: 'https://a.example/x_y_z?a=1&b=*2* and https://b.example/?q=1&copy=2',
    },
    {
      name: 'names and numbers stay',
      markdown: 'Fixed by @a-b in #123 (GH-4)',
      text: 'Fixed by @a-b in #123 (GH-4)',
    },
    { name: 'an image is dropped', markdown: 'a ![picture](p.png) b\n\n![alone](q.png)', text: 'a b' },
    {
      name: 'so is a badge with its link',
      markdown: '[![b](b.svg)](https://a.example)\n\nText',
      text: 'Text',
    },
  ])('$name', ({ markdown, text }) => {
    expect(markdownToText(markdown)).toBe(text)
  })

  it.each<Case>([
    {
      name: 'entities are decoded',
      markdown: '&lt;b&gt; &amp; &copy; &#x41;&#66; &hellip;',
      text: '<b> & © AB …',
    },
    {
      name: 'so are they in HTML, but for what is not a character or has a rare name',
      markdown: '<p>&#x41;&#66; &#0;&#xD800;&#x110000; &Rarr; &amp;lt;</p>',
      text: 'AB \ufffd\ufffd\ufffd &Rarr; &lt;',
    },
    { name: 'once only', markdown: '&amp;lt; and `&lt;`', text: '&lt; and &lt;' },
    { name: 'a no-break space is one', markdown: '10&nbsp;MB', text: '10\u00a0MB' },
    { name: 'signs of HTML that are none stay', markdown: 'a < b & c > d', text: 'a < b & c > d' },
    { name: 'comments are dropped', markdown: '<!-- by a > b\n\ntool -->\n\nText<!-- x -->!', text: 'Text!' },
    { name: 'tags are dropped', markdown: '<b>Bold</b> H<sub>2</sub>O <kbd>F1</kbd>', text: 'Bold H2O F1' },
    {
      name: 'also those of no HTML',
      markdown: 'A List<string> is <constructor>.\n\nEnd',
      text: 'A List is .\n\nEnd',
    },
    {
      name: 'what no reader sees is dropped',
      markdown: '<style>a{}</style>\n\n<script>x()</script>\n\nText',
      text: 'Text',
    },
    {
      name: 'elements are what Markdown would have, but for the numbers and the indentation of lists',
      markdown:
        '<h2>New</h2><ul><li>a</li><li>b<ol start="x"><li>c</li></ol></li></ul><p align="center">Text</p>',
      text: 'New\n• a\n• b\n• c\n\nText',
    },
    {
      name: 'a part to unfold is unfolded',
      markdown: '<details>\n<summary>More</summary>\n\n- **a**\n\n</details>\n\nEnd',
      text: 'More\n• a\n\nEnd',
    },
    {
      name: 'a paragraph in an item stays with its bullet',
      markdown: '<ul>\n<li><p>a</p></li>\n</ul>\nText',
      text: '• a\n\nText',
    },
    { name: 'a break may be written as its end', markdown: 'a</br>b<BR/>c', text: 'a\nb\nc' },
    { name: 'an attribute may hold any sign', markdown: 'a<a title="x > y">b</a>', text: 'ab' },
    {
      name: 'a tag around blocks does not join them',
      markdown: '<a name="x"><h2>New</h2>Text</a>',
      text: 'New\nText',
    },
  ])('$name', ({ markdown, text }) => {
    expect(markdownToText(markdown)).toBe(text)
  })

  it.each<Case>([
    {
      name: 'a table is a line for each row',
      markdown: '| File | **Size** |\n|---|---:|\n| a.msix | 1 &lt; 2 |\n| b\\|c |  |\n| | `d`<br>e |',
      text: 'File – Size\na.msix – 1 < 2\nb|c\nd e',
    },
    {
      name: 'so it is in HTML',
      markdown:
        '<table>\n<tr><th>File</th><th>Size</th></tr>\n<tr>\n  <td></td>\n  <td>1 MB</td>\n</tr>\n</table>\n\nEnd',
      text: 'File – Size\n1 MB\n\nEnd',
    },
    {
      name: 'a table of HTML keeps what is in a cell apart, on lines of its own',
      markdown: '<table><tr><td><ul><li>a</li><li>b</li></ul></td><td>c</td></tr></table>',
      text: '• a\n• b\n\nc',
    },
    {
      name: 'a code block keeps its lines',
      markdown: 'Run\n\n```sh\n  if a; then\n    b && c  \n\n\n\n  fi\n```\n\n    x <y>',
      text: 'Run\n\n  if a; then\n    b && c\n\n  fi\n\nx <y>',
    },
    {
      name: 'so does one of HTML',
      markdown: '# Run\n<pre>\nif a; then\n  b &amp;&amp; <i>c</i>\nfi\n</pre>\nEnd',
      text: 'Run\nif a; then\n  b && c\nfi\n\nEnd',
    },
    {
      name: 'an alert says its kind',
      markdown: '> [!WARNING]\n> Save first.\n\n> [!note]\n>\n> - a',
      text: 'Warning: Save first.\n\nNote:\n\n• a',
    },
  ])('$name', ({ markdown, text }) => {
    expect(markdownToText(markdown)).toBe(text)
  })

  it('keeps the lines of a release, as GitHub shows it', () => {
    const markdown = 'One\ntwo\n- a\n  b\n\n> [!TIP]\n> c\n> d'
    expect(markdownToText(markdown, { keepLineBreaks: true })).toBe('One\ntwo\n\n• a\n  b\n\nTip: c\nd')
  })

  it('reads the notes that GitHub writes', () => {
    const markdown = lines(
      '<!-- Release notes generated using configuration in .github/release.yml at main -->',
      '',
      "## What's Changed",
      '### New 🎉',
      '* Add `dark` mode by @octo-cat in https://github.com/o/r/pull/12',
      '* Bump [a/b](https://a.example) from 1 to 2 by @dependabot[bot] in https://github.com/o/r/pull/13',
      '',
      '## New Contributors',
      '* @octo-cat made their first contribution in https://github.com/o/r/pull/12',
      '',
      '**Full Changelog**: https://github.com/o/r/compare/v1.0...v1.1',
    )
    const text = lines(
      "What's Changed",
      '',
      'New 🎉',
      '• Add dark mode by @octo-cat in https://github.com/o/r/pull/12',
      '• Bump a/b from 1 to 2 by @dependabot[bot] in https://github.com/o/r/pull/13',
      '',
      'New Contributors',
      '• @octo-cat made their first contribution in https://github.com/o/r/pull/12',
      '',
      'Full Changelog: https://github.com/o/r/compare/v1.0...v1.1',
    )
    expect(markdownToText(markdown.replaceAll('\n', '\r\n'), { keepLineBreaks: true })).toBe(text)
  })
})

describe('A text that is too long', () => {
  it.each([
    { name: 'is left alone when it is not', text: 'One\n\nTwo', limit: 8, expected: 'One\n\nTwo' },
    { name: 'ends with a paragraph', text: 'One two\n\nThree\nfour five', limit: 13, expected: 'One two' },
    { name: 'ends with one that just fits', text: 'One\n\nTwo\n\nThree', limit: 8, expected: 'One\n\nTwo' },
    { name: 'ends with a line', text: 'One\ntwo three four', limit: 5, expected: 'One' },
    { name: 'ends with a line that just fits', text: 'One\ntwo\nthree', limit: 7, expected: 'One\ntwo' },
    { name: 'ends with a word', text: 'One two three', limit: 12, expected: 'One two' },
    { name: 'ends with a word that just fits', text: 'One two three', limit: 7, expected: 'One two' },
    { name: 'ends where it must', text: 'Unbreakable', limit: 4, expected: 'Unbr' },
    { name: 'keeps a character whole', text: 'abc😀def', limit: 4, expected: 'abc' },
    { name: 'keeps a character that fits', text: 'abc😀def', limit: 5, expected: 'abc😀' },
    {
      name: 'does not end with a paragraph that leaves most of the room empty',
      text: 'New\n\n• one\n• two\n• three',
      limit: 20,
      expected: 'New\n\n• one\n• two',
    },
    {
      name: 'does not end with a word that does so either',
      text: 'Neu: 改善されたパフォーマンス',
      limit: 12,
      expected: 'Neu: 改善されたパフ',
    },
  ])('$name', ({ text, limit, expected }) => {
    expect(cutAtParagraph(text, limit)).toBe(expected)
  })
})
