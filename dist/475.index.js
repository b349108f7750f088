export const id = 475;
export const ids = [475];
export const modules = {

/***/ 9475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchReleaseText: () => (/* binding */ fetchReleaseText)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _http_connection_pool_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7297);
/* harmony import */ var _http_network_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8313);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1958);
/* harmony import */ var _shared_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9673);
/* harmony import */ var _shared_user_agent_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9597);
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






const PERMISSION = '"permissions: contents: read"';
const USUAL_TOKEN = `Remove it to use the job's own token, and add ${PERMISSION} to the job.`;
const OTHER_WAYS = 'or set "release-notes" or "release-notes-path"';
const RUN_AGAIN = 'Run the job again later.';
/**
 * Fetches the text, in Markdown, of the GitHub release of the tag the workflow runs for; empty if the release has none.
 * Sends one request, without retries.
 *
 * @throws InputError that says what to add to the workflow; HttpError for an unexpected answer of GitHub, or none in time;
 * the reason of `request.signal` when that is aborted.
 */
async function fetchReleaseText(env, token, request) {
    const release = { repository: readRepository(env), tag: readTag(env) };
    checkToken(token);
    const baseUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
    const data = await fetchRelease(baseUrl, release, token, request);
    const body = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(data) ? (data['body'] ?? '') : undefined;
    if (typeof body === 'string')
        return body;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$({ ...requestFor(release), reason: 'unexpected response.', advice: RUN_AGAIN });
}
function readRepository(env) {
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    if (/^[^/]+\/[^/]+$/.test(repository))
        return repository;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('release-notes-from', `"github-release" works only in a GitHub workflow, and GITHUB_REPOSITORY is not set. Run it there, ${OTHER_WAYS}.`);
}
function readTag(env) {
    const ref = env['GITHUB_REF'] ?? '';
    const tag = /^refs\/tags\/(.+)$/.exec(ref)?.[1];
    if (tag !== undefined)
        return tag;
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('release-notes-from', `"github-release" requires a workflow that runs for a tag; this one runs for ${ref === '' ? 'nothing' : `"${ref}"`}. Start it with "on: release: types: [published]", choose the tag when you start it by hand, ${OTHER_WAYS}.`);
}
function checkToken(token) {
    // Anything else is not a valid header, and the library's error would show the token.
    if (/^[!-~]+$/.test(token))
        return;
    const problem = token === '' ? 'is empty' : 'contains an invalid character';
    throw new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('github-token', `${problem}. ${USUAL_TOKEN}`);
}
const ignore = () => undefined;
// The library logs deprecations of GitHub's API, which do not concern the user.
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
async function fetchRelease(baseUrl, release, token, { clock, requestTimeoutInMs, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, { baseUrl, userAgent: _shared_user_agent_js__WEBPACK_IMPORTED_MODULE_5__/* .USER_AGENT */ ._ });
        const [owner = '', repo = ''] = release.repository.split('/');
        const limit = __addDisposableResource(env_1, clock.limit(requestTimeoutInMs, () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`)), false);
        const ended = AbortSignal.any([signal, limit.signal]);
        // The token is for this host only.
        const request = { signal: ended, redirect: 'error', log: SILENT };
        try {
            const { data } = await octokit.rest.repos.getReleaseByTag({ owner, repo, tag: release.tag, request });
            // The library does not treat a truncated response as an error.
            ended.throwIfAborted();
            return data;
        }
        catch (error) {
            signal.throwIfAborted();
            throw toPublishError(limit.signal.aborted ? limit.signal.reason : error, baseUrl, release, token);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function requestFor({ repository, tag }) {
    return { method: 'GET', path: `/repos/${repository}/releases/tags/${encodeURIComponent(tag)}` };
}
function toPublishError(error, baseUrl, release, token) {
    const { response } = error;
    if (response === undefined) {
        const cause = innermostCause(error);
        const failure = (0,_http_network_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeNetworkFailure */ .K)(cause, {
            url: new URL(baseUrl),
            proxy: (0,_http_connection_pool_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFor */ .i)(new URL(baseUrl)),
        });
        const { reason } = failure;
        const cleaned = reason === undefined ? {} : { reason: cleanReason(reason, token) };
        return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$({ ...requestFor(release), advice: RUN_AGAIN, ...failure, ...cleaned });
    }
    const { status, headers, data } = response;
    const message = (0,_shared_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(data) ? data['message'] : undefined;
    const reason = typeof message === 'string' ? cleanReason(message, token) : '';
    const limit = limitAdvice(status, headers, reason);
    const toFix = limit === undefined ? TO_FIX[status] : undefined;
    if (toFix !== undefined)
        return toFix(release, [status, reason].filter(Boolean).join(' '));
    const correlationId = headers['x-github-request-id'];
    return new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpError */ .j$({
        ...requestFor(release),
        status,
        ...(reason === '' ? {} : { reason: `${reason}.` }),
        advice: limit ?? RUN_AGAIN,
        ...(correlationId === undefined ? {} : { correlationId }),
    });
}
// A service may echo the token.
function cleanReason(text, token) {
    return text.replaceAll(token, '***').replace(/[\s.]+$/, '');
}
// The innermost cause says what failed; the others only wrap it.
function innermostCause(error) {
    const { cause } = error;
    return cause == null ? error : innermostCause(cause);
}
// What the workflow's author can fix, by status.
const TO_FIX = {
    401: (_, answer) => new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('github-token', `GitHub rejected it (${answer}). ${USUAL_TOKEN}`),
    403: ({ repository, tag }, answer) => new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('github-token', `it cannot read the release of "${tag}" in ${repository} (${answer}). Add ${PERMISSION} to the job: a job that lists permissions has only those.`),
    404: ({ repository, tag }) => new _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('release-notes-from', `${repository} has no published release for the tag "${tag}" that "github-token" can see; a draft cannot be found by its tag. If the release exists, add ${PERMISSION} to the job. If not, publish it before this step:\ngh release create "${tag}" --generate-notes`),
};
// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
function limitAdvice(status, headers, reason) {
    const used = headers['x-ratelimit-remaining'] === '0';
    const refused = used || headers['retry-after'] !== undefined || /rate limit/i.test(reason);
    if (status !== 429 && !(status === 403 && refused))
        return undefined;
    const reset = new Date(Number(headers['x-ratelimit-reset']) * 1000);
    const then = used && !Number.isNaN(reset.getTime()) ? `after ${reset.toISOString()}` : 'in a few minutes';
    return `The token's rate limit is exhausted. Run the job again ${then}.`;
}


/***/ })

};
