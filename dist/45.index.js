export const id = 45;
export const ids = [45];
export const modules = {

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


/***/ })

};
