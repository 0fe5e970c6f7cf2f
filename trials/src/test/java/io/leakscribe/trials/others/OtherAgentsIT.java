package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.trials.others.Neighbour.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another agent in the same JVM, before ours or after it: both do their work. */
final class OtherAgentsIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void works_beside_an_agent_that_came_before(Neighbour other) throws Exception {
    try (Backend backend = Backend.open()) {
      Site site = new Site(directory, backend, Backend.freePort());
      bothWork(builder(other, site).vm(other.javaagent(site)).agent("port=0"), other, site);
    }
  }

  @ParameterizedTest
  @EnumSource
  void works_beside_an_agent_that_came_after(Neighbour other) throws Exception {
    try (Backend backend = Backend.open()) {
      Site site = new Site(directory, backend, Backend.freePort());
      ForkedJvm.Builder builder =
          builder(other, site).vm(other.settingsWhenLast().toArray(new String[0]));
      bothWork(builder.agent("port=0").vm(other.javaagent(site)), other, site);
    }
  }

  private static ForkedJvm.Builder builder(Neighbour other, Site site) {
    return ForkedJvm.in(site.directory())
        .vm("-Xmx256m")
        .vm(other.settings(site).toArray(new String[0]));
  }

  private static void bothWork(ForkedJvm.Builder builder, Neighbour other, Site site)
      throws Exception {
    try (Neighbourhood shop = Neighbourhood.start(builder, site.directory())) {
      shop.seesTheHolderGrow();
      other.awaitItsWork(shop.jvm(), site);
      assertThat(shop.holders())
          .isNotEmpty()
          .allMatch(holder -> holder.startsWith("com.shop.") || other.isOnTheClassPath());
      shop.endsWell();
      leaksNothing(shop, site.backend());
    }
  }

  /** What we log and count, and who scrapes us, is told to nobody by others. */
  private static void leaksNothing(Neighbourhood shop, Backend backend) {
    assertThat(backend.received()).noneMatch(sent -> sent.contains("leakscribe"));
    assertThat(shop.jvm().output())
        .filteredOn(line -> line.contains("Exporter"))
        .noneMatch(line -> line.contains("leakscribe"));
  }
}
