package io.leakscribe.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.journal.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the leaking shop by way of Prometheus, Alertmanager and the receiver to the draft. */
class StackIT {
  private static final Duration CONFIRMED = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration SETTLED = Duration.ofMinutes(8);

  @RegisterExtension final RunDirectories directories = new RunDirectories();

  @Test
  void theAlertNamesTheSuspectAndTheDraftTellsByTheSignalWhatTheFixDid() {
    Scenario leaking = Scenario.number(1);
    try (Site site = open("stack-fix")) {
      site.deploy(leaking);
      Map<String, String> annotations = fired(site);
      assertThat(annotations).extractingByKey("description").asString().contains(leaking.holder());
      assertAlertInTimeline(site);
      assertThat(site.stack().page("/")).contains(site.story().incidents().get(0));

      site.deploy(leaking.fixed());
      await("the alert to end")
          .atMost(SOON)
          .until(() -> site.stack().firing(Crew.CONFIRMED).isEmpty());
      await("its end in the journal").atMost(SOON).until(() -> told(site, "resolved"));
      String mitigation =
          await("a draft that tells what the fix did")
              .atMost(SETTLED)
              .pollInterval(Duration.ofSeconds(3))
              .until(() -> row(redraft(site), "Mitigation"), row -> !row.contains("unknown"));
      assertThat(mitigation)
          .contains(leaking.release(), leaking.fixed().release())
          .containsPattern("an hour.* before, .*an hour.* after");
      // Sure it can be only when it has been watched for longer than the leak took to show.
      assertThat(row(draft(site), "Recovery"))
          .containsPattern("watched for|too early|from the signal");
    }
  }

  @Test
  void aKilledShopIsNoRecovery() {
    try (Site site = open("stack-kill")) {
      site.deploy(Scenario.number(1));
      fired(site);
      assertAlertInTimeline(site);

      site.kill();

      await("Alertmanager to call it resolved").atMost(SOON).until(() -> told(site, "resolved"));
      await("a draft that has it")
          .atMost(SOON)
          .until(() -> timeline(draft(site)), rows -> rows.contains("resolved"));
      String draft = draft(site);
      assertThat(row(draft, "Recovery")).contains("unknown");
    }
  }

  private Site open(String name) {
    return Site.open(Forked.artifacts(), Forked.jvm(), directories.empty(name));
  }

  private static Map<String, String> fired(Site site) {
    return await("the alert")
        .atMost(CONFIRMED)
        .until(() -> site.stack().firing(Crew.CONFIRMED), Optional::isPresent)
        .orElseThrow();
  }

  private static void assertAlertInTimeline(Site site) {
    await("the alert in the journal").atMost(SOON).until(() -> told(site, "firing"));
    await("the alert in the draft")
        .atMost(SOON)
        .until(() -> timeline(draft(site)), rows -> rows.contains(Crew.CONFIRMED));
  }

  /** Whether the journal has the alert with that status, as Alertmanager told it. */
  private static boolean told(Site site, String status) {
    return site.story().of(Event.AlertReceived.class).stream()
        .map(Event.AlertReceived::alert)
        .anyMatch(
            alert ->
                status.equals(alert.get("status"))
                    && String.valueOf(alert.get("labels")).contains(Crew.CONFIRMED));
  }

  /** The draft as {@code report} makes it now. */
  private static String redraft(Site site) {
    DraftFiles.refresh(site.directory());
    return draft(site);
  }

  private static String draft(Site site) {
    List<String> incidents = site.story().incidents();
    assertThat(incidents).hasSize(1);
    Path draft = DraftFiles.directory(site.directory(), incidents.get(0)).resolve("postmortem.md");
    try {
      return Files.exists(draft) ? Files.readString(draft) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String timeline(String draft) {
    int from = draft.indexOf("## Timeline");
    int to = draft.indexOf("## Root cause");
    return from < 0 || to < from ? "" : draft.substring(from, to);
  }

  /** The line of a table that begins with that word. */
  private static String row(String draft, String word) {
    return draft.lines().filter(line -> line.startsWith("| " + word)).findFirst().orElse("unknown");
  }
}
