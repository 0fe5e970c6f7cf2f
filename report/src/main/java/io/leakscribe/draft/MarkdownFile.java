package io.leakscribe.draft;

import io.leakscribe.merge.MarkerException;
import io.leakscribe.merge.Merge;
import io.leakscribe.merge.Merged;
import io.leakscribe.merge.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A document in a file that a person edits. Beside it stand {@code .postmortem.base.md}, the last
 * generated copies of its blocks, and {@code postmortem.md.bak}, what a person saved last.
 *
 * <p>Several processes may refresh one file, and a person may save it at any time: the file is
 * replaced only if it still holds what was merged.
 */
final class MarkdownFile {
  /** A person does not save more often than this while we merge. */
  private static final int ATTEMPTS = 20;

  /** More than any postmortem, and less than what would fill the memory of a small process. */
  private static final long LARGEST = 16 << 20;

  /** Ends the name of the document that is put beside one that cannot be merged. */
  private static final String NEWER = ".new";

  /** The same process must not lock a file twice. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path file;
  private final List<Part> parts;

  /**
   * What became of the file.
   *
   * @param merged the document; null when it could not be merged
   */
  record Outcome(Refreshed refreshed, @Nullable Merged merged) {}

  MarkdownFile(Path file, List<Part> parts) throws IOException {
    // A link to a document in a repository stays a link.
    this.file = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    this.parts = parts;
  }

  /** Refreshes the file, or writes it. */
  Outcome refresh() throws IOException {
    synchronized (ONE_AT_A_TIME) {
      DraftLock lock = lock();
      try {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
          Replace.recover(file, backup());
          Outcome outcome = attemptBesideAnEditor(true);
          if (outcome != null) {
            return outcome;
          }
          // The save that came between takes its time as well.
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(attempt));
        }
      } finally {
        lock.close();
      }
    }
    throw new IOException("'" + file + "' changes all the time; close its editor and try again");
  }

  private DraftLock lock() throws IOException {
    try {
      return DraftLock.of(file);
    } catch (OverlappingFileLockException e) {
      throw new IOException("'" + file + "' is being drafted by this process already", e);
    }
  }

  /** What the file would become; nothing is written. */
  Outcome look() throws IOException {
    Outcome outcome = attemptBesideAnEditor(false);
    return outcome == null ? new Outcome(new Refreshed(file, List.of(), false), null) : outcome;
  }

  /** Many editors delete the file for a moment while they save: that is no failure. */
  private @Nullable Outcome attemptBesideAnEditor(boolean write) throws IOException {
    try {
      return attempt(write);
    } catch (NoSuchFileException e) {
      if (file.toString().equals(e.getFile())) {
        return null;
      }
      throw e;
    }
  }

  private @Nullable Outcome attempt(boolean write) throws IOException {
    if (!Files.exists(file)) {
      return fresh(null, write);
    }
    if (Files.size(file) > LARGEST) {
      return beside("is larger than " + (LARGEST >> 20) + " MiB", false, write);
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = decode(bytes);
    if (text == null) {
      return beside("is not UTF-8 and was not changed; save it as UTF-8", true, write);
    }
    if (!Merge.isOurs(text)) {
      return Seal.isUntouched(text)
          ? fresh(bytes, write)
          : beside("was edited by a person and has no blocks to refresh", false, write);
    }
    try {
      return merge(bytes, text, write);
    } catch (MarkerException e) {
      String at = file.getFileName() + ":" + e.line() + ": " + e.getMessage();
      return new Outcome(new Refreshed(file, List.of(at + "; nothing was changed"), true), null);
    }
  }

  private @Nullable Outcome fresh(byte @Nullable [] before, boolean write) throws IOException {
    String text = Merge.fresh(parts);
    // An editor may have deleted the file just to write it anew.
    String bases = Merge.bases(parts) + read(bases());
    if (write && !(putBases(bases) && put(before, text) && written(text, bases))) {
      return null;
    }
    try {
      Merged merged = Merge.of(text, List.of(), parts);
      return new Outcome(new Refreshed(file, List.of(), false), merged);
    } catch (MarkerException e) {
      throw new IllegalStateException("a new document has fitting markers", e);
    }
  }

  private @Nullable Outcome merge(byte[] bytes, String text, boolean write)
      throws IOException, MarkerException {
    String before = read(bases());
    Merged merged = Merge.of(text, List.of(before, read(newer())), parts);
    if (write && !merged.status().isFinal()) {
      // What a person saved stays a person's version, and gets a backup when it is replaced.
      boolean done =
          merged.text().equals(text)
              ? putBases(WrittenMark.in(before) + merged.bases())
              : replace(bytes, merged, before);
      if (!done) {
        return null;
      }
      putNewer(merged);
    }
    return new Outcome(Messages.of(file, newer(), merged), merged);
  }

  /** The old copies stay until the document is replaced: a crash must not cost them. */
  private boolean replace(byte[] bytes, Merged merged, String before) throws IOException {
    return putBases(WrittenMark.in(before) + merged.bases() + before)
        && put(bytes, merged.text())
        && written(merged.text(), merged.bases());
  }

  private void putNewer(Merged merged) throws IOException {
    if (merged.isWantedBeside()) {
      refreshNewer();
    } else if (Files.exists(newer()) && isPristine(read(newer()))) {
      Files.delete(newer());
      Files.deleteIfExists(new MarkdownFile(newer(), parts).bases());
    }
  }

  /** People write into this one as well, so it is merged and not replaced. */
  private void refreshNewer() throws IOException {
    if (!stem().endsWith(NEWER)) {
      new MarkdownFile(newer(), parts).attempt(true);
    }
  }

  private boolean isPristine(String text) {
    try {
      return Merge.isOurs(text) && !Merge.of(text, List.of(), parts).isEdited();
    } catch (MarkerException e) {
      return false;
    }
  }

  private Outcome beside(String why, boolean isConflict, boolean write) throws IOException {
    if (write) {
      refreshNewer();
    }
    String message =
        file.getFileName() + " " + why + "; the refreshed draft is in " + newer().getFileName();
    return new Outcome(new Refreshed(newer(), List.of(message), isConflict), null);
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String read(Path file) throws IOException {
    boolean fits = Files.exists(file) && Files.size(file) <= 4 * LARGEST;
    return fits ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
  }

  /** Replaces the document, and keeps what a person saved. */
  private boolean put(byte @Nullable [] before, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (before == null) {
      return Replace.ifStill(file, null, bytes, null);
    }
    String former = new String(before, StandardCharsets.UTF_8);
    boolean isOurs = WrittenMark.isIn(read(bases()), former) || Seal.isUntouched(former);
    return Replace.ifStill(file, before, bytes, isOurs ? null : backup());
  }

  private boolean putBases(String text) throws IOException {
    Replace.with(bases(), text);
    return true;
  }

  private boolean written(String text, String bases) throws IOException {
    return putBases(WrittenMark.of(text) + bases);
  }

  private Path backup() {
    return file.resolveSibling(file.getFileName() + ".bak");
  }

  private Path bases() {
    return file.resolveSibling("." + stem() + ".base.md");
  }

  private Path newer() {
    return file.resolveSibling(stem() + NEWER + ".md");
  }

  private String stem() {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
  }

  /** Messages for a person. */
  private static final class Messages {
    private static final int MOST = 10;

    private Messages() {}

    static Refreshed of(Path file, Path newer, Merged merged) {
      List<String> messages = new ArrayList<>();
      String name = String.valueOf(file.getFileName());
      if (merged.status().isFinal()) {
        frozen(messages, name, merged);
      }
      if (merged.unknownStatus() != null) {
        messages.add(
            "%s: status '%s' is not one of Draft, In review, Reviewed, Closed: treated as Draft"
                .formatted(name, merged.unknownStatus()));
      }
      boolean isConflict = false;
      for (Merged.Open open : merged.open()) {
        isConflict |= open.isConflict();
        messages.add(name + ":" + open.line() + ": " + what(open, newer));
      }
      return new Refreshed(file, messages, isConflict);
    }

    private static void frozen(List<String> messages, String name, Merged merged) {
      String status = merged.status().label();
      List<String> pending = merged.pending();
      messages.add(
          name
              + " is '"
              + status
              + "' and stays as it is; "
              + (pending.isEmpty()
                  ? "nothing is new"
                  : pending.size() + " lines would be new, as it is 'In review':"));
      pending.stream().limit(MOST).map(line -> "  " + line).forEach(messages::add);
      if (pending.size() > MOST) {
        messages.add("  and " + (pending.size() - MOST) + " more");
      }
    }

    private static String what(Merged.Open open, Path newer) {
      return switch (open.kind()) {
        case NOTE, PROPOSAL -> open.what() + " (delete this line when done)";
        case NO_BASE ->
            "the block '"
                + open.what()
                + "' was edited and its last generated copy is gone; it stays as it is. Take what"
                + " you need from "
                + newer.getFileName()
                + ", with its marker";
      };
    }
  }
}
