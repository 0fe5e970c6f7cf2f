package io.leakscribe.chart;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Point;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Exhaustion;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When memory will be full, as a cone from the newest reading to the ceiling: its edges are the
 * ends of the 90 % interval, the line in it is what is expected.
 */
final class Forecast {
  private final Plot plot;
  private final TimeScale scale;
  private final double ceiling;
  private final Point now;

  private Forecast(Plot plot, TimeScale scale, double ceiling, Point now) {
    this.plot = plot;
    this.scale = scale;
    this.ceiling = ceiling;
    this.now = now;
  }

  /** Draws the cone, when there is a forecast of the heap. */
  static void draw(Plot plot, TimeScale scale, Incident incident) {
    Exhaustion exhaustion = incident.exhaustion();
    Run run = runOf(incident);
    if (exhaustion == null
        || run == null
        || run.floor().isEmpty()
        || run.started() == null
        || !exhaustion.resource().equals("heap")) {
      return;
    }
    new Forecast(plot, scale, run.started().heapMax(), run.floor().last()).draw(exhaustion);
  }

  /** The run that the newest forecast is about. */
  static @Nullable Run runOf(Incident incident) {
    String id = incident.latest().origin().run();
    return incident.runs().stream().filter(run -> run.id().equals(id)).findFirst().orElse(null);
  }

  private void draw(Exhaustion exhaustion) {
    Instant latest = exhaustion.latest();
    String early = edge(exhaustion.earliest());
    String start = String.format(Locale.ROOT, "%.1f %.1f", plot.x(now.time()), plot.y(now.value()));
    // With no far end the growth may as well be nothing: the cone reaches down to a level line.
    String late = latest == null ? level() : edge(latest);
    String corner =
        String.format(Locale.ROOT, "%.1f %.1f", plot.frame().end() + 0.0, plot.y(ceiling));
    boolean open = latest == null || latest.isAfter(scale.to());
    String full = exhaustion.earliest().isAfter(scale.to()) || !open ? "" : "L" + corner;
    plot.svg()
        .add(
            "<path d=\"M%sL%s%sL%sZ\" fill=\"%s\" fill-opacity=\"0.16\"/>",
            start, early, full, late, Palette.ALARM)
        .add(
            "<path d=\"M%sL%sM%sL%s\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"0.6\"/>",
            start, early, start, late, Palette.ALARM)
        .add(
            "<path d=\"M%sL%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\""
                + " stroke-dasharray=\"4 3\"/>",
            start, edge(exhaustion.at()), Palette.ALARM);
  }

  private String level() {
    return String.format(Locale.ROOT, "%d %.1f", plot.frame().end(), plot.y(now.value()));
  }

  /** Where a straight line to the ceiling at a time ends: there, or at the right edge before. */
  private String edge(Instant full) {
    double share = 1;
    if (full.isAfter(scale.to())) {
      share = seconds(now.time(), scale.to()) / Math.max(1e-3, seconds(now.time(), full));
    }
    double value = now.value() + share * (ceiling - now.value());
    return String.format(
        Locale.ROOT, "%.1f %.1f", Math.max(plot.x(now.time()), plot.x(full)), plot.y(value));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }
}
