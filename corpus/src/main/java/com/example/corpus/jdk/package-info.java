/** Leaks through the JDK. */
@org.jspecify.annotations.NullMarked
package com.example.corpus.jdk;
