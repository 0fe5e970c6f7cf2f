package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.chart.Contrast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlStyleTest {
  private static final double TEXT = 4.5;

  @Test
  void has_enough_contrast_for_text_in_light_dark_and_print() {
    List<Map<String, String>> schemes = schemes();
    assertThat(schemes).hasSize(3);
    for (Map<String, String> colors : schemes) {
      for (String words : List.of("ink", "dim", "mark", "link")) {
        for (String under : List.of("paper", "soft", "hit")) {
          assertThat(Contrast.of(colors.get(words), colors.get(under)))
              .as("--%s on --%s of %s", words, under, colors)
              .isGreaterThan(TEXT);
        }
      }
    }
  }

  /** Words of lesser weight in pictures are the text's colour with a share of the paper's. */
  @Test
  void keeps_the_scales_of_pictures_readable() {
    for (Map<String, String> colors : schemes()) {
      String blended = blend(colors.get("ink"), colors.get("paper"), 0.75);
      assertThat(Contrast.of(blended, colors.get("paper"))).isGreaterThan(TEXT);
    }
  }

  @Test
  void asks_nothing_of_the_network() {
    assertThat(HtmlStyle.CSS).doesNotContain("url(", "@import", "http", "</");
  }

  private static List<Map<String, String>> schemes() {
    List<Map<String, String>> schemes = new ArrayList<>();
    Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(HtmlStyle.CSS);
    while (root.find()) {
      Map<String, String> colors = new HashMap<>();
      Matcher color = Pattern.compile("--(\\w+): (#[0-9a-f]{6})").matcher(root.group(1));
      while (color.find()) {
        colors.put(color.group(1), color.group(2));
      }
      schemes.add(colors);
    }
    return schemes;
  }

  private static String blend(String over, String under, double share) {
    StringBuilder blended = new StringBuilder("#");
    for (int i = 1; i < 7; i += 2) {
      int a = Integer.parseInt(over.substring(i, i + 2), 16);
      int b = Integer.parseInt(under.substring(i, i + 2), 16);
      blended.append("%02x".formatted(Math.round(a * share + b * (1 - share))));
    }
    return blended.toString();
  }
}
