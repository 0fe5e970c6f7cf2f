package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Merges a table row by row and cell by cell. */
final class TableMerge implements Weave.Parts<Table.Row> {
  /** Columns that only a person fills in. */
  private static final Set<String> PERSONS = Set.of("owner", "priority", "due");

  private static final Pattern TIME = Pattern.compile("(?:\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d.*");

  private final Table base;
  private final Table mine;
  private final Table fresh;
  private final Columns columns;
  private final Notes notes;

  private TableMerge(Table base, Table mine, Table fresh, Notes notes) {
    this.base = base;
    this.mine = mine;
    this.fresh = fresh;
    this.notes = notes;
    columns = new Columns(base, mine, fresh);
  }

  static List<String> of(Unit base, Unit mine, Unit fresh, Notes notes) {
    return new TableMerge(Table.of(base), Table.of(mine), Table.of(fresh), notes).lines();
  }

  private List<String> lines() {
    List<Ident> bases = base.rows().stream().map(row -> ident(row.cells())).toList();
    List<Ident> mines =
        mine.rows().stream().map(row -> ident(columns.mineAsBase(row.cells()))).toList();
    List<Ident> freshes =
        fresh.rows().stream().map(row -> ident(columns.freshAsBase(row.cells()))).toList();
    List<String> lines = new ArrayList<>();
    head(lines);
    new Weave<>(base.rows(), mine.rows(), fresh.rows(), this, TableMerge::isLater)
        .of(bases, mines, freshes)
        .forEach(slot -> lines.add(slot.value().raw()));
    return lines;
  }

  private Ident ident(List<String> cells) {
    return base.header().isEmpty() || cells.isEmpty()
        ? new Ident(String.join("\n", cells), "", "")
        : base.ident(padded(cells));
  }

  private List<String> padded(List<String> cells) {
    List<String> padded = new ArrayList<>(cells);
    padded.addAll(Collections.nCopies(Math.max(0, base.header().size() - cells.size()), ""));
    return padded;
  }

  private void head(List<String> lines) {
    List<String> names = columns.merged().stream().map(Columns.Column::name).toList();
    if (names.equals(mine.header())) {
      lines.addAll(List.of(mine.head(), mine.rule()));
    } else {
      lines.add(Table.line(names));
      lines.add("|" + String.join("|", Collections.nCopies(names.size(), " --- ")) + "|");
    }
  }

  @Override
  public Table.Row merge(Table.Row was, Table.Row own, Table.Row now) {
    if (!mine.isWhole(own)) {
      return own;
    }
    List<String> merged = new ArrayList<>();
    for (Columns.Column column : columns.merged()) {
      merged.add(cell(column, was, own, now));
    }
    return merged.equals(own.cells()) ? own : row(merged, now);
  }

  private String cell(Columns.Column column, Table.Row was, Table.Row own, Table.Row now) {
    String cell = Columns.cell(own.cells(), column.mine());
    String next = Columns.cell(now.cells(), column.fresh());
    if (column.mine() < 0) {
      return next;
    }
    if (column.base() < 0 || column.fresh() < 0 || cell.equals(next)) {
      return column.base() < 0 && cell.isEmpty() ? next : cell;
    }
    String before = Columns.cell(was.cells(), column.base());
    if (cell.equals(before)) {
      return next;
    }
    String extended = Extension.of(before, cell, next);
    if (extended != null) {
      return extended;
    }
    if (!PERSONS.contains(column.name().toLowerCase(Locale.ROOT))) {
      notes.cell(fresh.name(now.cells()), column.name(), before, next);
    }
    return cell;
  }

  private static Table.Row row(List<String> cells, Table.Row now) {
    return cells.equals(now.cells()) ? now : new Table.Row(Table.line(cells), cells);
  }

  @Override
  public Table.Row adopt(Table.Row row) {
    List<String> cells = new ArrayList<>();
    columns.merged().forEach(column -> cells.add(Columns.cell(row.cells(), column.fresh())));
    return row(cells, row);
  }

  @Override
  public boolean isUntouched(Table.Row was, Table.Row own) {
    return was.raw().strip().equals(own.raw().strip())
        || (mine.isWhole(own) && !columns.hasOwn(own.cells()) && agrees(was.cells(), own.cells()));
  }

  /** A deleted column is no edit of each of its cells. */
  private boolean agrees(List<String> was, List<String> own) {
    return columns.merged().stream()
        .filter(column -> column.mine() >= 0 && column.base() >= 0)
        .allMatch(c -> Columns.cell(was, c.base()).equals(Columns.cell(own, c.mine())));
  }

  @Override
  public boolean isHeld(Table.Row own, Table.@Nullable Row next) {
    return false;
  }

  /** A row with a time that a person wrote stays in the order of time. */
  private static boolean isLater(Table.Row own, Table.Row now) {
    String first = Columns.cell(own.cells(), 0);
    String second = Columns.cell(now.cells(), 0);
    return TIME.matcher(first).matches()
        && TIME.matcher(second).matches()
        && (first.charAt(2) == ':') == (second.charAt(2) == ':')
        && first.compareTo(second) > 0;
  }
}
