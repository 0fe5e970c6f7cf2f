package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.HolderReading;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillTest {
  private static final int MANY = 1_500_000;
  private final Walker walker = new Walker();

  FillTest() throws ReflectiveOperationException {}

  private static final class Log {
    private final StringBuilder text = new StringBuilder();
    private long[] samples = new long[2_000_000];
    private int size = MANY;
    private final int[] table = new int[1_100_000];
  }

  @Test
  void what_is_in_a_buffer_counts_and_not_how_long_it_is() {
    Log log = new Log();
    log.text.append("x".repeat(MANY));
    Map<String, HolderReading> found = walker.fromObject(log);

    assertThat(found.get(Log.class.getName() + ".text").entries()).isEqualTo(MANY);
    assertThat(found.get(Log.class.getName() + ".samples").entries()).isEqualTo(MANY);
    assertThat(found.get(Log.class.getName() + ".text").reached().room())
        .isEqualTo(log.text.capacity());
    assertThat(found.get(Log.class.getName() + ".samples").reached().room()).isEqualTo(2_000_000);
    log.text.append("y");
    log.size++;
    assertThat(walker.readings().get(Log.class.getName() + ".samples").entries())
        .isGreaterThanOrEqualTo(MANY);
    assertThat(log.samples.length + log.size).isPositive();
  }

  @Test
  void an_array_without_a_count_is_as_full_as_it_is_long() {
    Log log = new Log();
    log.size = 7;

    HolderReading samples = walker.fromObject(log).get(Log.class.getName() + ".samples");

    assertThat(samples.entries()).isEqualTo(2_000_000);
    assertThat(samples.reached().room()).isNull();
    assertThat(log.table).isNotEmpty();
  }

  private static final class Console {
    private final PrintStream out;

    Console(ByteArrayOutputStream bytes) {
      out = new PrintStream(new BufferedOutputStream(bytes), true, StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_buffer_behind_streams_is_named_by_the_field_that_has_the_outermost() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console console = new Console(bytes);
    console.out.println("x".repeat(MANY));
    Map<String, HolderReading> found = walker.fromObject(console);

    assertThat(found.get(Console.class.getName() + ".out").entries()).isEqualTo(bytes.size());
    assertThat(found).doesNotContainKey("java.io.FilterOutputStream.out");
    assertThat(found.get(Console.class.getName() + ".out").reached().words())
        .startsWith("a buffer of bytes in ");
  }
}
