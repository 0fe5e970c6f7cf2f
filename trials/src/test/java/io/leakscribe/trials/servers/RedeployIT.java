package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent keeps nothing of an application that has been replaced. */
final class RedeployIT {
  private static final int TIMES = 50;
  private static final int VISITS = 20;
  private static final String LOADER = "ParallelWebappClassLoader";
  private static final String HOLDER = "com.example.desk.Visitors.VISITS";

  /** What looks into an application when it goes may keep that one, until it is over. */
  private static final Duration WALK = Duration.ofSeconds(60);

  private static final Duration CALM = Duration.ofMinutes(5);

  /** Of the agent's own classes that are loaded meanwhile, in KiB. */
  private static final long OWN_METASPACE = 3 * 1024;

  @TempDir private Path directory;

  @Test
  void fifty_redeploys_leave_no_class_loader_behind_while_a_leak_is_looked_into() throws Exception {
    long without = loadersWithoutTheAgent();
    Path data = Files.createDirectory(directory.resolve("data"));
    try (Server server = start("watched", Tomcat.agent(data), data)) {
      Leaks.areSuspected(server, 20_000, HOLDER);
      Loaders loaders = new Loaders(directory, server.jvm());
      redeploy(server, 5);
      long metaspace = loaders.metaspace();
      redeploy(server, TIMES - 5);
      await()
          .atMost(WALK)
          .untilAsserted(() -> assertThat(loaders.living(LOADER)).isLessThanOrEqualTo(without + 1));
      assertThat(loaders.metaspace()).isLessThan(metaspace + OWN_METASPACE);
      forgets(server, loaders);
      server.endsUnharmed();
    }
  }

  @Test
  void nor_do_they_where_the_agent_came_late() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (Server server = start("late", "-XX:+EnableDynamicAgentLoading", data)) {
      redeploy(server, 1);
      server.jvm().attach("port=0,dir=" + data);
      redeploy(server, 5);
      Loaders loaders = new Loaders(directory, server.jvm());
      await().atMost(WALK).untilAsserted(() -> assertThat(loaders.living(LOADER)).isEqualTo(2));
      forgets(server, loaders);
      server.endsUnharmed();
    }
  }

  private long loadersWithoutTheAgent() throws Exception {
    try (Server server = start("alone", "", directory)) {
      redeploy(server, 5);
      return new Loaders(directory, server.jvm()).living(LOADER);
    }
  }

  /**
   * Nothing of the application is shown once it is gone. The suspect of an incident goes last: when
   * it was calm for as long as it had grown.
   */
  private static void forgets(Server server, Loaders loaders) {
    await()
        .atMost(WALK)
        .untilAsserted(
            () ->
                assertThat(server.scrape().rows().keySet())
                    .anyMatch(row -> row.contains("com.example.desk.")));
    new Manager(server.application()).undeploy();
    await()
        .atMost(WALK)
        .untilAsserted(
            () -> {
              assertThat(loaders.living("com.example.desk.Visitors$Visit")).isZero();
              assertThat(server.scrape().rows().keySet())
                  .filteredOn(row -> !row.startsWith("leakscribe_suspect_"))
                  .noneMatch(row -> row.contains("com.example.desk."));
            });
    await()
        .atMost(CALM)
        .untilAsserted(
            () ->
                assertThat(server.scrape().rows().keySet())
                    .noneMatch(row -> row.contains("com.example.desk.")));
  }

  private void redeploy(Server server, int times) throws Exception {
    Manager manager = new Manager(server.application());
    for (int i = 0; i < times; i++) {
      manager.deploy(directory.resolve("desk.war"));
      for (int visit = 0; visit < VISITS; visit++) {
        String cookie = Visitors.come(server.application(), 1_000);
        if (visit % 2 == 0) {
          Visitors.leave(server.application(), cookie);
        }
      }
    }
  }

  private Server start(String name, String agent, Path data) throws Exception {
    Tomcat tomcat = new Tomcat(11, Files.createDirectory(directory.resolve(name)));
    Manager.install(tomcat);
    Path war = tomcat.pack(directory.resolve("desk.war"));
    Files.copy(war, tomcat.base.resolve("webapps/desk.war"));
    return tomcat.start("-Xmx96m " + agent, data);
  }
}
