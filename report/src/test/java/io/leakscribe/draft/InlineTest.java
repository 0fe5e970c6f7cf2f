package io.leakscribe.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineTest {

  /** Without bounds each of these takes minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"[", "`", "![", "[a](", "`a", "**", "&#"})
  void what_is_opened_and_never_closed_takes_no_longer_than_other_text(String opened) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Inline.plain(opened.repeat(40_000)), opened);
  }

  @Test
  void code_and_links_are_read_as_before() {
    assertThat(Inline.plain("see ``a`b`` and [the page](http://h/x \"t\")!"))
        .isEqualTo("see a`b and the page (http://h/x)!");
  }
}
