package io.leakscribe.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
  /** 3:1, WCAG 1.4.11, on the page's papers and on those of a browser without our style. */
  @ParameterizedTest
  @ValueSource(strings = {"#ffffff", "#14181c", "#121212"})
  void stands_out_from_either_paper(String paper) {
    for (int i = 0; i <= Palette.DISTINCT; i++) {
      assertThat(Contrast.of(Palette.color(i), paper)).as(Palette.color(i)).isGreaterThan(3);
    }
    assertThat(Contrast.of(Palette.ALARM, paper)).isGreaterThan(3);
  }

  @org.junit.jupiter.api.Test
  void tells_lines_apart_without_their_colour() {
    Set<String> dashes = new HashSet<>();
    for (int i = 0; i < Palette.DISTINCT; i++) {
      assertThat(dashes.add(Palette.dash(i))).isTrue();
    }
  }
}
