/** Leaks through real libraries. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.library;
