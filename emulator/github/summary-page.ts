import { Marked, type Tokens } from 'marked'

// The HTML in Markdown that GitHub allows, as far as a summary may use it:
// https://github.github.com/gfm/#disallowed-raw-html-extension- and https://github.com/gjtorikian/html-pipeline
const ALLOWED_TAGS: ReadonlySet<string> = new Set(
  'a b blockquote br code del details div em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp strong sub summary sup table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/gi

/** Options for rendering Markdown as HTML. */
export interface RenderOptions {
  /** False leaves HTML in the Markdown unchanged, even what GitHub would remove. */
  readonly sanitize?: boolean
}

/** Renders GitHub's Markdown to HTML, with its alerts. */
export function renderMarkdown(markdown: string, { sanitize = true }: RenderOptions = {}): string {
  const marked = new Marked({ gfm: true, async: false })
  marked.use({
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => (sanitize ? sanitizeTags(text) : text),
      blockquote({ tokens }: Tokens.Blockquote) {
        return quote(this.parser.parse(tokens))
      },
      code({ text, lang }: Tokens.Code) {
        const shown = lang === 'diff' ? text.split('\n').map(diffLine).join('\n') : escapeHtml(text)
        return `<pre><code>${shown}\n</code></pre>\n`
      },
    },
  })
  return marked.parse(markdown) as string
}

function sanitizeTags(html: string): string {
  return html.replace(TAG, (_, slash: string, name: string, attributes: string) => {
    const tag = name.toLowerCase()
    if (!ALLOWED_TAGS.has(tag)) return ''
    const isOpen = tag === 'details' && slash === '' && /\sopen\b/i.test(attributes)
    return `<${slash}${tag}${isOpen ? ' open' : ''}>`
  })
}

// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
function quote(html: string): string {
  const [marker = '', kind = ''] = /^<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/.exec(html) ?? []
  if (kind === '') return `<blockquote>${html}</blockquote>`
  const title = `${kind.slice(0, 1)}${kind.slice(1).toLowerCase()}`
  const rest = `<p>${html.slice(marker.length)}`.replace('<p></p>', '')
  return `<div class="alert ${kind.toLowerCase()}"><p class="alert-title">${title}</p>${rest}</div>`
}

function diffLine(line: string): string {
  const kind = { '+': 'added', '-': 'removed', '@': 'place' }[line.slice(0, 1)]
  const shown = escapeHtml(line)
  return kind === undefined ? shown : `<span class="${kind}">${shown}</span>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Creates a page that shows the summaries of a job as GitHub does. `title` is text, and a summary is Markdown. */
export function summaryPage(title: string, summaries: readonly string[], options?: RenderOptions): string {
  const bodies = summaries.map((markdown) => `<section>${renderMarkdown(markdown, options)}</section>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${bodies.join('\n')}
</main>
</body>
</html>
`
}

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f6f8fa; color: #1f2328; font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", "Liberation Sans", sans-serif; }
main { max-width: 920px; margin: 0 auto; padding: 16px; }
section + section { margin-top: 16px; }
section { background: #fff; border: 1px solid #d1d9e0; border-radius: 6px; padding: 24px; overflow-wrap: break-word; }
section > :first-child { margin-top: 0; }
section > :last-child { margin-bottom: 0; }
h2 { font-size: 24px; line-height: 1.25; margin: 0 0 16px; padding-bottom: 8px; border-bottom: 1px solid #d1d9e0b3; }
p, ul, ol, table, pre, blockquote, details, .alert { margin: 0 0 16px; }
ul, ol { padding-left: 2em; }
a { color: #0969da; }
code { font: 85% ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; white-space: break-spaces; }
pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; line-height: 1.45; }
pre code { background: none; padding: 0; white-space: pre; }
pre .added { background: #dafbe1; color: #116329; }
pre .removed { background: #ffebe9; color: #82071e; }
pre .place { color: #59636e; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; }
tr:nth-child(2n) td { background: #f6f8fa; }
blockquote { padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0; }
blockquote > :last-child, .alert > :last-child { margin-bottom: 0; }
summary { cursor: pointer; margin-bottom: 8px; }
.alert { padding: 8px 16px; border-left: .25em solid #0969da; }
.alert.warning { border-color: #9a6700; }
.alert-title { font-weight: 600; color: #0969da; margin-bottom: 8px; }
.alert.warning .alert-title { color: #9a6700; }
`
