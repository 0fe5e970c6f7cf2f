package io.leakscribe.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pool-3-thread-17 | pool-#-thread-#",
        "http-nio-8080-exec-4 | http-nio-#-exec-#",
        "Catalina-utility-1 | Catalina-utility-#",
        "GC Thread#3 | GC Thread##",
        "GET /accounts/jane.doe?iban=42 | GET ",
        "worker for jane.doe@example.org | worker",
        "job:secret-token | job",
      })
  void keepsTheKindAndNothingThatMayBeData(String name, String pattern) {
    assertThat(ThreadNames.pattern(name).strip()).isEqualTo(pattern.strip());
  }
}
