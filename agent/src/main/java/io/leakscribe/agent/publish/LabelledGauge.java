package io.leakscribe.agent.publish;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A gauge with changing labels. To register the same rows again and again, as a {@link MultiGauge}
 * asks for, was a good part of a look: here only new labels are registered. For one thread; others
 * scrape.
 */
final class LabelledGauge {
  private final MultiGauge gauge;
  private Map<Tags, Cell> cells = Map.of();

  LabelledGauge(MultiGauge gauge) {
    this.gauge = gauge;
  }

  /** Shows these rows and no others. */
  void show(Map<Tags, Double> rows) {
    if (cells.keySet().equals(rows.keySet())) {
      cells.forEach((tags, cell) -> cell.value = rows.getOrDefault(tags, Double.NaN));
    } else {
      register(rows);
    }
  }

  private void register(Map<Tags, Double> rows) {
    Map<Tags, Cell> next = new HashMap<>();
    List<MultiGauge.Row<?>> all = new ArrayList<>();
    rows.forEach(
        (tags, value) -> {
          Cell cell = new Cell();
          cell.value = value;
          next.put(tags, cell);
          all.add(MultiGauge.Row.of(tags, cell, Cell::value));
        });
    cells = next;
    gauge.register(all, true);
  }

  private static final class Cell {
    private volatile double value;

    private double value() {
      return value;
    }
  }
}
