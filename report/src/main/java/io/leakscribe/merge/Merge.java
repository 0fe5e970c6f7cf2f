package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes a document that a person may have edited.
 *
 * <p>A block that nobody changed is replaced. A changed one is merged: what is kept and what is
 * replaced is decided for each paragraph, list item, row and cell, against the last generated copy.
 * Text between blocks is never touched, a deleted block stays deleted, a frozen one stays as it is.
 * After a merge the result and the fresh parts merge into the same bytes.
 */
public final class Merge {
  private static final Pattern OURS = Pattern.compile("<!--\\s*/?\\s*leakscribe(-blocks)?\\s*:");

  private final Document mine;
  private final Bases bases;
  private final Map<String, Part> parts = new HashMap<>();
  private final List<Part> order;
  private final Bases kept = new Bases();
  private final Set<String> stuck = new LinkedHashSet<>();

  private Merge(Document mine, Bases bases, List<Part> order) {
    this.mine = mine;
    this.bases = bases;
    this.order = order;
    order.forEach(part -> parts.put(part.id(), part));
  }

  /** A new document. */
  public static String fresh(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(block(part.id(), part.lines(), "\n")).append('\n');
      if (!part.below().isBlank()) {
        text.append(part.below().strip()).append("\n\n");
      }
    }
    text.setLength(Math.max(0, text.length() - 1));
    return Document.remember(text.toString(), ids(parts), "\n");
  }

  /** The generated copies that belong to a new document. */
  public static String bases(List<Part> parts) {
    Bases bases = new Bases();
    parts.forEach(part -> bases.put(part.id(), part.lines()));
    return bases.text(ids(parts));
  }

  /** Whether a text has blocks of ours, or markers that were meant to be such. */
  public static boolean isOurs(String text) {
    return OURS.matcher(text).find();
  }

  /**
   * Merges.
   *
   * @param document a person's document
   * @param bases what {@link Merged#bases} gave, and further documents with untouched blocks; a
   *     missing one is an empty list
   * @param parts what is generated now, in its order
   * @throws MarkerException when a marker is missing or doubled or stands inside of another block
   */
  public static Merged of(String document, List<String> bases, List<Part> parts)
      throws MarkerException {
    Bases copies = new Bases();
    bases.forEach(copies::add);
    // A byte order mark is no part of the first line, which may be a marker.
    String mark = document.startsWith("\uFEFF") ? "\uFEFF" : "";
    String text = document.substring(mark.length());
    return new Merge(Document.parse(text, false), copies, parts).merge(text).behind(mark);
  }

  static String block(String id, List<String> body, String lineEnd) {
    String hash = Lines.hash(body);
    return Marker.begin(id, hash)
        + lineEnd
        + lineEnd
        + body.stream().map(line -> line + lineEnd).collect(Collectors.joining())
        + lineEnd
        + Marker.end(id)
        + lineEnd;
  }

  private static Set<String> ids(List<Part> parts) {
    return parts.stream().map(Part::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private Merged merge(String document) throws MarkerException {
    Status status = Status.of(outside());
    if (status.isFinal()) {
      List<String> pending = Pending.of(mine, bases, order);
      return new Merged(document, "", status, null, true, List.of(), pending, shown(mine));
    }
    Map<String, String> added = added();
    StringBuilder text = new StringBuilder();
    for (Piece piece : mine.pieces()) {
      if (piece instanceof Piece.Outside outside) {
        text.append(outside.raw());
      } else if (piece instanceof Piece.Block block) {
        text.append(added.getOrDefault(block.id(), "")).append(refreshed(block));
      }
    }
    if (added.containsKey("") && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append(mine.lineEnd());
    }
    text.append(added.getOrDefault("", ""));
    Set<String> remembered = memory();
    String merged = Document.remember(text.toString(), remembered, mine.lineEnd());
    Document result = Document.parse(merged, false);
    kept.addOld(bases);
    return new Merged(
        merged,
        kept.text(remembered),
        status,
        Status.unknown(outside()),
        isEdited(),
        Opens.of(merged, result, stuck),
        List.of(),
        shown(result));
  }

  private String outside() {
    StringBuilder outside = new StringBuilder();
    for (Piece piece : mine.pieces()) {
      if (piece instanceof Piece.Outside own) {
        outside.append(own.raw());
      }
    }
    return outside.toString();
  }

  private boolean isEdited() {
    StringBuilder given = new StringBuilder();
    order.forEach(part -> given.append(part.below()).append('\n'));
    List<String> typed =
        outside()
            .lines()
            .map(String::strip)
            .filter(line -> !line.startsWith("<!-- leakscribe-b"))
            .toList();
    return !mine.blocks().stream().allMatch(Piece.Block::isUntouched)
        || !words(typed).equals(words(given.toString().lines().toList()));
  }

  private static List<String> words(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Blocks that are new, by the id of the block that each comes before; "" is the end. */
  private Map<String, String> added() {
    Set<String> here = mine.ids();
    Set<String> known = mine.remembered() != null ? mine.remembered() : bases.remembered();
    Map<String, String> added = new HashMap<>();
    for (int i = 0; known != null && i < order.size(); i++) {
      Part part = order.get(i);
      if (here.contains(part.id()) || known.contains(part.id())) {
        continue;
      }
      String before =
          order.subList(i + 1, order.size()).stream()
              .map(Part::id)
              .filter(here::contains)
              .findFirst()
              .orElse("");
      String block = block(part.id(), part.lines(), mine.lineEnd());
      String text = before.isEmpty() ? mine.lineEnd() + block : block + mine.lineEnd();
      added.merge(before, text, String::concat);
      kept.put(part.id(), part.lines());
    }
    return added;
  }

  /** What must not be taken for new next time: all that is generated, and what was deleted. */
  private Set<String> memory() {
    Set<String> ids = ids(order);
    Set<String> known = mine.remembered() != null ? mine.remembered() : bases.remembered();
    if (known != null) {
      known.stream().filter(id -> !mine.ids().contains(id)).forEach(ids::add);
    }
    return ids;
  }

  private String refreshed(Piece.Block block) {
    Part part = parts.get(block.id());
    if (block.marker().frozen()) {
      keep(block);
      return block.begin() + block.raw() + block.end();
    }
    if (part == null) {
      // No longer generated: what a person wrote in it stays.
      keep(block);
      return block.isUntouched() ? "" : block.begin() + block.raw() + block.end();
    }
    List<String> body = body(block, part);
    if (body == null) {
      keep(block);
      stuck.add(block.id());
      return block.begin() + block.raw() + block.end();
    }
    kept.put(part.id(), part.lines());
    return written(block, part, body);
  }

  private @Nullable List<String> body(Piece.Block block, Part part) {
    List<String> body = Lines.trim(block.body());
    if (block.isUntouched() || block.isWish() || Lines.hash(body).equals(part.hash())) {
      return part.lines();
    }
    List<String> base = bases.get(block.id(), block.hash());
    if (base == null && part.hash().equals(block.hash())) {
      base = part.lines();
    }
    return base == null ? null : BlockMerge.of(base, body, part.lines());
  }

  private String written(Piece.Block block, Part part, List<String> body) {
    String end = mine.lineEnd();
    String begin =
        part.hash().equals(block.hash())
            ? block.begin()
            : Marker.begin(block.id(), part.hash()) + end;
    if (Lines.text(body).equals(Lines.text(Lines.trim(block.body())))) {
      return begin + block.raw() + block.end();
    }
    String lines = body.stream().map(line -> line + end).collect(Collectors.joining());
    return begin + end + lines + end + block.end();
  }

  private void keep(Piece.Block block) {
    List<String> base = bases.get(block.id(), block.hash());
    if (base != null) {
      kept.put(block.id(), base);
    }
  }

  private List<Merged.Shown> shown(Document document) {
    List<Merged.Shown> shown = new ArrayList<>();
    for (Piece piece : document.pieces()) {
      if (piece instanceof Piece.Outside outside) {
        shown.add(new Merged.Shown("", outside.raw(), false));
      } else if (piece instanceof Piece.Block block) {
        Part part = parts.get(block.id());
        boolean isFresh = part != null && Lines.hash(block.body()).equals(part.hash());
        shown.add(new Merged.Shown(block.id(), String.join("\n", block.body()), isFresh));
      }
    }
    return shown;
  }
}
