/**
 * Brings a newly generated document and a person's edited copy of the former one together; the
 * person always wins. Pure: text in, text out.
 *
 * <p>A <i>block</i> is generated and stands between two marker lines. A <i>unit</i> is what is kept
 * or replaced as a whole: a paragraph, a list item, a heading, a line of a quote, a table with its
 * rows, a fence with its lines. <i>Base</i> is the last generated copy, <i>mine</i> what a person
 * made of it, <i>fresh</i> what is generated now.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.merge;
