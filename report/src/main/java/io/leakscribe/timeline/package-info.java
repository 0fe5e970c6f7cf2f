/** What happened, row by row, in plain words. Pure. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.timeline;
