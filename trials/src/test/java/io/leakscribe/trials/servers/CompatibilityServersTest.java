package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on servers speaks of the versions that the build brings. */
final class CompatibilityServersTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (\\d[^| ]*) \\|");

  @Test
  void names_each_server_in_the_version_that_is_tried() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/compatibility-servers.md")));
    while (row.find()) {
      documented.put(row.group(1), row.group(2));
    }
    assertThat(documented)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Spring Boot 3", version("boot3/pom.xml", "spring-boot"),
                "Spring Boot 4", version("../sample-app/pom.xml", "spring-boot"),
                "Tomcat 11", version("pom.xml", "servers.tomcat11"),
                "Tomcat 10.1", version("pom.xml", "servers.tomcat10"),
                "Tomcat 9", version("pom.xml", "servers.tomcat9"),
                "Jetty 12", version("pom.xml", "servers.jetty12"),
                "Quarkus", version("quarkus/pom.xml", "quarkus")));
  }

  @Test
  void names_the_tomcat_in_which_applications_were_replaced() throws IOException {
    assertThat(Files.readString(Path.of("../docs/compatibility-servers.md")))
        .contains("running Tomcat " + version("pom.xml", "servers.tomcat11"));
  }

  private static String version(String pom, String of) throws IOException {
    Matcher version =
        Pattern.compile("<" + Pattern.quote(of) + "\\.version>([^<]+)<")
            .matcher(Files.readString(Path.of(pom)));
    assertThat(version.find()).as("a version of %s in %s", of, pom).isTrue();
    return version.group(1);
  }
}
