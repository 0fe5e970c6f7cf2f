package io.leakscribe.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"shop", "com.shop.Main", "pod-7_b.2"})
  void leaves_a_harmless_name_as_it_is(String name) {
    assertThat(FileNames.safe(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../../etc", "/etc", "a/b", "a\\b", "a:b", "\0", "ü", " "})
  void makes_every_other_name_one_harmless_element(String name) {
    assertThat(FileNames.safe(name)).matches("[A-Za-z0-9_-][A-Za-z0-9._-]*").isNotEqualTo(name);
  }

  @Test
  void keeps_two_names_apart() {
    assertThat(FileNames.safe("a/b")).isNotEqualTo(FileNames.safe("a:b"));
    assertThat(FileNames.safe("x".repeat(300) + "1"))
        .hasSizeLessThan(100)
        .isNotEqualTo(FileNames.safe("x".repeat(300) + "2"));
  }
}
