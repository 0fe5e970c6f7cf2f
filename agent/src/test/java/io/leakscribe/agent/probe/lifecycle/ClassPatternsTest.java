package io.leakscribe.agent.probe.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ClassPatternsTest {
  @Test
  @Timeout(10)
  void takes_its_time_for_no_pattern() {
    ClassPatterns patterns = new ClassPatterns(List.of("*a".repeat(40) + "b", "*".repeat(500)));
    assertThat(patterns.matches("a".repeat(5_000))).isTrue();
    assertThat(new ClassPatterns(List.of("*a".repeat(40) + "b")).matches("a".repeat(5_000)))
        .isFalse();
  }

  @Test
  void matches_as_a_regular_expression_would() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab.*");
      String name = text(random, "ab.");
      String regex =
          pattern
              .chars()
              .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
              .collect(Collectors.joining());
      assertThat(new ClassPatterns(List.of(pattern)).matches(name))
          .as("%s of %s", pattern, name)
          .isEqualTo(name.matches(regex));
    }
  }

  private static String text(Random random, String alphabet) {
    return random
        .ints(random.nextInt(8), 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
