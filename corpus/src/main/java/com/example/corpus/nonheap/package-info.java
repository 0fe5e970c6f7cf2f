/** Leaks of what is not in the heap: metaspace, direct memory, threads. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.nonheap;
