package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges a fenced text, such as a diagram, line by line. */
final class FenceMerge implements Weave.Parts<String> {
  private final Notes notes;

  private FenceMerge(Notes notes) {
    this.notes = notes;
  }

  static List<String> of(Unit base, Unit mine, Unit fresh, Notes notes) {
    List<String> merged = new ArrayList<>();
    merged.add(mine.lines().get(0));
    List<String> was = inner(base);
    List<String> own = inner(mine);
    List<String> now = inner(fresh);
    new Weave<>(was, own, now, new FenceMerge(notes), (mines, freshes) -> false)
        .of(idents(was), idents(own), idents(now))
        .forEach(slot -> merged.add(slot.value()));
    merged.addAll(mine.lines().subList(own.size() + 1, mine.lines().size()));
    return merged;
  }

  private static List<String> inner(Unit unit) {
    List<String> lines = unit.lines();
    int last = lines.size() - 1;
    boolean closed = last > 0 && lines.get(last).strip().matches("(```|~~~).*");
    return lines.subList(1, closed ? last : lines.size());
  }

  private static List<Ident> idents(List<String> lines) {
    List<Ident> idents = new ArrayList<>();
    for (String line : lines) {
      int label = line.indexOf(" : ");
      idents.add(new Ident(line.strip(), label < 0 ? "" : line.substring(0, label).strip(), ""));
    }
    return idents;
  }

  @Override
  public String merge(String base, String mine, String fresh) {
    if (isUntouched(base, mine) || mine.strip().equals(fresh.strip())) {
      return fresh;
    }
    notes.text(base.strip(), fresh.strip());
    return mine;
  }

  @Override
  public String adopt(String fresh) {
    return fresh;
  }

  @Override
  public boolean isUntouched(String base, String mine) {
    return base.strip().equals(mine.strip());
  }

  @Override
  public boolean isHeld(String mine, @Nullable String next) {
    return false;
  }
}
