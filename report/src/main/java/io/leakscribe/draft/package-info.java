/**
 * The draft of a postmortem: Markdown, HTML and JSON from one incident. Only what was measured is
 * stated, with the id of the event that says so; what a person must write is a question.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.draft;
