package io.leakscribe.lint;

import java.util.List;

/** A part of a document; lines count from 1. */
sealed interface Piece {
  int line();

  /**
   * A heading.
   *
   * @param level 1 to 6; 7 for a line of bold words that serves as one
   */
  record Heading(int line, int level, String text) implements Piece {
    static final int BOLD = 7;
  }

  /** A paragraph, an entry of a list or a quotation, with its line ends. */
  record Text(int line, Kind kind, String text) implements Piece {
    /** The line of what stands at an offset. */
    int lineAt(int offset) {
      int at = line;
      for (int i = 0; i < offset; i++) {
        at += text.charAt(i) == '\n' ? 1 : 0;
      }
      return at;
    }
  }

  /** What a text is. */
  enum Kind {
    PARAGRAPH,
    ITEM,
    QUOTE
  }

  /** A table; rows may have fewer or more cells than the header. */
  record Table(int line, List<String> header, List<Row> rows) implements Piece {
    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }

    /** The first column whose name has one of the words, or -1. */
    int column(String... words) {
      for (int i = 0; i < header.size(); i++) {
        String name = Inline.plain(header.get(i)).toLowerCase(java.util.Locale.ROOT);
        for (String word : words) {
          if (name.contains(word)) {
            return i;
          }
        }
      }
      return -1;
    }
  }

  /** A row of a table. */
  record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A cell as words; empty where there is none. */
    String cell(int column) {
      return column >= 0 && column < cells.size() ? Inline.plain(cells.get(column)).strip() : "";
    }
  }

  /** A comment; its end may be lines below. */
  record Comment(int line, String text) implements Piece {}
}
