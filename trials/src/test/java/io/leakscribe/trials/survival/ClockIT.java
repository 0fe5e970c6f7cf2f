package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.survival.BusyService;
import io.leakscribe.draft.Drafts;
import io.leakscribe.journal.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sets the wall clock of the host while the service leaks. */
@Order(2)
final class ClockIT {
  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;
  private static final Duration SOON = Duration.ofSeconds(180);

  @TempDir private Path directory;

  @Test
  void an_hour_back_stalls_nothing() throws Exception {
    leakIsFoundAfter(-HOUR, "set back by 3");
  }

  @Test
  void a_day_forward_makes_no_step_in_what_is_measured() throws Exception {
    leakIsFoundAfter(DAY, "set forward by 8");
  }

  private void leakIsFoundAfter(long seconds, String line) throws Exception {
    Mishap mishap = Mishap.in(directory);
    mishap.clockIsWrongBy(0);
    Path data = Files.createDirectory(directory.resolve("data"));
    try (Service service =
        Service.ready(
            mishap.below(Service.builder(directory, data), data).start(BusyService.class), data)) {
      service.tell("leak");
      service.awaitsNewSample();
      Instant set = Instant.now().plusSeconds(seconds);
      mishap.clockIsWrongBy(seconds);
      service.jvm.awaitLine(line);
      Event.Leak leak = service.journals().await(Event.Leak.class, event -> true, SOON);
      Instant now = Instant.now().plusSeconds(seconds);
      assertThat(leak.origin().time()).isBetween(set, now.plusSeconds(5));
      assertThat(leak.suspects().get(0).since())
          .isBetween(set.minusSeconds(100), now.plusSeconds(5));
      assertThat(leak.incident()).startsWith(day(now));
      samplesGoOn(service);
      service.jvm.tell("return");
      assertThat(service.jvm.awaitExit()).isZero();
      assertThat(service.warnings()).hasSize(1);
      assertThat(Drafts.write(data.resolve("shop"), leak.incident())).isNotNull();
    }
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10).replace("-", "");
  }

  /** As many as there are to be, whatever their stamps say. */
  private static void samplesGoOn(Service service) {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(floors(service)).hasSizeGreaterThan(2));
    service.awaitsNewSample();
  }

  /** Readings of the live set. */
  private static List<Long> floors(Service service) {
    return service.journals().events(Event.Sample.class).stream()
        .map(Event.Sample::floorBytes)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
