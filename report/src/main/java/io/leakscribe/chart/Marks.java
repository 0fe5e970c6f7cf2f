package io.leakscribe.chart;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Upright lines with a word at the top: what happened when. */
final class Marks {
  private static final int ROWS = 4;
  private static final int ROW_HEIGHT = 16;
  private static final double CHARACTER = 6.2;

  private record Mark(Instant time, String label, String dash) {}

  private Marks() {}

  static void draw(Plot plot, Incident incident) {
    double[] free = new double[ROWS];
    List<Mark> marks = of(incident);
    marks.sort(Comparator.comparing(Mark::time));
    for (Mark mark : marks) {
      double x = plot.x(mark.time());
      double width = mark.label().length() * CHARACTER;
      double start = Math.min(x + 3, plot.right() - width);
      int row = row(free, start);
      free[row] = start + width + 6;
      int y = 14 + row * ROW_HEIGHT;
      plot.add(
          "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"currentColor\""
              + " stroke-opacity=\"0.6\" stroke-dasharray=\"%s\"/>",
          x, y - 9, x, plot.bottom(), mark.dash());
      plot.add(
          "<text x=\"%.1f\" y=\"%d\" fill=\"currentColor\" font-size=\"11\">%s</text>",
          start, y, Xml.escape(mark.label()));
    }
  }

  private static int row(double[] free, double start) {
    int best = 0;
    for (int row = 0; row < free.length; row++) {
      if (free[row] <= start) {
        return row;
      }
      best = free[row] < free[best] ? row : best;
    }
    return best;
  }

  private static List<Mark> of(Incident incident) {
    List<Mark> marks = new ArrayList<>();
    Instant onset = incident.onset();
    if (onset != null) {
      marks.add(new Mark(onset, "growth began", "2 3"));
    }
    stage(marks, incident.first(Stage.SUSPECTED), "suspected");
    stage(marks, incident.first(Stage.CONFIRMED), "confirmed");
    stage(marks, incident.first(Stage.CRITICAL), "critical");
    runs(marks, incident);
    for (Event.DeployDetected deploy : incident.deploys()) {
      marks.add(new Mark(deploy.origin().time(), "deploy " + shorten(deploy.to()), "6 3"));
    }
    Event.LeakResolved resolved = incident.resolved();
    if (resolved != null) {
      marks.add(new Mark(resolved.origin().time(), "resolved", "1 0"));
    }
    return marks;
  }

  private static void stage(List<Mark> marks, @Nullable Turn turn, String label) {
    if (turn != null) {
      marks.add(new Mark(turn.origin().time(), label, "1 0"));
    }
  }

  private static void runs(List<Mark> marks, Incident incident) {
    for (Run run : incident.runs()) {
      if (run.lost() != null) {
        marks.add(new Mark(run.last(), run.name() + " lost", "4 2"));
      }
      boolean restart = !run.id().equals(incident.runs().get(0).id()) && run.started() != null;
      if (restart) {
        marks.add(new Mark(run.first(), run.name() + " started", "4 2"));
      }
    }
  }

  private static String shorten(String text) {
    return text.length() <= 16 ? text : text.substring(0, 15) + "…";
  }
}
