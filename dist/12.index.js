export const id = 12;
export const ids = [12,551];
export const modules = {

/***/ 6086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resolveLinks),
/* harmony export */   a: () => (/* binding */ refuseLinksOut)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);



/**
 * Resolves the links of a path in a folder. A pull request could otherwise put any file of the runner on the product's
 * page.
 *
 * @returns the real path.
 * @throws InputError for `input` when a link is broken, leads out of the folder, or into a hidden folder of it: `.git`
 * may hold a token.
 */
async function resolveLinks(path, root, input) {
    const problem = (what, cause) => new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(input, `"${path}" ${what} Put the file itself there.`, { file: path, cause });
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch((error) => {
        throw problem('is a link that leads nowhere.', error);
    });
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root.path, target);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) || inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((name) => name.startsWith('.')))
        throw problem(`is a link to outside of ${root.name}.`);
    return target;
}
/**
 * Refuses a path that an input names when a link in it leads out of where it seems to be: the working directory, or
 * for a path elsewhere the folder that it is in. A path that does not exist is left to its reader.
 *
 * @throws InputError for `input`.
 */
async function refuseLinksOut(path, input) {
    const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    const workspace = process.cwd();
    const root = whole.startsWith(workspace + node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? workspace : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole);
    const realRoot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root).catch(() => undefined);
    const isThere = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(whole).catch(() => undefined);
    if (realRoot === undefined || isThere === undefined)
        return;
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(whole).catch(() => undefined);
    // Without a link in it, a hidden folder is one that the workflow itself names.
    if (target === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(realRoot, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, whole)))
        return;
    const name = root === workspace ? 'the workspace' : `"${root}"`;
    await resolveLinks(path, { path: realRoot, name }, input);
}


/***/ }),

/***/ 1972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ PLATFORMS),
/* harmony export */   Un: () => (/* binding */ findSpelling),
/* harmony export */   lX: () => (/* binding */ isLanguage)
/* harmony export */ });
/**
 * Platforms that can have listings of their own, as the Store spells them
 * (https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#listing-object).
 */
const PLATFORMS = [
    'Windows81',
    'Windows80',
    'WindowsPhone81',
    'WindowsPhone80',
    'WindowsPhone71',
    'Unknown',
];
/** Returns the Store's spelling of a name in any case; undefined when it is none of the known ones. */
function findSpelling(known, name) {
    return known.find((spelling) => spelling.toLowerCase() === name.toLowerCase());
}
const RESERVED = new Set(['con', 'prn', 'aux', 'nul']);
/**
 * Returns whether a name is built like the Store's codes of languages: `de`, `pt-br`, `zh-hans-cn`, `es-419`, `ca-es-valencia`
 * (https://learn.microsoft.com/windows/uwp/publish/supported-languages). Such a name is also safe in a path.
 */
function isLanguage(name) {
    return (/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8})?$/i.test(name) &&
        !RESERVED.has(name.toLowerCase()));
}


/***/ }),

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
;// CONCATENATED MODULE: ./.build/src/files/release-notes/html-to-text.js
/*
 * Two marks stand in a text until its lines are laid out. Besides them, a line feed is a line break, and two of them
 * end a paragraph.
 */
/** The mark before a heading: there is an empty line here, whatever else stands beside it. */
const HEADING_START = '\f';
/** The mark between lines that stay together, such as a heading and the text below it: no empty line here. */
const STAY_TOGETHER = '\v';
/** The sign before an item of a list. */
const BULLET = '•';
/** The text between the cells of a row. */
const CELL_SEPARATOR = ' – ';
const PARAGRAPH = '\n\n';
const CELL_END = '\t';
// The text that a tag becomes where its element opens and where it closes. All other tags become nothing.
const TAGS = [
    ['br', '\n', '\n'],
    ['hr', PARAGRAPH, ''],
    ['h1 h2 h3 h4 h5 h6 dt summary', HEADING_START, STAY_TOGETHER],
    ['li', `\n${BULLET} `, ''],
    ['tr', '\n', ''],
    ['td th', '', CELL_END],
    // Its first item begins a line; a paragraph's end would part a nested list from the item that it is in.
    ['ol ul menu', '', PARAGRAPH],
    ['address article aside blockquote center dd details div dl', PARAGRAPH, PARAGRAPH],
    ['figure footer header main p pre section table', PARAGRAPH, PARAGRAPH],
];
const TAG_TEXTS = new Map(TAGS.flatMap(([elements, open, close]) => elements.split(' ').map((name) => [name, { open, close }])));
// The named characters that people write, each with its name; the other two thousand stay as they are.
const ENTITIES = new Map('amp& lt< gt> quot" apos\' nbsp\u00a0 copy© reg® trade™ hellip… ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» bull• middot· times× deg° euro€ pound£ larr← rarr→'
    .split(' ')
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)]));
// These show nothing, or nothing that a text could show.
const UNSEEN = /<!--.*?(?:-->|$)|<[!?][^>]*>|<(audio|canvas|iframe|math|object|script|style|svg|template|video)\b.*?<\/\1\s*>/gis;
const CODE = /<pre\b[^>]*>.*?<\/pre\s*>/gis;
const TAG = /<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi;
/**
 * Returns the text of HTML, with the marks above in it. It reads tag by tag and not as a tree: the lists of HTML have
 * bullets only and no indentation.
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


/** Returns the text that a person would type in a plain text box to say what the Markdown says. */
function markdownToText(markdown, { keepLineBreaks = false } = {}) {
    const marked = new marked_esm/* Marked */.Dz({ gfm: true, breaks: keepLineBreaks, renderer: RENDERER });
    return layOut(marked.parse(markdown, { async: false }));
}
/**
 * Returns the beginning of the text, of at most `limit` UTF-16 code units: up to the end of a paragraph, else of a
 * line, else of a word. An end that would leave more than half of the room empty does not count.
 */
function cutAtParagraph(text, limit) {
    if (text.length <= limit)
        return text;
    const ends = ['\n\n', '\n', ' '].map((boundary) => text.lastIndexOf(boundary, limit));
    const end = ends.find((position) => position >= limit / 2);
    // Half of a surrogate pair is no character.
    return end === undefined
        ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')
        : text.slice(0, end).trimEnd();
}
// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
const ALERT = /^\[!(note|tip|important|warning|caution)\](?:\s(?!\n))?/i;
// What is in a line stays HTML, as `marked` renders it, and becomes text with its block: Markdown may hold any HTML.
const RENDERER = {
    heading({ tokens }) {
        const text = htmlToText(this.parser.parseInline(tokens)).trim();
        return text === '' ? '' : `${HEADING_START}${text}${STAY_TOGETHER}`;
    },
    paragraph({ tokens }) {
        return paragraph(htmlToText(this.parser.parseInline(tokens)).trim());
    },
    // The text of an item is a block with tokens in it; false leaves the text of a line to `marked`.
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
// Makes line breaks of the marks, and leaves at most one empty line between two lines.
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


/***/ }),

/***/ 6012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readReleaseNotes: () => (/* binding */ readReleaseNotes)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);
/* harmony import */ var _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4563);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6086);
/* harmony import */ var _metadata_listing_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1972);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5931);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9551);








const INPUT = 'release-notes-path';
/**
 * Reads the release notes of a text or Markdown file, or of a folder with one `<language>.txt` or `.md` each.
 *
 * @throws InputError that names the file and what to do.
 */
async function readReleaseNotes(path) {
    await (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseLinksOut */ .a)(path, INPUT);
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((error) => {
        throw (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .unreadable */ .O$)(path, INPUT, error);
    });
    return stats.isDirectory() ? { byLanguage: await readFolder(path) } : { all: await readNotes(path) };
}
async function readFolder(folder) {
    // .DS_Store, .gitkeep
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder)).filter((name) => !name.startsWith('.')).sort();
    if (names.length === 0)
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${folder}" is empty. Put one file per language there, such as en-us.txt.`);
    const byLanguage = new Map();
    for (const name of names) {
        const language = languageOf(folder, name);
        const other = byLanguage.get(language);
        if (other !== undefined)
            throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${folder}" has both ${other} and ${name}. Keep one of them.`);
        byLanguage.set(language, name);
    }
    const root = { path: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder), name: 'its folder' };
    const notes = [...byLanguage].map(async ([language, name]) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
        await (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveLinks */ .A)(path, root, INPUT);
        return [language, await readNotes(path)];
    });
    return Object.fromEntries(await Promise.all(notes));
}
function languageOf(folder, file) {
    const { name, ext } = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(file);
    if ((0,_metadata_listing_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isLanguage */ .lX)(name) && ['.txt', '.md'].includes(ext.toLowerCase()))
        return name.toLowerCase();
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file)}" is not named as a language, such as en-us.txt or de-de.md. Rename it, or move it to another folder.`);
}
async function readNotes(path) {
    const text = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextFile */ .Gu)(path, INPUT);
    const notes = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.extname)(path).toLowerCase() === '.md' ? (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_7__.markdownToText)(text) : text.trim();
    const excess = notes.length - _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .RELEASE_NOTES_LIMIT */ .a_;
    if (excess <= 0)
        return notes;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${path}" has ${notes.length} characters, and the Store takes ${_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .RELEASE_NOTES_LIMIT */ .a_}. Shorten it by ${excess}.`, { file: path });
}


/***/ }),

/***/ 5931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ normalized),
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   cK: () => (/* binding */ unixLines)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1958);




/**
 * Reads the text of a UTF-8 file, without a byte order mark and with line feeds for line ends.
 *
 * @throws InputError for `input` when it cannot be read, or is not UTF-8. That is refused rather than misread:
 * Windows PowerShell writes UTF-16 unless told otherwise.
 */
async function readTextFile(path, input) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path).catch((error) => {
        throw unreadable(path, input, error);
    });
    const problem = encodingProblem(bytes);
    if (problem === undefined)
        return decodeText(bytes);
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(input, `"${path}" is ${problem}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`, { file: path });
}
/** Returns the text that {@link readTextFile} reads from a file with this text; undefined when it refuses the file. */
function normalized(text) {
    const bytes = Buffer.from(text);
    return encodingProblem(bytes) === undefined ? decodeText(bytes) : undefined;
}
/** Returns the text with line feeds for line ends. */
function unixLines(text) {
    return text.replaceAll(/\r\n?/g, '\n');
}
/** Makes the error for a file or folder that cannot be read; it says where a relative path was looked for. */
function unreadable(path, input, cause) {
    const where = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) ? '' : ` (looked in ${process.cwd()})`;
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(input, `"${path}" can not be read: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}${where}.`, { cause });
}
function encodingProblem(bytes) {
    if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2)))
        return 'UTF-16';
    // UTF-16 without a mark is valid UTF-8 full of these, as far as its text is English.
    if (bytes.includes(0))
        return 'UTF-16, or no text at all';
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? undefined : 'not UTF-8';
}
function decodeText(bytes) {
    return unixLines(new TextDecoder().decode(bytes));
}


/***/ })

};
