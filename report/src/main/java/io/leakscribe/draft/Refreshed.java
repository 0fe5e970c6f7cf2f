package io.leakscribe.draft;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a draft.
 *
 * @param file the Markdown file, or {@code postmortem.new.md} beside it when that could not be
 *     written; the directory when Markdown was not asked for
 * @param messages what a person should know, a line each
 * @param isConflict whether a person has to decide something in the file
 */
public record Refreshed(Path file, List<String> messages, boolean isConflict) {
  public Refreshed {
    messages = List.copyOf(messages);
  }
}
