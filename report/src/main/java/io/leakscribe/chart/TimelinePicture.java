package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Moment;
import io.leakscribe.timeline.Row;
import java.time.Instant;
import java.util.List;

/** The timeline as strips, its events numbered as the rows of the table. */
public final class TimelinePicture {
  private static final Frame WIDE = new Frame("", 900, 86, 20, 0, 0.4);
  private static final Frame NARROW = new Frame("-narrow", 360, 8, 8, 0, 0.6);
  private static final int PAD = 7;
  private static final int NAME = 17;

  private final Findings findings;
  private final List<Row> rows;

  private TimelinePicture(Findings findings, List<Row> rows) {
    this.findings = findings;
    this.rows = rows;
  }

  /**
   * The picture.
   *
   * @param rows of the table, in its order; the first is number one
   */
  public static Chart of(Findings findings, List<Row> rows) {
    TimelinePicture picture = new TimelinePicture(findings, rows);
    return new Chart(
        "timeline",
        "The incident in the order of time",
        "Strips for the process, the growth, the agent, users, alerts and people, as far as there is"
            + " something to tell. The numbers are those of the rows in the table that follows,"
            + " which tells the same in words.",
        picture.draw(WIDE),
        picture.draw(NARROW),
        true,
        List.of(),
        List.of());
  }

  private Picture draw(Frame frame) {
    TimeScale scale = scale(frame);
    Svg grid = new Svg();
    Svg svg = new Svg();
    double y = 6;
    for (Lane lane : Lanes.of(findings, rows, scale.to())) {
      BarStack bars = new BarStack(frame, scale, lane.bars());
      Badges badges = new Badges(frame.width() - 2);
      lane.events().forEach(event -> badges.add(event, scale.x(rows.get(event - 1).time())));
      grid.add(
          "<path d=\"M0 %.1fH%d\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/>",
          y, frame.width());
      String name = Labels.fit(lane.name(), frame.isNarrow() ? 300 : 80);
      grid.add(
          "<text x=\"2\" y=\"%.1f\" font-weight=\"600\" fill=\"currentColor\">%s</text>",
          y + PAD + 13, Xml.escape(name));
      y += PAD + (frame.isNarrow() ? NAME + 3 : 0);
      bars.draw(svg, y);
      if (lane.name().equals("Growth")) {
        onset(svg, scale, y);
      }
      badges.draw(svg, y + bars.height(), rows);
      y += bars.height() + badges.height() + PAD - 2;
    }
    grid.add(
        "<path d=\"M0 %.1fH%d\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/>",
        y, frame.width());
    TimeAxis.draw(grid, frame, scale, y);
    return new Picture(
        frame.suffix(), frame.width(), (int) Math.ceil(y + 42), grid.append(svg).toString());
  }

  private void onset(Svg svg, TimeScale scale, double y) {
    Moment onset = findings.times().onset();
    Instant from = onset.earliest();
    Instant to = onset.latest();
    if (from != null && to != null && to.isAfter(from)) {
      svg.add(
          "<path d=\"M%.1f %.1fv9M%.1f %.1fv9M%.1f %.1fH%.1f\" stroke=\"currentColor\""
              + " stroke-width=\"1.5\" fill=\"none\"/>",
          scale.x(from), y + 4, scale.x(to), y + 4, scale.x(from), y + 8.5, scale.x(to));
    }
  }

  /** From the first row, as what was long before would squeeze the rest. */
  private TimeScale scale(Frame frame) {
    TimeScale window = Window.of(findings, frame, false);
    Instant from = window.from();
    Instant to = window.to();
    for (Row row : rows) {
      from = row.time().isBefore(from) ? row.time() : from;
      to = row.time().isAfter(to) ? row.time() : to;
    }
    return new TimeScale(from, to, frame.left() + 10, frame.end());
  }
}
