package io.leakscribe.agent.probe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.leakscribe.agent.observe.ProcessReading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessProbeTest {

  @Test
  void reads_the_process_it_lives_in() {
    ProcessReading reading = new ProcessProbe().read();

    assertThat(reading.heapUsed()).isPositive().isLessThanOrEqualTo(reading.heapMax());
    assertThat(reading.metaspace()).isPositive();
    assertThat(reading.threads()).isPositive();
    assertThat(reading.loadedClasses()).isPositive();
    assertThat(reading.directMax()).isPositive();
    assertThat(reading.allocatedPerSecond()).isNull();
  }

  @Test
  void linux_tells_resident_set_and_limit() {
    assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();
    ProcessReading reading = new ProcessProbe().read();

    assertThat(reading.rss()).isGreaterThan(reading.metaspace());
    assertThat(reading.memoryLimit()).isGreaterThanOrEqualTo(reading.rss());
  }

  @Test
  void without_proc_the_rest_is_still_read() {
    ProcessReading reading = new ProcessProbe(path -> Optional.empty()).read();

    assertThat(reading.rss()).isNull();
    assertThat(reading.memoryLimit()).isNull();
    assertThat(reading.heapUsed()).isPositive();
  }

  @Test
  void direct_buffers_are_counted() {
    ProcessProbe probe = new ProcessProbe();
    long before = probe.read().direct();
    ByteBuffer buffer = ByteBuffer.allocateDirect(5 << 20);

    assertThat(probe.read().direct() - before).isGreaterThanOrEqualTo(buffer.capacity());
  }

  @Test
  void rates_are_since_the_previous_reading() {
    ProcessProbe probe = new ProcessProbe();
    // Begun before the first reading: a pause in between must not make the rate look too small.
    long start = System.nanoTime();
    probe.read();
    byte[][] garbage = new byte[50][];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = new byte[1 << 20];
    }
    burnCpu();
    ProcessReading second = probe.read();
    double seconds = (System.nanoTime() - start) / 1e9;

    assertThat(second.allocatedPerSecond() * seconds).isGreaterThanOrEqualTo(45.0 * (1 << 20));
    assertThat(second.cpuCores()).isPositive();
    assertThat(second.gcTimeShare()).isBetween(0.0, 1.0);
    assertThat(garbage).hasDimensions(50, 1 << 20);
  }

  /** More than the tick in which the platform counts the CPU time of a process. */
  private static void burnCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + 60_000_000;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void the_limit_of_direct_buffers_is_the_option_or_the_heap() {
    assertThat(DirectLimit.of(List.of("-Xmx1g"), 77)).isEqualTo(77);
    assertThat(DirectLimit.of(List.of("-XX:MaxDirectMemorySize=16m"), 77)).isEqualTo(16 << 20);
    assertThat(DirectLimit.of(List.of("-XX:MaxDirectMemorySize=4096"), 77)).isEqualTo(4096);
    assertThat(DirectLimit.of(List.of("-XX:MaxDirectMemorySize=0"), 77)).isEqualTo(77);
    assertThat(DirectLimit.of(List.of("-XX:MaxDirectMemorySize=huge"), 77)).isEqualTo(77);
  }

  @Test
  void a_counter_that_fell_gives_no_rate() {
    Rate rate = new Rate();

    assertThat(rate.next(0, 10.0)).isNull();
    assertThat(rate.next(2_000_000_000L, 14.0)).isEqualTo(2.0);
    assertThat(rate.next(3_000_000_000L, 1.0)).isNull();
    assertThat(rate.next(4_000_000_000L, null)).isNull();
  }
}
