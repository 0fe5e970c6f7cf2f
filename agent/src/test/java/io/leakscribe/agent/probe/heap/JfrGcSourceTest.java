package io.leakscribe.agent.probe.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("stops a recording")
class JfrGcSourceTest {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final AtomicInteger flushes = new AtomicInteger();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicBoolean gaveUp = new AtomicBoolean();

  /** Asked for the time at each flush of the recorder. */
  private final InstantSource clock =
      () -> {
        flushes.incrementAndGet();
        if (failing.get()) {
          throw new IllegalStateException("no clock");
        }
        return InstantSource.system().instant();
      };

  private final GcReadings readings =
      new GcReadings(true, true, new HeardAt(clock, InstantSource.system()));

  private final JfrGcSource source = new JfrGcSource(readings, log::add, () -> gaveUp.set(true));

  @Test
  void what_fails_again_and_again_is_one_line_and_not_the_applications_standard_error() {
    failing.set(true);
    source.start();
    flushesOn(3);
    assertThat(log).singleElement().asString().contains("no clock");
  }

  @Test
  void where_the_application_stops_our_recording_another_one_is_begun() {
    source.start();
    flushesOn(1);
    FlightRecorder.getFlightRecorder().getRecordings().stream()
        .filter(recording -> recording.getName().equals("leakscribe collections"))
        .forEach(Recording::stop);
    flushesOn(4); // the stopped one may tell of what it had
    assertThat(log).isEmpty();
    assertThat(gaveUp).isFalse();
  }

  @AfterEach
  void close() {
    source.close();
  }

  private void flushesOn(int more) {
    int before = flushes.get();
    await().atMost(Duration.ofMinutes(1)).until(() -> flushes.get() >= before + more);
  }
}
