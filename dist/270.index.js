export const id = 270;
export const ids = [270];
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

/***/ 9270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSubmissionJson: () => (/* binding */ readSubmissionJson)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9673);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6086);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5931);




/**
 * Reads the input `submission`: JSON when it starts with a brace or bracket, else the path of a JSON file.
 *
 * @throws InputError when it cannot be read, is no JSON (with line and column), or no JSON object.
 */
async function readSubmissionJson(given) {
    const inline = /^[{[]/.test(given);
    if (!inline)
        await (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseLinksOut */ .a)(given, 'submission');
    const text = inline ? given : await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .Gu)(given, 'submission');
    const problem = (what, cause) => new _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('submission', `${inline ? 'the JSON' : `"${given}"`} ${what}`, {
        ...(cause === undefined ? {} : { cause }),
        ...(inline ? {} : { file: given }),
    });
    const value = parseJson(text, problem);
    if (!(0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        throw problem('is no JSON object: it must start with "{".');
    return value;
}
function parseJson(text, problem) {
    try {
        return (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(text);
    }
    catch (error) {
        const message = (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        const [, reason = message, offset = '0'] = /^(.*?) at position (\d+)/s.exec(message) ?? [];
        const before = text.slice(0, Number(offset)).split('\n');
        const position = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
        throw problem(`is no valid JSON at ${position}: ${reason}.`, error);
    }
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
