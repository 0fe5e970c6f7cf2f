package io.leakscribe.lint;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A postmortem as rules see it. */
final class Document {
  private static final Pattern STATUS =
      Pattern.compile("(?i)^\\W{0,6}status\\W{0,4}:\\W{0,6}([a-z][a-z _-]{0,30})(.{0,40})");

  /** A status stands above the first section, or near it. */
  private static final int HEAD = 40;

  private final List<String> lines;
  private final List<Piece> pieces;
  private final IdentityHashMap<Piece.Heading, String> keys = new IdentityHashMap<>();
  private final TimesView times;
  private Status status = Status.NONE;
  private int statusLine = 1;
  private boolean statusNamed;

  private Document(List<String> lines, List<Piece> pieces) {
    this.lines = lines;
    this.pieces = List.copyOf(pieces);
    headings().forEach(heading -> keys.put(heading, Inline.key(heading.text())));
    this.times = TimesView.of(this);
    readStatus();
  }

  static Document of(String text) {
    List<String> lines = MarkdownReader.lines(text);
    return new Document(lines, MarkdownReader.read(lines));
  }

  /** {@code Status: Draft}, or {@code Draft} under a heading "Status". */
  private void readStatus() {
    String before = "";
    for (Piece piece : pieces) {
      if (piece.line() > HEAD || status != Status.NONE) {
        return;
      }
      if (piece instanceof Piece.Text text) {
        readStatus(text, before);
      }
      before =
          piece instanceof Piece.Heading heading && keys.getOrDefault(heading, "").equals("status")
              ? "Status: "
              : "";
    }
  }

  private void readStatus(Piece.Text text, String before) {
    int line = text.line();
    for (String row : text.text().split("\n", -1)) {
      Matcher matcher = STATUS.matcher(before + Inline.plain(row));
      if (matcher.find()) {
        status = Status.of(matcher.group(1));
        statusNamed = status.isNamed(matcher.group(1)) && matcher.group(2).matches("[.\\s]*");
        statusLine = line;
        return;
      }
      line++;
    }
  }

  /** The lines as they are. */
  List<String> lines() {
    return lines;
  }

  List<Piece> pieces() {
    return pieces;
  }

  Status status() {
    return status;
  }

  /** Whether the status is one of the names and nothing else. */
  boolean isStatusNamed() {
    return statusNamed;
  }

  /** The times of the incident. */
  TimesView times() {
    return times;
  }

  int statusLine() {
    return statusLine;
  }

  List<Piece.Text> texts() {
    return only(Piece.Text.class, pieces);
  }

  List<Piece.Table> tables() {
    return only(Piece.Table.class, pieces);
  }

  List<Piece.Heading> headings() {
    return only(Piece.Heading.class, pieces);
  }

  static <T extends Piece> List<T> only(Class<T> type, List<Piece> pieces) {
    return pieces.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What stands under the first heading of a part, up to the next heading of its level. */
  Optional<Section> section(Part part) {
    return section(part::fits);
  }

  Optional<Section> section(Predicate<String> heading) {
    int title = title();
    for (int i = 0; i < pieces.size(); i++) {
      if (i != title
          && pieces.get(i) instanceof Piece.Heading found
          && heading.test(keys.getOrDefault(found, ""))) {
        return Optional.of(new Section(found, under(i, found.level())));
      }
    }
    return Optional.empty();
  }

  /** Everything under headings of these parts. */
  List<Piece> all(Part part) {
    List<Piece> all = new ArrayList<>();
    int title = title();
    int i = 0;
    while (i < pieces.size()) {
      List<Piece> under = List.of();
      if (i != title
          && pieces.get(i) instanceof Piece.Heading found
          && part.fits(keys.getOrDefault(found, ""))) {
        under = under(i, found.level());
        all.addAll(under);
      }
      i += 1 + under.size();
    }
    return all;
  }

  /** The first heading is the title when it is of the first level and names no section. */
  private int title() {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Piece.Heading heading) {
        String text = keys.getOrDefault(heading, "");
        boolean plain = text.contains("postmortem") || text.contains("post-mortem");
        return heading.level() == 1 && (plain || !Part.SUMMARY.fits(text)) ? i : -1;
      }
    }
    return -1;
  }

  private List<Piece> under(int heading, int level) {
    int end = heading + 1;
    while (end < pieces.size()
        && !(pieces.get(end) instanceof Piece.Heading next && next.level() <= level)) {
      end++;
    }
    return pieces.subList(heading + 1, end);
  }

  /** A heading and what stands under it. */
  record Section(Piece.Heading heading, List<Piece> pieces) {}
}
