package io.leakscribe.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merged document.
 *
 * @param text the document, with the line ends of the person's
 * @param bases generated copies that the next merge needs
 * @param status what the person's document says; when it is final the text is the person's
 * @param unknownStatus what it says instead of one of the known; else null
 * @param isEdited whether a person has written or changed anything
 * @param open what a person has to look at, in the order of lines
 * @param pending what is generated now and not in the document, when its status is final
 * @param shown the document in its order, for other formats
 */
public record Merged(
    String text,
    String bases,
    Status status,
    @Nullable String unknownStatus,
    boolean isEdited,
    List<Open> open,
    List<String> pending,
    List<Shown> shown) {

  /** Why a person has to look at a line. */
  public enum Kind {
    /** A cell was changed by a person and at its source; may be left so. */
    NOTE,
    /** A text was changed by a person and at its source. */
    PROPOSAL,
    /** A block was edited and cannot be merged, because its former copy is gone. */
    NO_BASE
  }

  /**
   * A line to look at.
   *
   * @param line from 1
   * @param what the note's text, or the id of the block
   */
  public record Open(Kind kind, int line, String what) {
    /** Whether a person must decide. */
    public boolean isConflict() {
      return kind != Kind.NOTE;
    }
  }

  /**
   * A stretch of the document.
   *
   * @param id of the block; empty for text between blocks
   * @param markdown what stands there
   * @param isFresh whether it is just what is generated now
   */
  public record Shown(String id, String markdown, boolean isFresh) {}

  public Merged {
    open = List.copyOf(open);
    pending = List.copyOf(pending);
    shown = List.copyOf(shown);
  }

  /** The same with something before it. */
  Merged behind(String mark) {
    return new Merged(mark + text, bases, status, unknownStatus, isEdited, open, pending, shown);
  }

  /** Whether a block could not be merged, so that a person needs the whole new document. */
  public boolean isWantedBeside() {
    return open.stream().anyMatch(line -> line.kind() == Kind.NO_BASE);
  }
}
