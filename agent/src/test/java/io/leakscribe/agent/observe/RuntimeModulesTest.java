package io.leakscribe.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RuntimeModulesTest {
  @Test
  void says_an_option_only_where_the_jvm_would_start_with_it() {
    assertThat(RuntimeModules.howToAdd("jdk.jfr"))
        .isEqualTo("start the JVM with --add-modules jdk.jfr");
    assertThat(RuntimeModules.howToAdd("jdk.not.in.this.image"))
        .isEqualTo("build its image with jlink --add-modules jdk.not.in.this.image");
  }
}
