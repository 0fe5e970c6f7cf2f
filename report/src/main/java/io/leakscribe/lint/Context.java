package io.leakscribe.lint;

import io.leakscribe.findings.Findings;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a document is held against.
 *
 * @param findings what the journals say of its incident; null when there are none
 * @param lastEvent number of the last event in the run with an id, 0 when there is no such run;
 *     asked only where an event is cited that the draft itself does not cite
 * @param has whether a path relative to the document, as it is written in a link, leads to a file
 *     or a directory
 */
public record Context(
    @Nullable Findings findings, ToLongFunction<String> lastEvent, Predicate<String> has) {

  /** For a document without journals. */
  public static Context alone(Predicate<String> has) {
    return new Context(null, run -> 0, has);
  }
}
