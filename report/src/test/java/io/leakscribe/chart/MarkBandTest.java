package io.leakscribe.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkBandTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final Pattern TEXT =
      Pattern.compile("<text x=\"([\\d.-]+)\" y=\"([\\d.-]+)\"[^>]*>([^<]*)<");
  private static final Pattern LINE = Pattern.compile("<path d=\"M([\\d.-]+) ([\\d.-]+)V");

  private record Words(double start, double y, double end, String text) {}

  @Test
  void lays_no_word_on_another_nor_on_a_line_from_above() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      Frame frame = round % 2 == 0 ? Frame.WIDE : Frame.NARROW;
      TimeScale scale = new TimeScale(START, START.plusSeconds(3600), frame.left(), frame.end());
      List<Mark> marks = new ArrayList<>();
      for (int i = random.nextInt(14); i >= 0; i--) {
        String label = "x".repeat(1 + random.nextInt(40));
        marks.add(new Mark(START.plusSeconds(random.nextInt(3600)), label, Mark.Kind.ALERT));
      }
      Svg svg = new Svg();
      new MarkBand(frame, scale, marks).draw(svg, 500);
      check(svg.toString(), frame);
    }
  }

  private static void check(String svg, Frame frame) {
    List<Words> all = new ArrayList<>();
    Matcher text = TEXT.matcher(svg);
    while (text.find()) {
      double x = Double.parseDouble(text.group(1));
      String words = text.group(3);
      all.add(new Words(x, Double.parseDouble(text.group(2)), x + Labels.width(words), words));
    }
    for (Words one : all) {
      assertThat(one.start).isGreaterThanOrEqualTo(0);
      assertThat(one.end).isLessThanOrEqualTo(frame.width());
      for (Words other : all) {
        boolean apart =
            one == other || one.y != other.y || one.end <= other.start || other.end <= one.start;
        assertThat(apart).as("%s on %s", one, other).isTrue();
      }
    }
    Matcher line = LINE.matcher(svg);
    while (line.find()) {
      double x = Double.parseDouble(line.group(1));
      double top = Double.parseDouble(line.group(2));
      assertThat(all)
          .filteredOn(words -> !words.text.endsWith("in the timeline"))
          .noneMatch(words -> words.y > top + 12 && x > words.start && x < words.end);
    }
  }

  @Test
  void says_how_many_it_had_to_leave_out() {
    TimeScale scale = new TimeScale(START, START.plusSeconds(60), 59, 348);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      marks.add(new Mark(START.plusSeconds(i), "a mark of some length", Mark.Kind.RUN));
    }
    Svg svg = new Svg();
    MarkBand band = new MarkBand(Frame.NARROW, scale, marks);
    band.draw(svg, 500);
    assertThat(svg.toString()).containsPattern(">\\d+ more in the timeline<");
    assertThat(band.height()).isLessThan(200);
  }
}
