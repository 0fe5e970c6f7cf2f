package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The notes of one block: those that stand in it, and those that it gets. */
final class Notes {
  private final Map<String, Note> standing = new HashMap<>();
  private final List<Note> fresh = new ArrayList<>();

  /** Takes the notes out of a person's version. */
  List<Unit> strip(List<Unit> units) {
    List<Unit> others = new ArrayList<>();
    for (Unit unit : units) {
      Note note = unit.kind() == Unit.Kind.QUOTE ? Note.of(unit.lines().get(0)) : null;
      if (note == null) {
        others.add(unit);
      } else {
        standing.put(note.about(), note);
        // What parts the note from the next unit then parts the unit above it from that.
        int above = others.size() - 1;
        if (above >= 0) {
          others.set(above, others.get(above).withAfter(unit.after()));
        }
      }
    }
    return others;
  }

  /** A person's text and the generated one differ. */
  void text(String base, String now) {
    add(base.equals(now), Note.about("", now), Note.proposal(now));
  }

  /** A person's cell and the generated one differ. */
  void cell(String row, String column, String base, String now) {
    add(base.equals(now), Note.about(row + "/" + column, now), Note.cell(row, column, now));
  }

  /** What has not changed is told only where it still stands: a person may have deleted it. */
  private void add(boolean isOld, String about, Note note) {
    @Nullable Note before = standing.get(about);
    if (before != null) {
      fresh.add(before);
    } else if (!isOld) {
      fresh.add(note);
    }
  }

  /** The notes since the last call. */
  List<Note> take() {
    List<Note> taken = List.copyOf(fresh);
    fresh.clear();
    return taken;
  }
}
