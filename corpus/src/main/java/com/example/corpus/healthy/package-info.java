/** Programs that do not leak, however much they look like it. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.healthy;
