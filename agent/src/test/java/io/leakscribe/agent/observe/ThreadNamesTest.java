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
        "worker-Q8xK2vR7tL9mW3pZ | worker-#",
        "eyJhbGciOiJIUzI1NiJ9.x | #.x",
        "h2c-stream5 | h#c-stream#",
        "lettuce-nioEventLoop-4-1 | lettuce-nioEventLoop-#-#",
      })
  void keepsTheKindAndNothingThatMayBeData(String name, String pattern) {
    assertThat(ThreadNames.pattern(name).strip()).isEqualTo(pattern.strip());
  }
}
