/** Leaks with holders that are not a static collection: own structures, locals, timers, futures. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.odd;
