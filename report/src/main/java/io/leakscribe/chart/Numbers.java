package io.leakscribe.chart;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** The table beside a chart: readings evenly picked out of each series. */
final class Numbers {
  static final List<String> HEADER = List.of("Time (UTC)", "Run", "Series", "Value");
  private static final int ROWS_PER_SERIES = 8;
  private static final int MOST_ROWS = 120;

  private final List<List<String>> rows = new ArrayList<>();

  void add(Run run, String name, Series series, DoubleFunction<String> words) {
    List<Point> points = series.points();
    int count = Math.min(ROWS_PER_SERIES, points.size());
    for (int i = 0; i < count && rows.size() < MOST_ROWS; i++) {
      int index = count == 1 ? 0 : (int) ((long) i * (points.size() - 1) / (count - 1));
      Point point = points.get(index);
      String time = Format.second(point.time()).replace(" UTC", "");
      rows.add(List.of(time, run.name(), name, words.apply(point.value())));
    }
  }

  List<List<String>> rows() {
    return rows;
  }
}
