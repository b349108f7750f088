export const id = 329;
export const ids = [329];
export const modules = {

/***/ 1329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cleanUp: () => (/* binding */ cleanUp),
/* harmony export */   draftStillLeft: () => (/* binding */ draftStillLeft),
/* harmony export */   unfinishedDraftEvent: () => (/* binding */ unfinishedDraftEvent)
/* harmony export */ });
/* harmony import */ var _pipeline_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9297);
/* harmony import */ var _pipeline_draft_discard_draft_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3402);
/* harmony import */ var _pipeline_knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(389);
/* harmony import */ var _pipeline_product_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(969);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1958);
/* harmony import */ var _store_status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(879);






/** Returns the event that an interrupted run has left, or may have left, a draft. */
function unfinishedDraftEvent({ submissionId, owner }) {
    return submissionId === undefined
        ? { type: 'attempt', attempt: _pipeline_knowledge_knowledge_js__WEBPACK_IMPORTED_MODULE_1__/* .CREATE_DRAFT */ .TZ, step: 'unclear' }
        : { type: 'unfinished-draft', submissionId, owner };
}
/**
 * Deletes the draft that an interrupted run has left: only if it is known to be that run's, and only while it is a
 * draft. One that may not be that run's is named and kept.
 */
async function cleanUp({ submissionId, owner }, product, session) {
    const context = (0,_pipeline_context_js__WEBPACK_IMPORTED_MODULE_5__/* .openTarget */ .A)({ product }, session);
    const { store, report, signal } = context;
    report({ type: 'stage', stage: 'Clean up' });
    if (submissionId !== undefined) {
        const status = await (0,_pipeline_product_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readDraftStatus */ .Sj)(submissionId, context);
        if (status === undefined)
            report({ type: 'nothing-left' });
        else if ((0,_store_status_js__WEBPACK_IMPORTED_MODULE_4__/* .phaseOf */ .hU)(status.status) === 'draft')
            await (0,_pipeline_draft_discard_draft_js__WEBPACK_IMPORTED_MODULE_0__/* .discardDraft */ .m)(context);
        else
            (0,_pipeline_product_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .reportCommitted */ .B9)(submissionId, status, context);
        return;
    }
    // The product may not have shown the draft before.
    const { pendingId } = await store.getProduct({ signal });
    const status = await (0,_pipeline_product_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfThere */ .qC)(pendingId, (id) => store.getStatus(id, { signal }));
    if (pendingId !== undefined && status !== undefined && (0,_store_status_js__WEBPACK_IMPORTED_MODULE_4__/* .phaseOf */ .hU)(status.status) === 'draft')
        report({ type: 'unfinished-draft', submissionId: pendingId, owner });
}
/** Returns the event that the clean-up could not even begin. */
function draftStillLeft({ submissionId }, why) {
    return { type: 'draft-left', submissionId, reason: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(why), inDoubt: true };
}


/***/ })

};
