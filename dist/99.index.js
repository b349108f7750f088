export const id = 99;
export const ids = [99];
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

/***/ 3569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ INDEX_FILE),
/* harmony export */   r: () => (/* binding */ LAYOUT)
/* harmony export */ });
/** The name of the file that lists the Store's pictures and trailers: for people, and not read. */
const INDEX_FILE = 'images.json';
/** The layout of a metadata folder that this action reads and writes. */
const LAYOUT = [
    { pattern: '<language>/<field>.txt', role: 'field' },
    { pattern: '<language>/images/<type>/<name>.png', role: 'picture' },
    { pattern: '<language>/images/<type>/<name>.txt', role: 'caption', offer: '<name>.txt (its caption)' },
    { pattern: '<language>/platform-overrides/<platform>/<field>.txt', role: 'field' },
    { pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.png', role: 'picture' },
    {
        pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.txt',
        role: 'caption',
        offer: '<name>.txt (its caption)',
    },
    {
        pattern: '<language>/trailers/<video>.txt',
        role: 'trailer-title',
        offer: '<name of the video>.txt (its title)',
    },
    {
        pattern: '<language>/trailers/<video>.png',
        role: 'thumbnail',
        offer: '<name of the video>.png (its thumbnail)',
    },
    { pattern: 'trailers/<name>.mp4', role: 'video' },
    { pattern: 'trailers/<name>.mov', role: 'video' },
    { pattern: `(${INDEX_FILE})`, role: 'index', path: INDEX_FILE },
];


/***/ }),

/***/ 2277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XZ: () => (/* binding */ legacyFieldName),
/* harmony export */   jt: () => (/* binding */ LEGACY_LAYOUT),
/* harmony export */   nw: () => (/* binding */ legacyCaptionName)
/* harmony export */ });
/* harmony import */ var _layout_rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3569);

/*
 * The layouts of the older tool, which are read only:
 * https://github.com/microsoft/windows-dev-center-vsts-extension/blob/master/docs/usage.md#metadata-format
 */
const IN_LANGUAGE = _layout_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .LAYOUT */ .r.filter(({ pattern }) => pattern.startsWith('<language>/'));
const RENAMED = IN_LANGUAGE.flatMap((row) => {
    const pattern = row.pattern
        .replace(/^<language>\/(?=<field>|images)/, '<language>/(baseListing)/')
        .replace('/platform-overrides/', '/(platformOverrides)/');
    return pattern === row.pattern ? [] : [{ ...row, pattern, path: row.pattern }];
});
const TRAILER_ASSETS = 'trailers/(<video>.trailerAssets)/<language>';
/** The rows of the older layouts; its later version has the folders of the languages in `Listings`. */
const LEGACY_LAYOUT = [
    ...RENAMED,
    ...[...IN_LANGUAGE, ...RENAMED].map((row) => ({
        ...row,
        pattern: `(Listings)/${row.pattern}`,
        path: row.path ?? row.pattern,
    })),
    { pattern: `${TRAILER_ASSETS}/title.txt`, role: 'trailer-title', path: '<language>/trailers/<video>.txt' },
    {
        pattern: `${TRAILER_ASSETS}/images/<name>.png`,
        role: 'thumbnail',
        path: '<language>/trailers/<video>.png',
    },
    {
        pattern: `${TRAILER_ASSETS}/images/<name>.txt`,
        role: 'thumbnail-caption',
        path: '<language>/trailers/<video>.png.txt',
    },
];
/** Returns the older name of a field, in lower case: `releasenotes`. */
function legacyFieldName(property) {
    return property.toLowerCase();
}
/** Returns the older name of the caption of a picture: `description.01`. */
function legacyCaptionName(picture) {
    return `description.${picture}`;
}


/***/ }),

/***/ 3851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wd: () => (/* binding */ formatField),
/* harmony export */   cn: () => (/* binding */ parseField),
/* harmony export */   u: () => (/* binding */ withoutFinalBreak),
/* harmony export */   w5: () => (/* binding */ fieldName)
/* harmony export */ });
/* harmony import */ var _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4563);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5931);


/** Returns the name of the file of a property, without extension: `release-notes`. */
function fieldName(property) {
    return property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
/** Returns the text of a file as it is meant: the line break that ends it is not part of it. */
function withoutFinalBreak(content) {
    return content.replace(/\n$/, '');
}
/** Returns the value of a property whose file has this content. */
function parseField(property, content) {
    if (_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .LISTING_FIELDS */ .rH[property] !== 'lines')
        return withoutFinalBreak(content);
    return content
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/**
 * Returns the content of the file of a property: empty when its value is. Undefined when no file can say the value,
 * such as an entry of a list with a line break in it.
 */
function formatField(property, value) {
    const meant = normalizeField(property, value);
    const text = typeof meant === 'string' ? meant : meant.join('\n');
    if (text === '')
        return '';
    const content = `${text}\n`;
    const read = (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .normalized */ .A9)(content);
    const isRepeatable = read !== undefined && JSON.stringify(parseField(property, read)) === JSON.stringify(meant);
    return isRepeatable ? content : undefined;
}
function normalizeField(property, value) {
    if (_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .LISTING_FIELDS */ .rH[property] !== 'lines')
        return typeof value === 'string' ? (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .unixLines */ .cK)(value) : '';
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry !== '') : [];
}


/***/ }),

/***/ 6916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ ROOT),
/* harmony export */   Wj: () => (/* binding */ findFolder),
/* harmony export */   ZA: () => (/* binding */ suggest),
/* harmony export */   cn: () => (/* binding */ fieldPath),
/* harmony export */   qE: () => (/* binding */ findFile)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
/* harmony import */ var _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4563);
/* harmony import */ var _layout_rows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3569);
/* harmony import */ var _legacy_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2277);
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3851);
/* harmony import */ var _listing_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1972);






const PROPERTIES = Object.keys(_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .LISTING_FIELDS */ .rH);
/** The metadata folder itself. */
const ROOT = [..._layout_rows_js__WEBPACK_IMPORTED_MODULE_2__/* .LAYOUT */ .r, ..._legacy_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .LEGACY_LAYOUT */ .jt].map((row) => ({
    row,
    rest: row.pattern.split('/'),
    names: {},
}));
// Names that every system can have: a runner may be Windows, and so may be who opens the ZIP.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const PORTABLE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^\\/:*?"<>|\p{Cc}]+$/iu;
const PROPERTY_BY_NAME = new Map(PROPERTIES.flatMap((property) => [
    [(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldName */ .w5)(property), property],
    [(0,_legacy_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .legacyFieldName */ .XZ)(property), property],
]));
// The Store's spelling of what stands in the place of a placeholder; undefined when it is no such name.
const PLACEHOLDERS = new Map([
    ['language', (text) => ((0,_listing_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isLanguage */ .lX)(text) ? text.toLowerCase() : undefined)],
    ['platform', (text) => (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_5__/* .findSpelling */ .Un)(_listing_names_js__WEBPACK_IMPORTED_MODULE_5__/* .PLATFORMS */ .P4, text)],
    ['type', (text) => (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_5__/* .findSpelling */ .Un)(_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .IMAGE_TYPES */ .eG, text)],
    ['field', (text) => PROPERTY_BY_NAME.get(text.toLowerCase())],
    ['name', (text) => PORTABLE.exec(text)?.[0]],
    ['video', (text) => PORTABLE.exec(text)?.[0]],
]);
// The parts of patterns that messages spell out.
const OFFERS = new Map([
    ['<language>', ['<language>/ (such as en-us/)']],
    ['<platform>', _listing_names_js__WEBPACK_IMPORTED_MODULE_5__/* .PLATFORMS */ .P4.map((platform) => `${platform}/`)],
    ['<type>', _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .IMAGE_TYPES */ .eG.map((type) => `${type}/`)],
    ['<field>.txt', PROPERTIES.map((property) => `${(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldName */ .w5)(property)}.txt`)],
]);
/** Returns the folder of this name in a folder; undefined when the layout has none. */
function findFolder(folder, name) {
    const rows = openRows(folder, name).filter(({ rest }) => rest.length > 0);
    return rows.length === 0 ? undefined : rows;
}
/** Returns the meaning of the file of this name in a folder; undefined when the layout has none. */
function findFile(folder, name) {
    const found = openRows(folder, name).find(({ rest }) => rest.length === 0);
    if (found === undefined)
        return undefined;
    const { row, names } = found;
    const { language = '', platform, type = '', field = '', name: stem = '', video = '' } = names;
    const fileName = (row.path ?? row.pattern)
        // Pictures and videos are called in the ZIP as they are on disk, extension and all.
        .replace(/<name>\.\w+$/, () => name)
        .replace('<field>', (0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldName */ .w5)(field))
        .replace(/<(\w+)>/g, (_, placeholder) => names[placeholder] ?? '');
    return { role: row.role, fileName, language, platform, imageType: type, property: field, name: stem, video };
}
/** Returns the path of a field in this action's own layout: `en-us/release-notes.txt`. */
function fieldPath({ language, platform }, property) {
    const folder = platform === undefined ? language : `${language}/platform-overrides/${platform}`;
    return `${folder}/${(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldName */ .w5)(property)}.txt`;
}
function openRows(folder, name) {
    return folder.flatMap(({ row, rest: [part = '', ...rest], names }) => {
        const found = matchPart(part, name);
        return found === undefined ? [] : [{ row, rest, names: { ...names, ...found } }];
    });
}
function matchPart(part, name) {
    const [, placeholder, fixed = ''] = /^\(?(?:<(\w+)>)?(.*?)\)?$/.exec(part.toLowerCase()) ?? [];
    const given = name.toLowerCase();
    if (placeholder === undefined)
        return given === fixed ? {} : undefined;
    if (!given.endsWith(fixed))
        return undefined;
    const found = PLACEHOLDERS.get(placeholder)?.(name.slice(0, name.length - fixed.length));
    return found === undefined ? undefined : { [placeholder]: found };
}
// Names that the layout cannot have, and that people have reason to try.
const ELSEWHERE = new Map([
    ['metadata.json', 'Give each field a text file; what is no listing goes into the input "submission".'],
    ...['privacypolicy', 'supportcontact', 'websiteurl'].map((name) => [`${name}.txt`, 'The Store takes it from Partner Center only.']),
]);
const MOST_TYPOS = 3;
/** Returns the advice for a name that a folder may not hold: the nearest name that it may, and all of them. */
function suggest(name, folder) {
    const given = name.toLowerCase();
    const elsewhere = ELSEWHERE.get(given);
    if (elsewhere !== undefined)
        return elsewhere;
    const offers = offersIn(folder);
    const byName = new Map(offers.map((offer) => [offer.toLowerCase().replace(/\/$/, ''), offer]));
    const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(given, [...byName.keys()]);
    const isClose = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(given, nearest) <= Math.min(MOST_TYPOS, given.length / 2);
    const hint = isClose ? `Did you mean "${byName.get(nearest)}"? ` : '';
    return `${hint}Allowed are ${offers.join(', ')}.`;
}
function offersIn(folder) {
    const offers = folder.flatMap(({ row, rest: [part = '', ...below] }) => {
        if (part.startsWith('('))
            return [];
        return OFFERS.get(part) ?? [below.length > 0 ? `${part}/` : (row.offer ?? part)];
    });
    return [...new Set(offers)];
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

/***/ 7786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jz: () => (/* binding */ listMetadataFiles),
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   dH: () => (/* binding */ METADATA_INPUT),
/* harmony export */   pz: () => (/* binding */ orUnreadable),
/* harmony export */   yF: () => (/* binding */ metadataError)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6086);
/* harmony import */ var _listing_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6916);





/** The input that errors of a metadata folder are about. */
const METADATA_INPUT = 'metadata-path';
/**
 * Lists the files of a metadata folder, in the order of their names.
 *
 * @throws InputError when there is one that the layout does not know, two that say the same, or a link that leads out.
 */
async function listMetadataFiles(folder) {
    const root = await orUnreadable(folder, (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder));
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(root)).isDirectory())
        throw metadataError(folder, 'is a file. Give the folder of the listings.');
    const files = await listFolder(folder, _listing_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .ROOT */ .Dl, root);
    const firsts = new Map();
    for (const { path, role, fileName } of files) {
        const meaning = `${role} ${fileName.toLowerCase().replace(/\.[^./]+$/, '')}`;
        const first = firsts.get(meaning);
        if (first !== undefined)
            throw metadataError(path, `says the same as "${first}". Remove one of the two.`);
        firsts.set(meaning, path);
    }
    return files;
}
// Files that editors and systems leave behind, and those that explain the folder to people.
const IGNORED = /^(\.|readme|thumbs\.db$|desktop\.ini$)/i;
async function listFolder(path, layout, root) {
    const entries = (await orUnreadable(path, (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true })))
        .filter(({ name }) => !IGNORED.test(name))
        .sort((a, b) => compareNames(a.name, b.name));
    const files = [];
    for (const entry of entries) {
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name);
        const kind = entry.isSymbolicLink()
            ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(await (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveLinks */ .A)(below, { path: root, name: 'the listings' }, METADATA_INPUT))
            : entry;
        const folder = kind.isDirectory() ? (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .findFolder */ .Wj)(layout, entry.name) : undefined;
        const file = kind.isFile() ? (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .findFile */ .qE)(layout, entry.name) : undefined;
        if (folder !== undefined)
            files.push(...(await listFolder(below, folder, root)));
        else if (file !== undefined)
            files.push({ path: below, ...file });
        else
            throw metadataError(below, `has no place in the layout. ${(0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .ZA)(entry.name, layout)}`);
    }
    return files;
}
const NATURAL = new Intl.Collator('en', { numeric: true });
/** Compares two names for sorting: 2.png before 10.png, and names that only differ in zeros letter by letter. */
function compareNames(one, other) {
    return NATURAL.compare(one, other) || Number(one > other) - Number(one < other);
}
/** Returns the error for a file or folder of the metadata; `what` continues the sentence that its path begins. */
function metadataError(path, what, cause) {
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(METADATA_INPUT, `"${path}" ${what}`, {
        file: path,
        ...(cause === undefined ? {} : { cause }),
    });
}
/**
 * Waits for what is read from a file or folder of the metadata.
 *
 * @throws InputError that names it when it cannot be read.
 */
async function orUnreadable(path, reading) {
    try {
        return await reading;
    }
    catch (error) {
        throw metadataError(path, `can not be read: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`, error);
    }
}


/***/ }),

/***/ 1099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readMetadata: () => (/* binding */ readMetadata)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./.build/src/files/text-file.js
var text_file = __webpack_require__(5931);
// EXTERNAL MODULE: ./.build/src/files/metadata/legacy-layout.js
var legacy_layout = __webpack_require__(2277);
// EXTERNAL MODULE: ./.build/src/files/metadata/listing-fields.js
var listing_fields = __webpack_require__(3851);
// EXTERNAL MODULE: ./.build/src/files/metadata/listing-layout.js
var listing_layout = __webpack_require__(6916);
// EXTERNAL MODULE: ./.build/src/files/metadata/metadata-files.js
var metadata_files = __webpack_require__(7786);
;// CONCATENATED MODULE: ./.build/src/files/metadata/png-size.js
/** The bytes of a PNG that {@link parsePngSize} needs: its signature, and its first chunk up to the height. */
const PNG_HEADER_BYTES = 24;
// https://www.w3.org/TR/png-3/#11IHDR: the signature, and the length and the type of the chunk that comes first.
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
/** Returns the size of the PNG that begins with these bytes; undefined when it is no PNG. */
function parsePngSize(header) {
    if (header.length < PNG_HEADER_BYTES || !header.subarray(0, SIGNATURE.length).equals(SIGNATURE))
        return undefined;
    return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
}

;// CONCATENATED MODULE: ./.build/src/files/metadata/metadata.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/**
 * Reads a metadata folder. Nothing is read but the files that its layout names, and of a picture only its header.
 *
 * @throws InputError that names the file and what is allowed in its place.
 */
async function readMetadata(folder) {
    const files = await (0,metadata_files/* listMetadataFiles */.Jz)(folder);
    const listings = files.filter(({ role }) => role === 'field' || role === 'picture' || role === 'caption');
    const languages = [];
    // One language after the other, so that a hundred of them do not open a thousand files at once.
    for (const [language, own] of groupBy(listings, 'language'))
        languages.push(await readLanguage(language, own));
    const trailers = await readTrailers(files);
    if (languages.length === 0 && trailers.length === 0)
        throw (0,metadata_files/* metadataError */.yF)(folder, `holds no listing. ${(0,listing_layout/* suggest */.ZA)('', listing_layout/* ROOT */.Dl)}`);
    return { languages: languages.sort((a, b) => (0,metadata_files/* compareNames */.MP)(a.language, b.language)), trailers };
}
async function readLanguage(language, files) {
    const platformOverrides = {};
    const base = files.filter(({ platform }) => platform === undefined);
    for (const [platform, own] of groupBy(files, 'platform'))
        if (platform !== undefined)
            platformOverrides[platform] = await readListing(own);
    return { language, base: await readListing(base), platformOverrides };
}
async function readListing(files) {
    const fields = files.filter(({ role }) => role === 'field');
    const values = fields.map(async ({ path, property }) => {
        return [property, (0,listing_fields/* parseField */.cn)(property, await (0,text_file/* readTextFile */.Gu)(path, metadata_files/* METADATA_INPUT */.dH))];
    });
    return {
        fields: Object.fromEntries(await Promise.all(values)),
        images: await readImages(files),
        sources: Object.fromEntries(fields.map(({ path, property }) => [property, path])),
    };
}
async function readImages(files) {
    const pictures = files.filter(({ role }) => role === 'picture');
    const captions = files.filter(({ role }) => role === 'caption');
    const captionOf = new Map(pictures.map((picture) => [picture, findCaption(picture, captions)]));
    const used = new Set(captionOf.values());
    const stray = captions.find((caption) => !used.has(caption));
    if (stray !== undefined)
        throw (0,metadata_files/* metadataError */.yF)(stray.path, 'is the caption of no picture, or its second one. A caption is called like its PNG.');
    const images = {};
    for (const [imageType, own] of groupBy(pictures, 'imageType'))
        images[imageType] = await Promise.all(own.map((picture) => readImage(picture, captionOf.get(picture))));
    return images;
}
// 01.txt beside 01.png; in the older layout, description.01.txt.
function findCaption(picture, captions) {
    const ofType = captions.filter(({ imageType }) => imageType === picture.imageType);
    const findNamed = (name) => ofType.find((caption) => isSameName(caption.name, name));
    return findNamed(picture.name) ?? findNamed((0,legacy_layout/* legacyCaptionName */.nw)(picture.name));
}
async function readImage(picture, caption) {
    const { path, fileName } = picture;
    const { sizeInBytes, header } = await (0,metadata_files/* orUnreadable */.pz)(path, readHeader(path));
    return {
        path,
        fileName,
        caption: caption === undefined ? undefined : await readText(caption),
        sizeInBytes,
        dimensions: parsePngSize(header),
    };
}
async function readHeader(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
        const { size } = await file.stat();
        const { buffer, bytesRead } = await file.read(Buffer.alloc(PNG_HEADER_BYTES), 0, PNG_HEADER_BYTES, 0);
        return { sizeInBytes: size, header: buffer.subarray(0, bytesRead) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function readTrailers(files) {
    const videos = files.filter(({ role }) => role === 'video');
    const assets = files.filter(({ video }) => video !== '');
    const stray = assets.find((asset) => !videos.some((video) => isSameName(asset.video, video.name)));
    if (stray !== undefined)
        throw (0,metadata_files/* metadataError */.yF)(stray.path, `belongs to no video: there is no trailers/${stray.video}.mp4 or .mov.`);
    const trailers = videos.map(async (video) => {
        const own = assets.filter((asset) => isSameName(asset.video, video.name));
        return await readTrailer(video, own);
    });
    return await Promise.all(trailers);
}
async function readTrailer(video, files) {
    const { path, fileName } = video;
    const missing = (what, language, extension) => (0,metadata_files/* metadataError */.yF)(path, `has no ${what}. Put one into ${language}/trailers/${video.name}.${extension}.`);
    if (files.length === 0)
        throw missing('title in any language', '<language>', 'txt');
    const assets = {};
    for (const [language, own] of groupBy(files, 'language')) {
        const title = own.find(({ role }) => role === 'trailer-title');
        const thumbnail = own.find(({ role }) => role === 'thumbnail');
        const caption = own.find(({ role }) => role === 'thumbnail-caption');
        if (title === undefined)
            throw missing(`title in ${language}`, language, 'txt');
        if (thumbnail === undefined)
            throw missing(`thumbnail in ${language}`, language, 'png');
        assets[language] = { title: await readText(title), thumbnail: await readImage(thumbnail, caption) };
    }
    const { size } = await (0,metadata_files/* orUnreadable */.pz)(path, (0,promises_.stat)(path));
    return { path, fileName, sizeInBytes: size, assets };
}
async function readText({ path }) {
    return (0,listing_fields/* withoutFinalBreak */.u)(await (0,text_file/* readTextFile */.Gu)(path, metadata_files/* METADATA_INPUT */.dH));
}
function isSameName(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function groupBy(files, key) {
    const groups = new Map();
    for (const file of files) {
        const group = groups.get(file[key]);
        if (group === undefined)
            groups.set(file[key], [file]);
        else
            group.push(file);
    }
    return groups;
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
