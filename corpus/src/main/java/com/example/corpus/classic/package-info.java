/** Leaks of the shapes that the literature and everybody's own experience know. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.classic;
