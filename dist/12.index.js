export const id = 12;
export const ids = [12,45];
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

/***/ 3851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   cJ: () => (/* binding */ FIELDS),
/* harmony export */   r7: () => (/* binding */ textIn),
/* harmony export */   xm: () => (/* binding */ valueIn)
/* harmony export */ });
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5931);

/**
 * The fields of a listing that the Store lets an API set, by property
 * (https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object).
 */
const FIELDS = {
    title: 'text',
    shortTitle: 'text',
    sortTitle: 'text',
    voiceTitle: 'text',
    shortDescription: 'text',
    description: 'text',
    releaseNotes: 'text',
    features: 'lines',
    keywords: 'lines',
    minimumHardware: 'lines',
    recommendedHardware: 'lines',
    devStudio: 'text',
    copyrightAndTrademarkInfo: 'text',
    licenseTerms: 'text',
};
/** The text of a file as it is meant: the line break that ends it is not part of it. */
function textIn(content) {
    return content.replace(/\n$/, '');
}
/** The value of a field whose file has this content. */
function valueIn(content, form) {
    if (form === 'text')
        return textIn(content);
    return content
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/**
 * The content of the file of a field: empty when the field is. Undefined when no file can say the value, such as an
 * entry of a list with a line break in it.
 */
function contentOf(value, form) {
    const meant = normal(value, form);
    const text = typeof meant === 'string' ? meant : meant.join('\n');
    if (text === '')
        return '';
    const content = `${text}\n`;
    const read = (0,_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .normalized */ .A9)(content);
    return read !== undefined && JSON.stringify(valueIn(read, form)) === JSON.stringify(meant)
        ? content
        : undefined;
}
function normal(value, form) {
    if (form === 'text')
        return typeof value === 'string' ? (0,_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .unixLines */ .cK)(value) : '';
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry !== '') : [];
}


/***/ }),

/***/ 1972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ propertyOf),
/* harmony export */   P4: () => (/* binding */ PLATFORMS),
/* harmony export */   cn: () => (/* binding */ fieldPath),
/* harmony export */   dC: () => (/* binding */ fieldFile),
/* harmony export */   dd: () => (/* binding */ platformCalled),
/* harmony export */   eG: () => (/* binding */ IMAGE_TYPES),
/* harmony export */   lX: () => (/* binding */ isLanguage),
/* harmony export */   pv: () => (/* binding */ imageTypeCalled),
/* harmony export */   qS: () => (/* binding */ listingPath)
/* harmony export */ });
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3851);

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
/** Types of pictures, as the Store spells them. */
const IMAGE_TYPES = [
    'Screenshot',
    'MobileScreenshot',
    'XboxScreenshot',
    'SurfaceHubScreenshot',
    'HoloLensScreenshot',
    'StoreLogo9x16',
    'StoreLogoSquare',
    'Icon',
    'PromotionalArt16x9',
    'PromotionalArtwork2400X1200',
    'XboxBrandedKeyArt',
    'XboxTitledHeroArt',
    'XboxFeaturedPromotionalArt',
    'SquareIcon358X358',
    'BackgroundImage1000X800',
    'PromotionalArtwork414X180',
    'PromotionalArtwork846X468',
    'PromotionalArtwork558X756',
    'PromotionalArtwork414X468',
    'PromotionalArtwork558X558',
    'WideIcon358X173',
];
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#listing-object
/** Platforms that can have listings of their own, as the Store spells them. */
const PLATFORMS = [
    'Windows81',
    'Windows80',
    'WindowsPhone81',
    'WindowsPhone80',
    'WindowsPhone71',
    'Unknown',
];
/** The Store's name of a type of pictures, for a name in any case. */
function imageTypeCalled(name) {
    return IMAGE_TYPES.find(isCalled(name));
}
/** The Store's name of a platform that has its own listings, for a name in any case. */
function platformCalled(name) {
    return PLATFORMS.find(isCalled(name));
}
function isCalled(name) {
    return (known) => known.toLowerCase() === name.toLowerCase();
}
const RESERVED = new Set(['con', 'prn', 'aux', 'nul']);
/**
 * Whether a name is built like the Store's codes of languages: `de`, `pt-br`, `zh-hans-cn`, `es-419`, `ca-es-valencia`
 * (https://learn.microsoft.com/windows/uwp/publish/supported-languages). Such a name is also safe in a path.
 */
function isLanguage(name) {
    return (/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z\d]{5,8})?$/i.test(name) &&
        !RESERVED.has(name.toLowerCase()));
}
/** Where the layout has a field: `en-us/release-notes.txt`. */
function fieldPath(listing, property) {
    return `${listingPath(listing)}/${fieldFile(property)}`;
}
/** Where the layout has a listing: `en-us`. */
function listingPath({ language, platform }) {
    return platform === undefined ? language : `${language}/platform-overrides/${platform}`;
}
/** The name of the file of a field: `release-notes.txt`. */
function fieldFile(property) {
    return `${property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.txt`;
}
// By the names that their files may have: `release-notes.txt`, and `ReleaseNotes.txt` in any case.
const FIELD_NAMES = new Map(Object.keys(_listing_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .FIELDS */ .cJ).flatMap((property) => [
    [fieldFile(property), property],
    [`${property.toLowerCase()}.txt`, property],
]));
/** The property whose file has this name, in any case; undefined when there is none. */
function propertyOf(fileName) {
    return FIELD_NAMES.get(fileName.toLowerCase());
}


/***/ }),

/***/ 5045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cutAtParagraph: () => (/* binding */ cutAtParagraph),
/* harmony export */   markdownToText: () => (/* binding */ markdownToText)
/* harmony export */ });
/* harmony import */ var marked__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8022);
/* harmony import */ var parse5__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3194);


/** What a person would type in a plain text box to say what the Markdown says. */
function markdownToText(markdown, { keepLineBreaks = false } = {}) {
    // By way of HTML, since Markdown may hold any: one tree has the elements of both.
    const html = new marked__WEBPACK_IMPORTED_MODULE_0__/* .Marked */ .Dz({ gfm: true, breaks: keepLineBreaks }).parse(markdown, { async: false });
    return tidy(joined(blocksOf((0,parse5__WEBPACK_IMPORTED_MODULE_1__/* .parseFragment */ .oH)(html).childNodes)));
}
/**
 * The beginning of the text, of at most `limit` UTF-16 code units: up to the end of a paragraph, else of a line,
 * else of a word. An end that would leave more than half of the room empty does not count.
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
const BULLET = '•';
const INDENT = '  ';
// What shows nothing, or nothing that a text could show.
const DROPPED = new Set('audio canvas embed iframe img input math object picture script style svg template video'.split(' '));
const heading = ({ childNodes }) => textBlock('heading', lineOf(childNodes));
const box = ({ childNodes }) => blocksOf(childNodes);
const list = (element) => textBlock('list', itemsOf(element));
const READERS = {
    'h1 h2 h3 h4 h5 h6 dt summary': heading,
    'address article aside center dd details div dl figure footer header main p section': box,
    'ol ul menu': list,
    li: (item) => textBlock('list', itemText(item, BULLET)),
    blockquote: quoted,
    hr: () => [],
    pre: (code) => textBlock('other', rawText(code).replace(/^\n+/, '').trimEnd()),
    table: (table) => textBlock('other', rowsOf(table).join('\n')),
};
// Any other element is a box when it holds a block, and else a part of a line.
const BLOCKS = new Map(Object.entries(READERS).flatMap(([names, reader]) => names.split(' ').map((name) => [name, reader])));
function textBlock(kind, text) {
    return text === '' ? [] : [{ kind, text }];
}
function blocksOf(nodes) {
    const blocks = [];
    let line = [];
    const endLine = () => {
        blocks.push(...textBlock('other', lineOf(line)));
        line = [];
    };
    for (const node of nodes) {
        if (!holdsBlocks(node)) {
            line.push(node);
            continue;
        }
        endLine();
        blocks.push(...(BLOCKS.get(node.tagName) ?? box)(node));
    }
    endLine();
    return blocks;
}
function holdsBlocks(node) {
    if (!isElement(node) || DROPPED.has(node.tagName))
        return false;
    return BLOCKS.has(node.tagName) || node.childNodes.some(holdsBlocks);
}
function joined(blocks, place = 'page') {
    return blocks.reduce((text, block, index) => {
        const previous = blocks[index - 1];
        return previous === undefined ? block.text : `${text}${gap(previous, block, place)}${block.text}`;
    }, '');
}
// A heading stays with what it is about, and a nested list with its item.
function gap(upper, lower, place) {
    const close = (upper.kind === 'heading' && lower.kind !== 'heading') || (place === 'list item' && lower.kind === 'list');
    return close ? '\n' : '\n\n';
}
function itemsOf(list) {
    const start = Number(list.attrs.find(({ name }) => name === 'start')?.value ?? 1);
    const first = Number.isInteger(start) ? start : 1;
    const marker = (index) => (list.tagName === 'ol' ? `${first + index}.` : BULLET);
    return list.childNodes
        .filter(isElement)
        .map((item, index) => itemText(item, marker(index)))
        .filter((text) => text !== '')
        .join('\n');
}
function itemText(item, marker) {
    const text = joined(blocksOf(item.childNodes), 'list item');
    return text === '' ? '' : `${marker} ${text.replaceAll('\n', `\n${INDENT}`)}`;
}
// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
const ALERT = /^\[!(note|tip|important|warning|caution)\]\s*/i;
function quoted(quote) {
    const [first, ...others] = blocksOf(quote.childNodes);
    if (first === undefined)
        return [];
    const text = first.text.replace(ALERT, (_, word) => {
        return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}: `;
    });
    return [{ ...first, text }, ...others];
}
function rowsOf(element) {
    const children = element.childNodes.filter(isElement);
    if (element.tagName !== 'tr')
        return children.flatMap(rowsOf);
    const cells = children.map(({ childNodes }) => joined(blocksOf(childNodes)).replace(/\s*\n\s*/g, ' '));
    return [cells.filter((cell) => cell !== '').join(' – ')].filter((row) => row !== '');
}
function lineOf(nodes) {
    // No \s here: a no-break space within a line is meant.
    return nodes
        .map(inlineText)
        .join('')
        .replace(/ +/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .trim();
}
function inlineText(node) {
    if ('value' in node)
        return node.value.replace(/[ \t\n\f\r]+/g, ' ');
    if (!isElement(node) || DROPPED.has(node.tagName))
        return '';
    return node.tagName === 'br' ? '\n' : node.childNodes.map(inlineText).join('');
}
function rawText(node) {
    if ('value' in node)
        return node.value;
    return isElement(node) ? node.childNodes.map(rawText).join('') : '';
}
function isElement(node) {
    return 'tagName' in node;
}
function tidy(text) {
    return text
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .replace(/^\n+/, '')
        .trimEnd();
}


/***/ }),

/***/ 6012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RELEASE_NOTES_LIMIT: () => (/* binding */ RELEASE_NOTES_LIMIT),
/* harmony export */   readReleaseNotes: () => (/* binding */ readReleaseNotes)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6086);
/* harmony import */ var _metadata_listing_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1972);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5931);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5045);







/** Most characters (UTF-16 code units) that the Store takes as release notes. */
const RELEASE_NOTES_LIMIT = 1500;
const INPUT = 'release-notes-path';
/**
 * Reads the release notes of a text or Markdown file, or of a folder with one `<language>.txt` or `.md` each.
 *
 * @throws InputError that names the file and what to do.
 */
async function readReleaseNotes(path) {
    await (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseLinksOut */ .a)(path, INPUT);
    return (await isFolder(path)) ? { byLanguage: await readFolder(path) } : { all: await readNotes(path) };
}
async function isFolder(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isDirectory();
    }
    catch (error) {
        throw (0,_text_file_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(path, INPUT, error);
    }
}
async function readFolder(folder) {
    const files = await filesIn(folder);
    if (files.length === 0) {
        throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${folder}" is empty. Put one file per language there, such as en-us.txt.`);
    }
    const names = new Map();
    for (const name of files) {
        const language = languageOf(folder, name);
        const other = names.get(language);
        if (other !== undefined) {
            throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${folder}" has both ${other} and ${name}. Keep one of them.`);
        }
        names.set(language, name);
    }
    const root = { path: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder), name: 'its folder' };
    const notes = [...names].map(async ([language, name]) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
        await (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveLinks */ .A)(path, root, INPUT);
        return [language, await readNotes(path)];
    });
    return Object.fromEntries(await Promise.all(notes));
}
async function filesIn(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
    // .DS_Store, .gitkeep
    return names.filter((name) => !name.startsWith('.')).sort();
}
function languageOf(folder, file) {
    const { name, ext } = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(file);
    if ((0,_metadata_listing_names_js__WEBPACK_IMPORTED_MODULE_4__/* .isLanguage */ .lX)(name) && ['.txt', '.md'].includes(ext.toLowerCase()))
        return name.toLowerCase();
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file)}" is not named as a language, such as en-us.txt or de-de.md. Rename it, or move it to another folder.`);
}
async function readNotes(path) {
    const text = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readTextFile */ .Gu)(path, INPUT);
    const notes = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.extname)(path).toLowerCase() === '.md' ? (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_6__.markdownToText)(text) : text.trim();
    if (notes.length <= RELEASE_NOTES_LIMIT)
        return notes;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(INPUT, `"${path}" has ${notes.length} characters, and the Store takes ${RELEASE_NOTES_LIMIT}. Shorten it by ${notes.length - RELEASE_NOTES_LIMIT}.`, { file: path });
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
 * The text of a UTF-8 file, without a byte order mark and with line feeds for line ends.
 *
 * @throws InputError for `input` when it can not be read, or is not UTF-8. That is refused rather than misread:
 * Windows PowerShell writes UTF-16 unless told otherwise.
 */
async function readTextFile(path, input) {
    const bytes = await readBytes(path, input);
    const misfit = encodingProblem(bytes);
    if (misfit === undefined)
        return textOf(bytes);
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(input, `"${path}" is ${misfit}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`, { file: path });
}
/** What {@link readTextFile} gives for a file that is written with this text; undefined when it would refuse it. */
function normalized(text) {
    const bytes = Buffer.from(text);
    return encodingProblem(bytes) === undefined ? textOf(bytes) : undefined;
}
/** The text with line feeds for line ends. */
function unixLines(text) {
    return text.replaceAll(/\r\n?/g, '\n');
}
/** The error for a file or folder that can not be read, with where a relative path was looked for. */
function unreadable(path, input, cause) {
    const where = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) ? '' : ` (looked in ${process.cwd()})`;
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(input, `"${path}" can not be read: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}${where}.`, { cause });
}
async function readBytes(path, input) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path);
    }
    catch (error) {
        throw unreadable(path, input, error);
    }
}
function encodingProblem(bytes) {
    if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2)))
        return 'UTF-16';
    // UTF-16 without a mark is valid UTF-8 full of these, as far as its text is English.
    if (bytes.includes(0))
        return 'UTF-16, or no text at all';
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? undefined : 'not UTF-8';
}
function textOf(bytes) {
    return unixLines(new TextDecoder().decode(bytes));
}


/***/ })

};
