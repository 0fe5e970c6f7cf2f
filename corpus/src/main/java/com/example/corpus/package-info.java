/**
 * Small programs that leak memory, and small programs that only look like it. They know nothing of
 * Leakscribe.
 */
@org.jspecify.annotations.NullMarked
package com.example.corpus;
