export const id = 99;
export const ids = [99];
export const modules = {

/***/ 3569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ INDEX_FILE),
/* harmony export */   r: () => (/* binding */ LAYOUT)
/* harmony export */ });
/** The name of the file that lists the Store's images and trailers; it is for people and never read. */
const INDEX_FILE = 'images.json';
/** The layout of a metadata folder that this action reads and writes. */
const LAYOUT = [
    { pattern: '<language>/<field>.txt', role: 'field' },
    { pattern: '<language>/images/<type>/<name>.png', role: 'image' },
    { pattern: '<language>/images/<type>/<name>.txt', role: 'caption', offer: '<name>.txt (its caption)' },
    { pattern: '<language>/platform-overrides/<platform>/<field>.txt', role: 'field' },
    { pattern: '<language>/platform-overrides/<platform>/images/<type>/<name>.png', role: 'image' },
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
// These can only be set in Partner Center: https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions
const OBSOLETE = ['PrivacyPolicy.txt', 'SupportContact.txt', 'WebsiteUrl.txt'].flatMap((name) => ['<language>', '<language>/(baseListing)', '<language>/(platformOverrides)/<platform>'].map((folder) => ({
    pattern: `${folder}/(${name})`,
    role: 'obsolete',
    path: `${folder}/${name}`,
})));
/** The rows of the older layouts; the later of them has the language folders in `Listings`. */
const LEGACY_LAYOUT = [
    ...RENAMED,
    ...OBSOLETE,
    ...[...IN_LANGUAGE, ...RENAMED, ...OBSOLETE].map((row) => ({
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
/** Returns the older name of the caption of an image: `description.01`. */
function legacyCaptionName(image) {
    return `description.${image}`;
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
/** Returns the text of a file without the line break at its end, which is not part of the value. */
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
 * Returns the content of the file of a property: empty when its value is. Undefined when no file can represent the
 * value, such as a list entry that contains a line break.
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
/* harmony export */   $y: () => (/* binding */ describeOffers),
/* harmony export */   Dl: () => (/* binding */ ROOT),
/* harmony export */   O1: () => (/* binding */ describeStranger),
/* harmony export */   Wj: () => (/* binding */ findFolder),
/* harmony export */   aP: () => (/* binding */ findLayoutFile),
/* harmony export */   cn: () => (/* binding */ fieldPath)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);
/* harmony import */ var _shared_languages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(330);
/* harmony import */ var _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4563);
/* harmony import */ var _layout_rows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3569);
/* harmony import */ var _legacy_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2277);
/* harmony import */ var _listing_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3851);
/* harmony import */ var _listing_names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1972);







const PROPERTIES = Object.keys(_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .LISTING_FIELDS */ .rH);
/** The metadata folder itself. */
const ROOT = [..._layout_rows_js__WEBPACK_IMPORTED_MODULE_3__/* .LAYOUT */ .r, ..._legacy_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .LEGACY_LAYOUT */ .jt].map((row) => ({
    row,
    rest: row.pattern.split('/'),
    names: {},
}));
// Names valid on every system: the runner, or whoever opens the ZIP, may use Windows.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const PORTABLE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^\\/:*?"<>|\p{Cc}]+$/iu;
const PROPERTY_BY_NAME = new Map(PROPERTIES.flatMap((property) => [
    [(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(property), property],
    [(0,_legacy_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .legacyFieldName */ .XZ)(property), property],
]));
// The Store's spelling of a name in place of a placeholder; undefined when the name is not valid there.
const PLACEHOLDERS = new Map([
    ['language', (text) => ((0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isLanguage */ .lX)(text) ? text.toLowerCase() : undefined)],
    ['platform', (text) => (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .findSpelling */ .Un)(_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .PLATFORMS */ .P4, text)],
    ['type', (text) => (0,_listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .findSpelling */ .Un)(_shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .IMAGE_TYPES */ .eG, text)],
    ['field', (text) => PROPERTY_BY_NAME.get(text.toLowerCase())],
    ['name', (text) => PORTABLE.exec(text)?.[0]],
    ['video', (text) => PORTABLE.exec(text)?.[0]],
]);
// The parts of patterns that messages spell out.
const OFFERS = new Map([
    ['<language>', ['<language>/ (such as en-us/)']],
    ['<platform>', _listing_names_js__WEBPACK_IMPORTED_MODULE_6__/* .PLATFORMS */ .P4.map((platform) => `${platform}/`)],
    ['<type>', _shared_listing_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .IMAGE_TYPES */ .eG.map((type) => `${type}/`)],
    ['<field>.txt', PROPERTIES.map((property) => `${(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(property)}.txt`)],
]);
/** Returns the folder of this name in a folder; undefined when the layout has none. */
function findFolder(folder, name) {
    const rows = openRows(folder, name).filter(({ rest }) => rest.length > 0);
    return rows.length === 0 ? undefined : rows;
}
/** Returns the meaning of the file of this name in a folder; undefined when the layout has none. */
function findLayoutFile(folder, name) {
    const found = openRows(folder, name).find(({ rest }) => rest.length === 0);
    if (found === undefined)
        return undefined;
    const { row, names } = found;
    const { language = '', platform, type = '', field = '', name: stem = '', video = '' } = names;
    const fileName = (row.path ?? row.pattern)
        // Images and videos keep their names in the ZIP, including the extension.
        .replace(/<name>\.\w+$/, () => name)
        .replace('<field>', (0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(field))
        .replace(/<(\w+)>/g, (_, placeholder) => names[placeholder] ?? '');
    return { role: row.role, fileName, language, platform, imageType: type, property: field, name: stem, video };
}
/** Returns the path of a field in this action's own layout: `en-us/release-notes.txt`. */
function fieldPath({ language, platform }, property) {
    const folder = platform === undefined ? language : `${language}/platform-overrides/${platform}`;
    return `${folder}/${(0,_listing_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .fieldName */ .w5)(property)}.txt`;
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
const MOST_TYPOS = 3;
/**
 * Returns what is wrong with a name that a folder may not contain, and what it may; continues a sentence that begins
 * with it.
 */
function describeStranger(name, folder, isFolder) {
    const language = isFolder && isOffered(folder, '<language>') ? meantLanguage(name) : undefined;
    if (language !== undefined)
        return `is not a language code the Store knows. Did you mean ${language}?`;
    const known = STRANGERS.find(({ pattern, place }) => pattern.test(name) && isOffered(folder, place));
    if (known !== undefined)
        return known.describe(name);
    const given = name.toLowerCase();
    const byName = new Map(offersIn(folder).map((offer) => [offer.toLowerCase().replace(/\/$/, ''), offer]));
    const nearest = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(given, [...byName.keys()]);
    const isClose = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(given, nearest) <= Math.min(MOST_TYPOS, given.length / 2);
    const hint = isClose ? `Did you mean "${byName.get(nearest)}"?` : describeOffers(folder);
    return `is not a recognized file or folder. ${hint}`;
}
/** Returns the names that a folder may contain, as a sentence. */
function describeOffers(folder) {
    return `Expected: ${offersIn(folder).join(', ')}.`;
}
const STRANGERS = [
    {
        pattern: /^metadata\.json$/i,
        place: '',
        describe: () => 'is not supported. Use one text file per field; fields that are not part of a listing go into the input "submission".',
    },
    {
        // https://github.com/microsoft/StoreBroker/blob/master/Documentation/PDP.md
        pattern: /\.xml$/i,
        place: '',
        describe: () => 'looks like a listing of StoreBroker (PDP), which is not supported. Use "command: export-metadata" to write the live listings as text files, then edit those.',
    },
    {
        pattern: /\.(?:jpe?g|jfif|gif|webp|bmp|tiff?|svg|heic|avif)$/i,
        place: '.png',
        describe: (name) => `is not a PNG. The Store accepts PNG images only; convert ${name}.`,
    },
];
function meantLanguage(name) {
    const verdict = (0,_shared_languages_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluateLanguage */ .Eh)(name);
    return verdict.kind === 'mistake' ? verdict.meant : undefined;
}
function isOffered(folder, place) {
    return folder.some(({ rest: [part = ''] }) => part.startsWith(place) || part.endsWith(place));
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

/***/ 7786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jz: () => (/* binding */ listMetadataFiles),
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   dH: () => (/* binding */ METADATA_INPUT),
/* harmony export */   yF: () => (/* binding */ metadataError)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1958);
/* harmony import */ var _shared_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4388);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6086);
/* harmony import */ var _litter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3975);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5931);
/* harmony import */ var _listing_layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6916);








/** The input named in errors about a metadata folder. */
const METADATA_INPUT = 'metadata-path';
/**
 * Lists the files of a metadata folder, in the order of their names.
 *
 * @throws InputError when a file is not part of the layout, two files set the same, or a link leads out;
 * the signal's reason when that is aborted.
 */
async function listMetadataFiles(folder, signal) {
    await (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseLinksOut */ .aH)(folder, METADATA_INPUT);
    const root = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .orUnreadable */ .pz)(folder, METADATA_INPUT, signal, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder));
    const kind = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(root);
    if (!kind.isDirectory()) {
        const what = (0,_shared_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOtherKind */ ._G)(kind) ?? 'a file';
        throw metadataError(folder, `is ${what}. Set "metadata-path" to the folder of the listings.`);
    }
    const files = await listFolder(folder, _listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .ROOT */ .Dl, root, signal);
    const firsts = new Map();
    for (const { path, role, fileName } of files.filter((file) => file.role !== 'obsolete')) {
        const meaning = `${role} ${fileName.toLowerCase().replace(/\.[^./]+$/, '')}`;
        const first = firsts.get(meaning);
        if (first !== undefined)
            throw metadataError(path, `sets the same as "${first}". Remove one of the two.`);
        firsts.set(meaning, path);
    }
    return files;
}
// Editors' files, and files that explain the folder to people.
const IGNORED = /^(?:\.|readme)/i;
async function listFolder(path, layout, root, signal) {
    const entries = (await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .orUnreadable */ .pz)(path, METADATA_INPUT, signal, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true })))
        .filter(({ name }) => !IGNORED.test(name) && !(0,_litter_js__WEBPACK_IMPORTED_MODULE_5__/* .isLitter */ .V)(name))
        .sort((a, b) => compareNames(a.name, b.name));
    const files = [];
    for (const entry of entries) {
        signal.throwIfAborted();
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name);
        const kind = entry.isSymbolicLink()
            ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(await (0,_links_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveLinks */ .Ap)(below, { path: root, name: 'the listings' }, METADATA_INPUT))
            : entry;
        const folder = kind.isDirectory() ? (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .findFolder */ .Wj)(layout, entry.name) : undefined;
        const file = (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .findLayoutFile */ .aP)(layout, entry.name);
        const otherKind = (0,_shared_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOtherKind */ ._G)(kind);
        if (folder !== undefined)
            files.push(await listFolder(below, folder, root, signal));
        else if (file === undefined)
            throw metadataError(below, (0,_listing_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .describeStranger */ .O1)(entry.name, layout, kind.isDirectory()));
        else if (otherKind !== undefined)
            throw metadataError(below, `is ${otherKind}. Put a file in its place.`);
        else
            files.push({ path: below, ...file });
    }
    return files.flat();
}
// Created lazily: it takes a tenth of the start-up time, and most runs compare no names.
let natural;
/** Compares two names for sorting: 2.png before 10.png, and names that differ only in leading zeros by character. */
function compareNames(one, other) {
    natural ??= new Intl.Collator('en', { numeric: true });
    return natural.compare(one, other) || Number(one > other) - Number(one < other);
}
/** Returns the error for a file or folder of the metadata; `what` continues a sentence that begins with its path. */
function metadataError(path, what, cause) {
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(METADATA_INPUT, `"${path}" ${what}`, {
        file: path,
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ }),

/***/ 1099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readMetadata: () => (/* binding */ readMetadata)
});

// EXTERNAL MODULE: ./.build/src/shared/group-by.js
var group_by = __webpack_require__(1398);
// EXTERNAL MODULE: ./.build/src/shared/map-limit.js
var map_limit = __webpack_require__(6505);
// EXTERNAL MODULE: ./.build/src/shared/regular-file.js
var regular_file = __webpack_require__(4388);
// EXTERNAL MODULE: ./.build/src/files/file-range.js
var file_range = __webpack_require__(7597);
// EXTERNAL MODULE: ./.build/src/files/lfs-pointer.js
var lfs_pointer = __webpack_require__(7312);
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
// https://www.w3.org/TR/png-3/#11IHDR: the signature, then the length and the type of the first chunk.
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
/** Returns the size of the PNG that begins with these bytes; undefined when it is not a PNG. */
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
 * Reads a metadata folder: only the files that the layout names, and only the header of an image.
 *
 * @throws InputError that names the file and what is allowed instead; the signal's reason when that is aborted.
 */
async function readMetadata(folder, signal) {
    const files = await (0,metadata_files/* listMetadataFiles */.Jz)(folder, signal);
    const listings = files.filter(({ role }) => role === 'field' || role === 'image' || role === 'caption');
    const languages = [];
    for (const [language, own] of (0,group_by/* groupBy */.$)(listings, (file) => file.language))
        languages.push(await readLanguage(language, own, signal));
    const trailers = await readTrailers(files, signal);
    if (languages.length === 0 && trailers.length === 0)
        throw (0,metadata_files/* metadataError */.yF)(folder, `contains no listing. ${(0,listing_layout/* describeOffers */.$y)(listing_layout/* ROOT */.Dl)}`);
    languages.sort((a, b) => (0,metadata_files/* compareNames */.MP)(a.language, b.language));
    const obsolete = files.filter(({ role }) => role === 'obsolete').map(({ path }) => path);
    return { languages, trailers, obsolete };
}
async function readLanguage(language, files, signal) {
    const platformOverrides = {};
    const base = files.filter(({ platform }) => platform === undefined);
    for (const [platform, own] of (0,group_by/* groupBy */.$)(files, (file) => file.platform))
        if (platform !== undefined)
            platformOverrides[platform] = await readListing(own, signal);
    return { language, base: await readListing(base, signal), platformOverrides };
}
async function readListing(files, signal) {
    const fields = files.filter(({ role }) => role === 'field');
    const values = await (0,map_limit/* mapLimit */.s)(fields, regular_file/* FILES_AT_ONCE */.A3, signal, async ({ path, property }, stop) => {
        return [property, (0,listing_fields/* parseField */.cn)(property, await (0,text_file/* readTextFile */.Gu)(path, metadata_files/* METADATA_INPUT */.dH, stop))];
    });
    return {
        fields: Object.fromEntries(values),
        images: await readImages(files, signal),
        sources: Object.fromEntries(fields.map(({ path, property }) => [property, path])),
    };
}
async function readImages(files, signal) {
    const imageFiles = files.filter(({ role }) => role === 'image');
    const captionOf = findCaptions(imageFiles, files.filter(({ role }) => role === 'caption'));
    const images = {};
    for (const [imageType, own] of (0,group_by/* groupBy */.$)(imageFiles, (file) => file.imageType))
        images[imageType] = await (0,map_limit/* mapLimit */.s)(own, regular_file/* FILES_AT_ONCE */.A3, signal, (image, stop) => readImage(image, captionOf.get(image), stop));
    return images;
}
// 01.txt beside 01.png; in the older layout, description.01.txt.
function findCaptions(images, captions) {
    const key = (imageType, name) => `${imageType}/${name.toLowerCase()}`;
    const byName = (0,group_by/* groupBy */.$)(captions, ({ imageType, name }) => key(imageType, name));
    const captionOf = new Map(images.map((image) => {
        const { imageType, name } = image;
        const [caption] = byName.get(key(imageType, name)) ?? byName.get(key(imageType, (0,legacy_layout/* legacyCaptionName */.nw)(name))) ?? [];
        return [image, caption];
    }));
    const used = new Set(captionOf.values());
    const stray = captions.find((caption) => !used.has(caption));
    if (stray === undefined)
        return captionOf;
    throw (0,metadata_files/* metadataError */.yF)(stray.path, 'does not belong to an image, or is its second caption. Name a caption after its PNG, e.g. 1.txt for 1.png.');
}
async function readImage(image, caption, signal) {
    const { path, fileName } = image;
    const { state, header } = await readHeader(path, signal);
    return {
        path,
        fileName,
        caption: caption === undefined ? undefined : await readText(caption, signal),
        state,
        dimensions: parsePngSize(header),
    };
}
// Enough to recognize a Git LFS pointer, too.
const HEADER_BYTES = Math.max(PNG_HEADER_BYTES, 64);
/** Reads the first bytes of a file, and its state. */
async function readHeader(path, signal) {
    return await (0,text_file/* orUnreadable */.pz)(path, metadata_files/* METADATA_INPUT */.dH, signal, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,file_range/* openFile */.Tq)(path, signal), true);
            const { state, sizeInBytes } = file;
            const header = await (0,file_range/* readBytes */.io)((0,file_range/* subrange */.U8)(file, 0, Math.min(HEADER_BYTES, sizeInBytes)));
            if ((0,lfs_pointer/* isLfsPointer */.N)(header))
                throw (0,metadata_files/* metadataError */.yF)(path, lfs_pointer/* LFS_POINTER */.g);
            return { state, header };
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
    });
}
async function readTrailers(files, signal) {
    const videos = files.filter(({ role }) => role === 'video');
    const assets = files.filter(({ video }) => video !== '');
    const names = new Set(videos.map(({ name }) => name.toLowerCase()));
    const stray = assets.find(({ video }) => !names.has(video.toLowerCase()));
    if (stray !== undefined)
        throw (0,metadata_files/* metadataError */.yF)(stray.path, `does not belong to a video: there is no trailers/${stray.video}.mp4 or .mov.`);
    const byVideo = (0,group_by/* groupBy */.$)(assets, ({ video }) => video.toLowerCase());
    return await (0,map_limit/* mapLimit */.s)(videos, regular_file/* FILES_AT_ONCE */.A3, signal, (video, stop) => readTrailer(video, byVideo.get(video.name.toLowerCase()) ?? [], stop));
}
async function readTrailer(video, files, signal) {
    const { path, fileName } = video;
    const missing = (what, language, extension) => (0,metadata_files/* metadataError */.yF)(path, `has no ${what}. Add ${language}/trailers/${video.name}.${extension}.`);
    if (files.length === 0)
        throw missing('title in any language', '<language>', 'txt');
    const assets = {};
    for (const [language, own] of (0,group_by/* groupBy */.$)(files, (file) => file.language)) {
        const title = own.find(({ role }) => role === 'trailer-title');
        const thumbnail = own.find(({ role }) => role === 'thumbnail');
        const caption = own.find(({ role }) => role === 'thumbnail-caption');
        if (title === undefined)
            throw missing(`title in ${language}`, language, 'txt');
        if (thumbnail === undefined)
            throw missing(`thumbnail in ${language}`, language, 'png');
        assets[language] = {
            title: await readText(title, signal),
            thumbnail: await readImage(thumbnail, caption, signal),
        };
    }
    const { state } = await readHeader(path, signal);
    return { path, fileName, state, assets };
}
async function readText({ path }, signal) {
    return (0,listing_fields/* withoutFinalBreak */.u)(await (0,text_file/* readTextFile */.Gu)(path, metadata_files/* METADATA_INPUT */.dH, signal));
}


/***/ })

};
