package io.leakscribe.findings;

import io.leakscribe.incident.Point;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording;
import io.leakscribe.outside.Recording.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers in a recording, by what they measure. */
final class Answers {
  private final Recording recording;

  Answers(Recording recording) {
    this.recording = recording;
  }

  @Nullable Double before(String measure) {
    return number(recording.first(name(measure, false)));
  }

  @Nullable Double during(String measure) {
    return number(recording.first(name(measure, true)));
  }

  /** The time that a measure was asked for. */
  @Nullable Period period(String measure, boolean during) {
    Answer answer = recording.first(name(measure, during));
    return answer == null ? null : new Period(answer.from(), answer.to());
  }

  /** The time of the first measure that was asked for, answered or not. */
  @Nullable Period anyPeriod(boolean during) {
    String end = during ? ".during" : ".before";
    for (Answer answer : recording.answers()) {
      if (answer.name().startsWith("impact.") && answer.name().endsWith(end)) {
        return new Period(answer.from(), answer.to());
      }
    }
    return null;
  }

  List<String> cites(String... measures) {
    List<String> cites = new ArrayList<>();
    for (String measure : measures) {
      for (boolean during : new boolean[] {false, true}) {
        recording.named(name(measure, during)).forEach(answer -> cites.add(answer.id()));
      }
    }
    return cites;
  }

  /** What was measured as it came back; null when nothing did during the incident. */
  Impact.@Nullable Measured measured(Measure measure) {
    Double during = during(measure.name());
    return during == null
        ? null
        : new Impact.Measured(
            measure.name(),
            measure.title(),
            measure.unit(),
            measure.better(),
            before(measure.name()),
            during,
            "",
            "",
            cites(measure.name()));
  }

  /** One number; several series are no answer. */
  private static @Nullable Double number(@Nullable Answer answer) {
    if (answer == null || answer.series().size() != 1) {
      return null;
    }
    List<Point> points = answer.series().get(0).points();
    return points.isEmpty() ? null : points.get(points.size() - 1).value();
  }

  private static String name(String measure, boolean during) {
    return "impact." + measure + (during ? ".during" : ".before");
  }
}
