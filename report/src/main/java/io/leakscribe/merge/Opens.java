package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds what of a document a person has to look at. */
final class Opens {
  private Opens() {}

  static List<Merged.Open> of(String text, Document document, Set<String> stuck) {
    List<Merged.Open> open = new ArrayList<>();
    List<String> lines = Lines.withEnds(text);
    for (int i = 0; i < lines.size(); i++) {
      String line = Lines.bare(lines.get(i));
      Note note = Note.of(line);
      if (note != null) {
        String what = line.substring(2, line.lastIndexOf("<!--")).strip();
        Merged.Kind kind = note.isProposal() ? Merged.Kind.PROPOSAL : Merged.Kind.NOTE;
        open.add(new Merged.Open(kind, i + 1, what));
      }
    }
    for (Piece.Block block : document.blocks()) {
      if (stuck.contains(block.id())) {
        open.add(new Merged.Open(Merged.Kind.NO_BASE, block.line(), block.id()));
      }
    }
    open.sort(Comparator.comparingInt(Merged.Open::line));
    return open;
  }
}
