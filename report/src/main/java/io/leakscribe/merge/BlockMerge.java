package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges the body of one block that a person has edited. */
final class BlockMerge implements Weave.Parts<Unit> {
  private final Notes notes = new Notes();

  /** Which notes stand below which of the merged units. */
  private final IdentityHashMap<Unit, List<Note>> below = new IdentityHashMap<>();

  static List<String> of(List<String> base, List<String> mine, List<String> fresh) {
    return new BlockMerge().merge(Units.of(base), Units.of(mine), Units.of(fresh));
  }

  private List<String> merge(List<Unit> base, List<Unit> marked, List<Unit> fresh) {
    List<Unit> mine = notes.strip(marked);
    List<Weave.Slot<Unit>> slots =
        new Weave<>(base, mine, fresh, this, (own, now) -> false)
            .of(Ident.all(base), Ident.all(mine), Ident.all(fresh));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Weave.Slot<Unit> slot = slots.get(i);
      lines.addAll(slot.value().lines());
      Weave.Slot<Unit> next = i + 1 < slots.size() ? slots.get(i + 1) : null;
      List<String> gap = gap(slot, next, mine);
      List<Note> here = below.getOrDefault(slot.value(), List.of());
      for (Note note : here) {
        lines.addAll(slot.value().kind() == Unit.Kind.QUOTE ? List.of(">") : List.of(""));
        lines.add(note.line());
      }
      lines.addAll(here.isEmpty() || !gap.isEmpty() ? gap : List.of(""));
    }
    return Lines.trim(lines);
  }

  private static List<String> gap(
      Weave.Slot<Unit> slot, Weave.@Nullable Slot<Unit> next, List<Unit> mine) {
    if (next == null) {
      return List.of();
    }
    boolean neighbours = slot.mine() >= 0 && next.mine() == slot.mine() + 1;
    return neighbours ? mine.get(slot.mine()).after() : slot.value().gapTo(next.value());
  }

  @Override
  public Unit merge(Unit base, Unit mine, Unit fresh) {
    Unit merged = mine.withLines(lines(base, mine, fresh));
    below.put(merged, notes.take());
    return merged;
  }

  private List<String> lines(Unit base, Unit mine, Unit fresh) {
    String was = base.text();
    String own = mine.text();
    String now = fresh.text();
    if (own.equals(was) || own.equals(now)) {
      return fresh.lines();
    }
    if (mine.kind() == Unit.Kind.TABLE) {
      return TableMerge.of(base, mine, fresh, notes);
    }
    if (mine.kind() == Unit.Kind.FENCE) {
      return FenceMerge.of(base, mine, fresh, notes);
    }
    String extended = Extension.of(was, own, now);
    if (extended != null) {
      return List.of(extended.split("\n", -1));
    }
    if (mine.kind() != Unit.Kind.QUESTION) {
      notes.text(was, now);
    }
    return mine.lines();
  }

  @Override
  public Unit adopt(Unit fresh) {
    return fresh;
  }

  @Override
  public boolean isUntouched(Unit base, Unit mine) {
    return base.text().equals(mine.text());
  }

  /** A question is no longer asked, but has an answer below it: the answer needs it. */
  @Override
  public boolean isHeld(Unit mine, @Nullable Unit next) {
    return mine.kind() == Unit.Kind.QUESTION && next != null;
  }
}
