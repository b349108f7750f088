export const id = 551;
export const ids = [551];
export const modules = {

/***/ 9551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cutAtParagraph: () => (/* binding */ cutAtParagraph),
  markdownToText: () => (/* binding */ markdownToText)
});

// EXTERNAL MODULE: ./node_modules/marked/lib/marked.esm.js
var marked_esm = __webpack_require__(8022);
// EXTERNAL MODULE: ./.build/src/shared/errors.js
var errors = __webpack_require__(1958);
;// CONCATENATED MODULE: ./.build/src/files/release-notes/html-to-text.js
/*
 * A text contains two kinds of mark until its lines are laid out. Otherwise, a line feed is a line break, and two of
 * them end a paragraph.
 */
/** The mark before a heading: always an empty line, whatever is next to it. */
const HEADING_START = '\f';
/** The mark between lines that stay together, such as a heading and the text below it: never an empty line. */
const STAY_TOGETHER = '\v';
/** The sign before an item of a list. */
const BULLET = '•';
/** The text between the cells of a row. */
const CELL_SEPARATOR = ' – ';
const PARAGRAPH = '\n\n';
const CELL_END = '\t';
// The text that replaces a tag where its element opens and where it closes. All other tags are removed.
const TAGS = [
    ['br', '\n', '\n'],
    ['hr', PARAGRAPH, ''],
    ['h1 h2 h3 h4 h5 h6 dt summary', HEADING_START, STAY_TOGETHER],
    ['li', `\n${BULLET} `, ''],
    ['tr', '\n', ''],
    ['td th', '', CELL_END],
    // Its first item begins a line; a paragraph break would separate a nested list from its item.
    ['ol ul menu', '', PARAGRAPH],
    ['address article aside blockquote center dd details div dl', PARAGRAPH, PARAGRAPH],
    ['figure footer header main p pre section table', PARAGRAPH, PARAGRAPH],
];
const TAG_TEXTS = new Map(TAGS.flatMap(([elements, open, close]) => elements.split(' ').map((name) => [name, { open, close }])));
// The commonly used named characters, each after its name; the other two thousand stay as they are.
const ENTITIES = new Map('amp& lt< gt> quot" apos\' nbsp\u00a0 copy© reg® trade™ hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» bull• middot· times× deg° euro€ pound£ larr← rarr→'
    .split(' ')
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)]));
// These are invisible, or cannot be shown as text.
const UNSEEN = /<!--.*?(?:-->|$)|<[!?][^>]*>|<(audio|canvas|iframe|math|object|script|style|svg|template|video)\b.*?<\/\1\s*>/gis;
const CODE = /<pre\b[^>]*>.*?<\/pre\s*>/gis;
const TAG = /<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi;
/**
 * Returns the text of HTML, with the marks above in it. It is read tag by tag and not as a tree, so lists written in
 * HTML get bullets only and no indentation.
 */
function htmlToText(html) {
    return html
        .replace(UNSEEN, '')
        .replace(CODE, (code) => code.replaceAll('\n', '<br>').replaceAll(' ', '&#32;'))
        .replace(/[ \t\n\v\f\r]+/g, ' ')
        .replace(TAG, (_, slash, name) => {
        const texts = TAG_TEXTS.get(name.toLowerCase());
        return (slash === '' ? texts?.open : texts?.close) ?? '';
    })
        .replace(/^[ \t]+|[ \t]+$/g, '')
        .replace(/[ \t\n\v\f]+/g, (gap) => {
        if (/[\n\v\f]/.test(gap))
            return gap.replaceAll(/[ \t]/g, '');
        return gap.includes(CELL_END) ? CELL_SEPARATOR : ' ';
    })
        .replace(/•\s+(?=[^\s•])/g, `${BULLET} `)
        .replace(ENTITY, decodeEntity);
}
function decodeEntity(entity, decimal, hex, name) {
    if (name !== undefined)
        return ENTITIES.get(name) ?? entity;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

;// CONCATENATED MODULE: ./.build/src/files/release-notes/plain-text.js



// GitHub's limit for the text of a release.
const MOST_CHARACTERS = 125_000;
// Matching such marks takes quadratic time and cannot be interrupted.
const MOST_MARKS = 2500;
/**
 * Renders Markdown as the plain text a person would type.
 *
 * @throws Error that says why it cannot be read.
 */
function markdownToText(markdown, { keepLineBreaks = false } = {}) {
    if (markdown.length > MOST_CHARACTERS)
        throw new Error(`it has ${markdown.length} characters; the limit is ${MOST_CHARACTERS}`);
    const marks = markdown.split(/\n\s*\n/).map((paragraph) => paragraph.match(/[*_]+/g)?.length ?? 0);
    const most = marks.reduce((one, other) => Math.max(one, other), 0);
    if (most > MOST_MARKS)
        throw new Error(`a paragraph has ${most} marks of emphasis ("*" or "_"); the limit is ${MOST_MARKS}`);
    const marked = new marked_esm/* Marked */.Dz({ gfm: true, breaks: keepLineBreaks, renderer: RENDERER });
    try {
        return layOut(marked.parse(markdown, { async: false }));
    }
    catch (error) {
        // Each level of quotes and lists is a recursive call, until the stack overflows.
        const isTooDeep = (0,errors/* messageOf */.bD)(error).includes('call stack');
        throw isTooDeep ? new Error('its quotes or lists are nested too deeply', { cause: error }) : error;
    }
}
/**
 * Returns the beginning of the text, of at most `limit` UTF-16 code units, cut at the end of a paragraph, otherwise of
 * a line, otherwise of a word. A cut that would leave more than half of the space empty does not count.
 */
function cutAtParagraph(text, limit) {
    if (text.length <= limit)
        return text;
    const ends = ['\n\n', '\n', ' '].map((boundary) => text.lastIndexOf(boundary, limit));
    const end = ends.find((position) => position >= limit / 2);
    // Half of a surrogate pair is not a character.
    return end === undefined
        ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')
        : text.slice(0, end).trimEnd();
}
// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
const ALERT = /^\[!(note|tip|important|warning|caution)\](?:\s(?!\n))?/i;
// Inline content stays HTML, as `marked` renders it, and becomes text with its block: Markdown may contain any HTML.
const RENDERER = {
    heading({ tokens }) {
        const text = htmlToText(this.parser.parseInline(tokens)).trim();
        return text === '' ? '' : `${HEADING_START}${text}${STAY_TOGETHER}`;
    },
    paragraph({ tokens }) {
        return paragraph(htmlToText(this.parser.parseInline(tokens)).trim());
    },
    // The text of an item is a block with tokens in it; false leaves inline text to `marked`.
    text(token) {
        return 'tokens' in token && token.tokens !== undefined
            ? paragraph(htmlToText(this.parser.parseInline(token.tokens)).trim())
            : false;
    },
    html({ block, text }) {
        return block ? paragraph(htmlToText(text)) : text;
    },
    list({ items, ordered, start }) {
        const texts = items.map(({ tokens }, index) => {
            const blocks = tokens.map((token) => {
                return `${token.type === 'list' ? STAY_TOGETHER : ''}${this.parser.parse([token])}`;
            });
            const text = layOut(blocks.join('')).replaceAll('\n', '\n  ');
            return text === '' ? '' : `${ordered ? `${Number(start) + index}.` : BULLET} ${text}`;
        });
        return paragraph(texts.filter((text) => text !== '').join('\n'));
    },
    blockquote({ tokens }) {
        return this.parser.parse(tokens).replace(ALERT, (_, kind) => {
            return `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}: `;
        });
    },
    table({ header, rows }) {
        const lines = [header, ...rows].map((cells) => cells
            .map(({ tokens }) => htmlToText(this.parser.parseInline(tokens))
            .trim()
            .replace(/\s*[\n\v\f]\s*/g, ' '))
            .filter((text) => text !== '')
            .join(CELL_SEPARATOR));
        return paragraph(lines.filter((line) => line !== '').join('\n'));
    },
    code: ({ text }) => paragraph(text.replace(/^\n+/, '').trimEnd()),
    checkbox: () => '',
    hr: () => '',
};
function paragraph(text) {
    return text === '' ? '' : `${text}\n\n`;
}
// Converts the marks to line breaks, and leaves at most one empty line between two lines.
function layOut(text) {
    return text
        .replace(/\s+/g, (gap) => {
        const marks = gap.replaceAll(/[^\n\v\f]/g, '');
        if (marks === '')
            return gap;
        const indent = gap.slice(gap.lastIndexOf(marks.at(-1) ?? '') + 1);
        const isParagraph = marks.includes(HEADING_START) || (marks.includes('\n\n') && !marks.includes(STAY_TOGETHER));
        return `${isParagraph ? '\n\n' : '\n'}${indent}`;
    })
        .replace(/^\n+/, '')
        .trimEnd();
}


/***/ })

};
