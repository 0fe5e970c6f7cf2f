package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document taken apart into blocks and a person's text between them. */
final class Document {
  /** The last line, by which a block that a person deleted is told from one that is new. */
  private static final Pattern MEMORY =
      Pattern.compile("(?m)^<!-- leakscribe-blocks:((?: [a-z0-9.-]+)*) -->");

  private final List<Piece> pieces;
  private final boolean windows;

  private Document(List<Piece> pieces, boolean windows) {
    this.pieces = pieces;
    this.windows = windows;
  }

  /**
   * Takes a document apart.
   *
   * @param twice whether a block may be there several times, as in the file of bases
   */
  static Document parse(String text, boolean twice) throws MarkerException {
    List<Piece> pieces = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    StringBuilder outside = new StringBuilder();
    List<String> lines = Lines.withEnds(text);
    for (int i = 0; i < lines.size(); i++) {
      Marker marker = Marker.of(Lines.bare(lines.get(i)), i + 1);
      if (marker == null) {
        outside.append(lines.get(i));
        continue;
      }
      if (marker.end()) {
        throw new MarkerException(i + 1, "this marker ends a block that was not begun");
      }
      Integer first = seen.put(marker.id(), i + 1);
      if (first != null && !twice) {
        throw new MarkerException(
            i + 1, "the block '" + marker.id() + "' has begun before, in line " + first);
      }
      int end = end(lines, i, marker);
      if (!outside.isEmpty()) {
        pieces.add(new Piece.Outside(outside.toString()));
        outside.setLength(0);
      }
      List<String> raw = lines.subList(i + 1, end);
      pieces.add(
          new Piece.Block(
              marker,
              lines.get(i),
              raw.stream().map(Lines::bare).toList(),
              String.join("", raw),
              lines.get(end),
              i + 1));
      i = end;
    }
    if (!outside.isEmpty()) {
      pieces.add(new Piece.Outside(outside.toString()));
    }
    long returns = lines.stream().filter(line -> line.endsWith("\r\n")).count();
    return new Document(pieces, returns * 2 > lines.size());
  }

  private static int end(List<String> lines, int begin, Marker marker) throws MarkerException {
    for (int i = begin + 1; i < lines.size(); i++) {
      Marker other = Marker.of(Lines.bare(lines.get(i)), i + 1);
      if (other == null) {
        continue;
      }
      if (other.end() && other.id().equals(marker.id())) {
        return i;
      }
      throw new MarkerException(
          i + 1,
          "the block '"
              + marker.id()
              + "' of line "
              + (begin + 1)
              + " has not ended here; "
              + Marker.end(marker.id())
              + " must come first");
    }
    throw new MarkerException(
        begin + 1, "the block '" + marker.id() + "' has no end; add " + Marker.end(marker.id()));
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** The line end that most of its lines have. */
  String lineEnd() {
    return windows ? "\r\n" : "\n";
  }

  List<Piece.Block> blocks() {
    List<Piece.Block> blocks = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Block block) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  /** Ids of its blocks. */
  Set<String> ids() {
    return blocks().stream().map(Piece.Block::id).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Ids of blocks that have been in it; null when that is not recorded. */
  @Nullable Set<String> remembered() {
    Set<String> ids = null;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Outside outside) {
        Matcher matcher = MEMORY.matcher(outside.raw());
        while (matcher.find()) {
          ids = ids == null ? new TreeSet<>() : ids;
          ids.addAll(List.of(matcher.group(1).strip().split("\\s+", 0)));
          ids.remove("");
        }
      }
    }
    return ids;
  }

  /** The text with this memory, in place of the former one or at the end. */
  static String remember(String text, Set<String> ids, String lineEnd) {
    String line = "<!-- leakscribe-blocks: " + String.join(" ", new TreeSet<>(ids)) + " -->";
    Matcher matcher = MEMORY.matcher(text);
    if (matcher.find()) {
      return matcher.replaceAll(Matcher.quoteReplacement(line));
    }
    String gap = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
    return text + gap + lineEnd + line + lineEnd;
  }
}
